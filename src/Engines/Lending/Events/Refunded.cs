using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>A seller gave money back for what the loan had paid: a returned add-on, a price cut after
/// delivery.</summary>
/// <remarks>It clears what is due and then principal, as a payment of the customer does. The interest that the money
/// had cost the customer is <see cref="InterestRefund"/>, booked as <see cref="InterestRefunded"/>.</remarks>
/// <param name="From">A key such as <c>dealer</c> or <c>maker</c>.</param>
public sealed record Refunded(int Sequence, DateOnly ValueDate, DateOnly BookedOn, Money Amount, string From = "dealer")
    : LoanEvent(Sequence, ValueDate, BookedOn)
{
    internal override Refusal? Check(LoanTerms terms, DateOnly last) => EventsCheck.Amount(terms, this, Amount);

    internal override void Enter(ref TurnList turns) => turns.On(ValueDate, Phase.Payment, this);

    internal override void Act(ref Sweep sweep, in Turn turn) =>
        sweep.Pay(new(Sequence, turn.Day, Amount.MinorUnits, IsMoney: true));
}
