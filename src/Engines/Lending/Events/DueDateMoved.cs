using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>A deferral: the first instalment due on or after the value date falls due on another day, and those after
/// it follow from that day.</summary>
/// <remarks>A day of the longer period is worth what it was: in 30/360 a month of 31 days moved by 10 is 41/31 of a
/// twelfth. The instalment is found anew.</remarks>
/// <param name="To">The new due date; from it the next ones are counted.</param>
public sealed record DueDateMoved(int Sequence, DateOnly ValueDate, DateOnly BookedOn, DateOnly To)
    : LoanEvent(Sequence, ValueDate, BookedOn)
{
    internal override Refusal? Check(LoanTerms terms, DateOnly last) =>
        To < ValueDate || To.DayNumber - ValueDate.DayNumber > 731
            ? EventsCheck.No(this, "lending.due_date_out_of_range",
                "The new due date must come on or after the value date, and within two years of it.")
            : null;

    internal override DateOnly Reach(LoanTerms terms, DateOnly last) =>
        last.AddDays(Math.Max(0, To.DayNumber - ValueDate.DayNumber) + 31);

    internal override void Enter(ref TurnList turns) => turns.On(ValueDate, Phase.Dawn, this);

    internal override void Act(ref Sweep sweep, in Turn turn)
    {
        sweep.GoTo(turn.Day - 1);
        sweep.MoveDue(To);
        sweep.Respread();
    }
}
