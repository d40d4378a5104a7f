using Wheelhouse.CreditRisk;
using Wheelhouse.Servicing;

namespace Wheelhouse.Cli.Tapes.Importing;

/// <summary>Where a loan stands at a month end by what the tape tells, counted without any book.</summary>
/// <param name="Owed">Cents.</param>
readonly record struct CourseMonth(DateOnly Month, RollState State, int DaysPastDue, long Owed);

/// <summary>Counts a loan's way from month end to month end straight from the tape.</summary>
/// <remarks>A tape tells no days past due. All payments since the take-over cover instalments in their order; the first
/// that they do not cover is the oldest due. By hand: instalments of 100.00 due from 10 June, 100.00 in June, nothing
/// in July, 100.00 in August: at the end of July 10 July is open for 22 days, of August 10 August for 22.</remarks>
static class TapeCourse
{
    const long OneDollar = 100;

    /// <summary>The balance fell to nothing by something else than principal: more than a dollar, or without any
    /// payment.</summary>
    public static bool IsLost(TapeMonth month) => month is { Before: > 0, After: <= 0 }
        && month.Before - month.Principal > (month.Payment > 0 ? OneDollar : 0);

    /// <summary>Nothing is owed after the month nor in any later one.</summary>
    public static bool IsPaidOff(TapeLoan loan, TapeMonth month) =>
        month.After <= 0 && !IsLost(month) && !loan.Months.Any(m => m.Number > month.Number && m.After > 0);

    /// <summary>The days on which instalments fall due, one after the other, extensions in them.</summary>
    public static IEnumerable<DateOnly> Dues(TapeLoan loan, DateOnly first)
    {
        var (shift, next) = (0, 0);
        for (var number = 0; ; number++)
        {
            // an extension moves the instalment that is due next, and with it all that follow
            while (next < loan.Extensions.Count && loan.Extensions[next].First <= first.AddMonths(number + shift))
            {
                shift += loan.Extensions[next++].Months;
            }

            yield return first.AddMonths(number + shift);
        }
    }

    /// <summary>From the take-over through a month end; the one at which it is gone is the last.</summary>
    public static IReadOnlyList<CourseMonth> Of(TapeLoan loan, TakenOver boarded, DateOnly through)
    {
        var (on, months) = (loan.Facts.Ending, loan.Months.ToDictionary(m => m.Last));
        using var dues = Dues(loan, boarded.Terms.FirstDueDate ?? on.AddMonths(1)).GetEnumerator();
        dues.MoveNext();
        var (covered, owed, course) = (0L, loan.Balance, new List<CourseMonth>());
        for (var end = on; end <= through; end = new DateOnly(end.Year, end.Month, 1).AddMonths(2).AddDays(-1))
        {
            var (lost, gone) = (false, false);
            if (end > on)
            {
                var told = months.TryGetValue(end, out var month);
                (lost, gone) = (told && IsLost(month), !told || IsPaidOff(loan, month));
                (owed, covered) = told ? (Math.Max(0, month.After), covered + month.Payment) : (0, covered);
            }

            while (loan.Instalment > 0 && covered >= loan.Instalment)
            {
                covered -= loan.Instalment;
                dues.MoveNext();
            }

            var late = Math.Max(0, end.DayNumber + 1 - dues.Current.DayNumber);
            var state = RollStates.Of(late, lost, gone);
            course.Add(new(end, state, late, owed));
            if (state.IsGone())
            {
                break;
            }
        }

        return course;
    }
}
