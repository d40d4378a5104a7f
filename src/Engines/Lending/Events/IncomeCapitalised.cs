using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>A charge of the lender was added to the principal: it bears interest like a payout, no money went
/// out.</summary>
/// <remarks>The lender earns it day by day to the last due date (<see cref="LoanState.Deferrals"/>). Worked by hand:
/// 900.00 on 1 January and 100.00 on 2 January, 7 %, 30/360, due 1 February: 900 × 7 %/12 × 1/31 + 1 000 × 7 %/12 ×
/// 30/31 = 5.81.</remarks>
/// <param name="Code">What it is for, as a key.</param>
public sealed record IncomeCapitalised(
    int Sequence, DateOnly ValueDate, DateOnly BookedOn, Money Amount, string Code = "income")
    : LoanEvent(Sequence, ValueDate, BookedOn)
{
    internal override Refusal? Check(LoanTerms terms, DateOnly last) => ValueDate > last
        ? EventsCheck.No(this, "lending.lent_after_maturity",
            "A disbursement must come before the last due date; extend the term first.")
        : EventsCheck.Amount(terms, this, Amount);

    internal override void Enter(ref TurnList turns) => turns.On(ValueDate, Phase.Payout, this);

    internal override void Act(ref Sweep sweep, in Turn turn) =>
        sweep.CapitaliseIncome(new(Sequence, Code, Amount.MinorUnits, turn.Day));
}
