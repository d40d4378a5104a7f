using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>The customer paid off the loan; whatever the amount leaves open stays owed.</summary>
public sealed record EarlySettled(int Sequence, DateOnly ValueDate, DateOnly BookedOn, Money Amount)
    : LoanEvent(Sequence, ValueDate, BookedOn)
{
    internal override Refusal? Check(LoanTerms terms, DateOnly last) => EventsCheck.Amount(terms, this, Amount);

    internal override void Enter(ref TurnList turns) => turns.On(ValueDate, Phase.Settlement, this);

    internal override void Act(ref Sweep sweep, in Turn turn) => sweep.Settle(Amount.MinorUnits, turn.Day, Sequence);
}
