using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>Somebody paid the lender for a lower rate: nothing of it stands in the schedule.</summary>
/// <remarks>The lender earns it day by day to the last due date (<see cref="LoanState.Deferrals"/>).</remarks>
/// <param name="Payer">A key such as <c>maker</c> or <c>dealer</c>.</param>
public sealed record BuyDownPaid(
    int Sequence, DateOnly ValueDate, DateOnly BookedOn, Money Amount, string Payer = "maker")
    : LoanEvent(Sequence, ValueDate, BookedOn)
{
    internal override Refusal? Check(LoanTerms terms, DateOnly last) => EventsCheck.Amount(terms, this, Amount);

    internal override void Enter(ref TurnList turns) => turns.On(ValueDate, Phase.Payout, this);

    internal override void Act(ref Sweep sweep, in Turn turn) =>
        sweep.Defer(new(Sequence, Payer, Amount.MinorUnits, turn.Day));
}
