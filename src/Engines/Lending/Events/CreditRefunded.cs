using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>The customer's credit was paid out to him.</summary>
/// <remarks>When the credit is smaller after all, because a payment before it was reversed, the rest is owed
/// again.</remarks>
public sealed record CreditRefunded(int Sequence, DateOnly ValueDate, DateOnly BookedOn, Money Amount)
    : LoanEvent(Sequence, ValueDate, BookedOn)
{
    internal override Refusal? Check(LoanTerms terms, DateOnly last) => EventsCheck.Amount(terms, this, Amount);

    // the credit may come from what settled the loan that day, so between the two the order of booking decides
    internal override void Enter(ref TurnList turns) => turns.On(ValueDate, Phase.Settlement, this);

    internal override void Act(ref Sweep sweep, in Turn turn) =>
        sweep.PayBack(new(Sequence, turn.Day, -Amount.MinorUnits, IsMoney: true));
}
