namespace Wheelhouse.Lending;

/// <summary>The contract was terminated: later rows fall away, all principal is due on the day with the interest to
/// it.</summary>
/// <remarks>Worked by hand: the loan of <see cref="ChargedOff"/> terminated on 1 March, a due date: 83.57 of principal
/// and the period's 0.49 of interest, 84.06.</remarks>
public sealed record Terminated(int Sequence, DateOnly ValueDate, DateOnly BookedOn)
    : LoanEvent(Sequence, ValueDate, BookedOn)
{
    internal override void Enter(ref TurnList turns) => turns.On(ValueDate, Phase.End, this);

    internal override void Act(ref Sweep sweep, in Turn turn) => sweep.Terminate(turn.Day);
}
