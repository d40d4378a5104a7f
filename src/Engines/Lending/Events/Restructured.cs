using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>The contract was changed for the instalments due on or after the value date: all that may change at
/// once.</summary>
/// <remarks>In this order: the arrears are dealt with, the rate holds, instalments are added, grace is given, the next
/// due date is moved; then the instalment is found anew.</remarks>
/// <param name="AnnualRate">The rate from then on; null keeps it.</param>
/// <param name="ExtraInstalments">So many more follow the last.</param>
/// <param name="GracePrincipal">So many next ones repay no principal.</param>
/// <param name="GraceInterest">So many next ones collect no interest; it waits.</param>
/// <param name="NextDue">The next due date; null keeps it.</param>
/// <param name="Arrears">What becomes of what is overdue.</param>
public sealed record Restructured(
    int Sequence, DateOnly ValueDate, DateOnly BookedOn, Rate? AnnualRate = null, int ExtraInstalments = 0,
    int GracePrincipal = 0, int GraceInterest = 0, DateOnly? NextDue = null, Arrears Arrears = Arrears.Kept)
    : LoanEvent(Sequence, ValueDate, BookedOn)
{
    internal override Refusal? Check(LoanTerms terms, DateOnly last) =>
        ExtraInstalments is < 0 or > TermsCheck.MostInstalments || GracePrincipal is < 0 or > TermsCheck.MostInstalments
        || GraceInterest is < 0 or > TermsCheck.MostInstalments || !Enum.IsDefined(Arrears)
            ? EventsCheck.No(this, "lending.restructuring_out_of_range",
                "Extra instalments and grace must lie between 0 and 600, and the arrears have a treatment that exists.")
        : NextDue is { } due && (due < ValueDate || due.DayNumber - ValueDate.DayNumber > 731)
            ? EventsCheck.No(this, "lending.due_date_out_of_range",
                "The new due date must come on or after the value date, and within two years of it.")
        : AnnualRate is { } rate ? EventsCheck.Rate(this, rate)
        : null;

    internal override DateOnly Reach(LoanTerms terms, DateOnly last) => Cadence.Of(terms).Later(last, ExtraInstalments)
        .AddDays(NextDue is { } due ? Math.Max(0, due.DayNumber - ValueDate.DayNumber) + 31 : 0);

    internal override void Enter(ref TurnList turns)
    {
        turns.Hold(AnnualRate ?? Rate.Zero);
        turns.On(ValueDate, Phase.Dawn, this);
    }

    internal override void Act(ref Sweep sweep, in Turn turn)
    {
        sweep.GoTo(turn.Day - 1);
        if (ExtraInstalments > 0)
        {
            sweep.Append(ExtraInstalments, turn.Day);
        }

        sweep.TakeBack(Arrears, Sequence);
        sweep.Grace(GracePrincipal, GraceInterest);
        if (NextDue is { } due)
        {
            sweep.MoveDue(due);
        }

        if (AnnualRate is { } rate)
        {
            sweep.ChangeRate(rate, turn.Day - 1);
        }

        sweep.Respread();
    }
}
