using Wheelhouse.Lending;

namespace Wheelhouse.Leasing;

/// <summary>From terms to days: when rentals fall due, when a term ends, how many periods lie between.</summary>
/// <remarks>
/// Days are counted from an anchor that is kept: 31 January, 29 February, 31 March. A first period that is longer or
/// shorter is counted back from the first due date in whole periods; the days that are left are a fraction of the
/// period before, as in 12 CFR 1026, appendix J (b)(5). By hand: start 20 January, first rental 1 March, monthly: one
/// whole month back to 1 February, then 12 of the 31 days of the month before: 1 period and 12/31.
/// </remarks>
readonly struct RentCalendar
{
    readonly LeaseTerms terms;
    readonly DateOnly anchor;
    readonly int shift;
    readonly int periodsBefore;

    internal RentCalendar(LeaseTerms terms)
    {
        this.terms = terms;
        anchor = terms.FirstDueDate ?? terms.StartDate;
        shift = terms.FirstDueDate is null && !terms.InAdvance ? 1 : 0;
        var edge = 0;
        while (Slot(edge - 1) >= terms.StartDate)
        {
            edge--;
        }

        var left = Slot(edge).DayNumber - terms.StartDate.DayNumber;
        periodsBefore = -edge;
        Fraction = left == 0 ? 0m : (decimal)left / (Slot(edge).DayNumber - Slot(edge - 1).DayNumber);
    }

    /// <summary>The odd part of a period before the first whole one.</summary>
    internal decimal Fraction { get; }

    internal static int PeriodsPerYear(LeaseTerms terms) =>
        Math.Max(1, (terms.Unit == PeriodUnit.Week ? 52 : 12) / terms.Every);

    /// <summary>The day on which the period of a rental says it is due, from number 1.</summary>
    internal DateOnly Due(int number) => Slot(number - 1 + shift);

    /// <summary>Whole periods from the start to the due day of a rental, besides <see cref="Fraction"/>.</summary>
    internal int PeriodsToDue(int number) => periodsBefore + number - 1 + shift;

    /// <summary>The day on which a term of so many rentals ends.</summary>
    internal DateOnly End(int rentals) => Slot(EndSlot(rentals));

    internal int PeriodsToEnd(int rentals) => periodsBefore + EndSlot(rentals);

    /// <summary>Whole periods and the odd fraction from a day to the due day of a rental.</summary>
    internal (int Periods, decimal Fraction) ToDue(DateOnly day, int number) => Ahead(day, number - 1 + shift);

    /// <summary>The same to the end of a term of so many rentals.</summary>
    internal (int Periods, decimal Fraction) ToEnd(DateOnly day, int rentals) => Ahead(day, EndSlot(rentals));

    (int Periods, decimal Fraction) Ahead(DateOnly day, int slot)
    {
        var edge = slot;
        while (Slot(edge - 1) >= day)
        {
            edge--;
        }

        var left = Slot(edge).DayNumber - day.DayNumber;
        return left <= 0
            ? (Math.Max(0, slot - edge), 0m)
            : (slot - edge, (decimal)left / (Slot(edge).DayNumber - Slot(edge - 1).DayNumber));
    }

    int EndSlot(int rentals) => terms.InAdvance ? rentals : rentals - 1 + shift;

    DateOnly Slot(int periods) => terms.Unit == PeriodUnit.Week
        ? anchor.AddDays(7 * periods * terms.Every)
        : anchor.AddMonths(periods * terms.Every);
}
