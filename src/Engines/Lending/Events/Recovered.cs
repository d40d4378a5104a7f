using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>Money came in on a loan that was charged off or written off: an auction, a guarantor, the debtor after
/// all.</summary>
/// <remarks>It clears what is still owed; beyond that it makes good what was written off
/// (<see cref="LoanState.Recovered"/>), and only then is it a credit of the customer.</remarks>
/// <param name="From">A key such as <c>auction</c>, <c>guarantor</c> or <c>customer</c>.</param>
public sealed record Recovered(
    int Sequence, DateOnly ValueDate, DateOnly BookedOn, Money Amount, string From = "customer")
    : LoanEvent(Sequence, ValueDate, BookedOn)
{
    internal override Refusal? Check(LoanTerms terms, DateOnly last) => EventsCheck.Amount(terms, this, Amount);

    internal override void Enter(ref TurnList turns) => turns.On(ValueDate, Phase.Payment, this);

    internal override void Act(ref Sweep sweep, in Turn turn) =>
        sweep.Pay(new(Sequence, turn.Day, Amount.MinorUnits, IsMoney: true));
}
