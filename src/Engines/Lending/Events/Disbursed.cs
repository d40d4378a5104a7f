using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>Principal was paid out; a loan may have several.</summary>
/// <remarks>The instalment is found anew for the row that contains the day and all after it. How far payouts may go
/// beyond the principal is <see cref="LoanTerms.Limit"/>.</remarks>
public sealed record Disbursed(int Sequence, DateOnly ValueDate, DateOnly BookedOn, Money Amount)
    : LoanEvent(Sequence, ValueDate, BookedOn)
{
    internal override Refusal? Check(LoanTerms terms, DateOnly last) => ValueDate > last
        ? EventsCheck.No(this, "lending.lent_after_maturity",
            "A disbursement must come before the last due date; extend the term first.")
        : EventsCheck.Amount(terms, this, Amount);

    internal override void Enter(ref TurnList turns) => turns.On(ValueDate, Phase.Payout, this);

    internal override void Act(ref Sweep sweep, in Turn turn) => sweep.Lend(Amount.MinorUnits, turn.Day, Sequence);
}
