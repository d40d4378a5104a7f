using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>Money came in.</summary>
public sealed record Repaid(int Sequence, DateOnly ValueDate, DateOnly BookedOn, Money Amount)
    : LoanEvent(Sequence, ValueDate, BookedOn)
{
    internal override Refusal? Check(LoanTerms terms, DateOnly last) => EventsCheck.Amount(terms, this, Amount);

    internal override void Enter(ref TurnList turns) => turns.On(ValueDate, Phase.Payment, this);

    internal override void Act(ref Sweep sweep, in Turn turn) =>
        sweep.Pay(new(Sequence, turn.Day, Amount.MinorUnits, IsMoney: true));
}
