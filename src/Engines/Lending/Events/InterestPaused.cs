using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>No interest for the days from the value date through <paramref name="Through"/>, both included.</summary>
public sealed record InterestPaused(int Sequence, DateOnly ValueDate, DateOnly BookedOn, DateOnly Through)
    : LoanEvent(Sequence, ValueDate, BookedOn)
{
    internal override Refusal? Check(LoanTerms terms, DateOnly last) => Through < ValueDate
        ? EventsCheck.No(this, "lending.pause_runs_backwards",
            "The last day of an interest pause must not come before its first.")
        : null;

    internal override void Enter(ref TurnList turns)
    {
        turns.OnTheEve(ValueDate, Phase.Pause, this);
        turns.On(Through, Phase.Resume, this);
    }

    internal override void Act(ref Sweep sweep, in Turn turn)
    {
        if (turn.Phase == Phase.Pause)
        {
            sweep.Pause(turn.Day);
        }
        else
        {
            sweep.Resume(turn.Day);
        }
    }
}
