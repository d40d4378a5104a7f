using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>All that is left, arrears included, is spread over new instalments from a new first due date.</summary>
/// <remarks>Rows before keep what was paid of them; the rows that were to come fall away.</remarks>
/// <param name="Instalments">How many new ones.</param>
/// <param name="FirstDueDate">When the first of them is due.</param>
/// <param name="Every">How many units lie between two of them.</param>
/// <param name="Arrears">What becomes of interest that was due and unpaid.</param>
public sealed record Reaged(
    int Sequence, DateOnly ValueDate, DateOnly BookedOn, int Instalments, DateOnly FirstDueDate, int Every = 1,
    PeriodUnit Unit = PeriodUnit.Month, Arrears Arrears = Arrears.Spread)
    : LoanEvent(Sequence, ValueDate, BookedOn)
{
    internal override Refusal? Check(LoanTerms terms, DateOnly last) =>
        FirstDueDate <= ValueDate || FirstDueDate.DayNumber - ValueDate.DayNumber > 731
            ? EventsCheck.No(this, "lending.due_date_out_of_range",
                "The new due date must come on or after the value date, and within two years of it.")
        : Every < 1 || Every > TermsCheck.MostEvery(Unit) || Arrears == Arrears.Kept || !Enum.IsDefined(Arrears)
            ? EventsCheck.No(this, "lending.re_age_out_of_range",
                "New instalments come at least a unit and at most a year apart, and take the arrears in.")
        : EventsCheck.Count(this, Instalments);

    internal override DateOnly Reach(LoanTerms terms, DateOnly last)
    {
        var end = New(terms).Due(Math.Clamp(Instalments, 1, TermsCheck.MostInstalments) - 1);
        return end > last ? end : last;
    }

    internal override void Enter(ref TurnList turns) => turns.On(ValueDate, Phase.Change, this);

    internal override void Act(ref Sweep sweep, in Turn turn)
    {
        sweep.GoTo(turn.Day);
        sweep.ReAge(Instalments, New(sweep.Terms), turn.Day, Arrears, Sequence);
        sweep.Respread();
    }

    Cadence New(LoanTerms terms) => new(Unit, Every, terms.MonthEnd, FirstDueDate);
}
