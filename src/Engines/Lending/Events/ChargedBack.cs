using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>A payment that was good was taken back by the payer's bank, and its amount is owed again.</summary>
/// <remarks>Unlike a reversal it does not change the past: what the payment cleared stays cleared. The amount comes out
/// of the customer's credit first; the rest is principal again, due at once in a row of its own.</remarks>
/// <param name="Of">The <see cref="LoanEvent.Sequence"/> of the payment.</param>
public sealed record ChargedBack(int Sequence, DateOnly ValueDate, DateOnly BookedOn, int Of, Money Amount)
    : LoanEvent(Sequence, ValueDate, BookedOn)
{
    internal override Refusal? Check(LoanTerms terms, DateOnly last) => Of >= Sequence
        ? EventsCheck.No(this, "lending.chargeback_of_nothing", "A chargeback must name a payment booked before it.")
        : EventsCheck.Amount(terms, this, Amount);

    internal override void Enter(ref TurnList turns) => turns.On(ValueDate, Phase.PayBack, this);

    internal override void Act(ref Sweep sweep, in Turn turn) =>
        sweep.PayBack(new(Sequence, turn.Day, -Amount.MinorUnits, IsMoney: true));
}
