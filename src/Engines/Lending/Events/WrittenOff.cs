namespace Wheelhouse.Lending;

/// <summary>The lender gives up all that is owed: principal, interest to the day, fees and penalties.</summary>
public sealed record WrittenOff(int Sequence, DateOnly ValueDate, DateOnly BookedOn)
    : LoanEvent(Sequence, ValueDate, BookedOn)
{
    internal override void Enter(ref TurnList turns) => turns.On(ValueDate, Phase.End, this);

    internal override void Act(ref Sweep sweep, in Turn turn) => sweep.WriteOff(Sequence, turn.Day);
}
