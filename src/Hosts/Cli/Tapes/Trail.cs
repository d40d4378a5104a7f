namespace Wheelhouse.Cli.Tapes;

/// <summary>Walks the months of one loan and keeps the days through which interest may have been paid.</summary>
/// <remarks>The tape tells no payment days. Where it tells the day through which interest was paid before the first
/// month, each payment that is explained gives the day for the next; else every day of the month may be it.</remarks>
sealed class Trail
{
    // Payments are seen with a value date up to so many days after the month that reports them.
    const int Lag = 10;

    readonly TapeLoan loan;
    readonly bool reasons;
    IReadOnlyList<int> starts;
    long carried;
    bool broken = true;

    /// <param name="reasons">Whether to say why a month is not explained; the calibration only counts.</param>
    public Trail(TapeLoan loan, bool reasons)
    {
        (this.loan, this.reasons) = (loan, reasons);
        starts = loan.PaidThrough is { } day ? [day.DayNumber]
            : loan.Months is [var first, ..] ? DaysOf(first.First.AddMonths(-1))
            : [];
    }

    /// <summary>Every month with a payment, in order.</summary>
    /// <param name="convention">The convention that holds in a month.</param>
    public List<Step> Walk(Func<TapeMonth, Convention> convention)
    {
        var steps = new List<Step>(loan.Months.Count);
        foreach (var month in loan.Months)
        {
            if (month.Payment > 0)
            {
                steps.Add(Take(month, convention(month)) with { Breaks = broken });
                broken = !month.IsClean;
            }
            else if (!month.IsClean)
            {
                Lose(month);
                broken = true;
            }
        }

        return steps;
    }

    Step Take(TapeMonth month, Convention convention)
    {
        var search = new DaySearch(convention, loan.RateIn(month), month.Before);
        var step = new Step(month, Finding.Unmatched, "", starts, carried, [], month.Payment)
        {
            Convention = convention,
        };
        if (month is { IsClean: true, Before: > 0 })
        {
            var ends = Ends(search, month);
            if (ends.Count > 0)
            {
                (starts, carried) = (ends, 0);
                return step with { Finding = Finding.WholeDays, Ends = ends };
            }

            if (month.Principal == 0 && search.Interest(starts[0], month.Last.DayNumber) >= month.Interest + carried)
            {
                carried += month.Interest;
                return step with { Finding = Finding.InterestOnly };
            }
        }

        return Explain(step, search, month);
    }

    Step Explain(Step step, DaySearch search, TapeMonth month)
    {
        if (reasons)
        {
            step = Reasons.Explain(loan, step, search);
        }

        Lose(month);
        starts = step.Ends.Count > 0 ? step.Ends : starts;
        return step;
    }

    /// <summary>Days of the month first; else days before it since the last payment, or shortly after it.</summary>
    List<int> Ends(DaySearch search, TapeMonth month)
    {
        var (interest, first, last) = (month.Interest + carried, month.First.DayNumber, month.Last.DayNumber);
        var ends = search.Ends(starts, interest, first, last);
        return ends.Count > 0 || starts.Count > 1 ? ends : search.Ends(starts, interest, starts[0] + 1, last + Lag);
    }

    void Lose(TapeMonth month) => (starts, carried) = (DaysOf(month.First), 0);

    static List<int> DaysOf(DateOnly first) =>
        [.. Enumerable.Range(first.DayNumber, DateTime.DaysInMonth(first.Year, first.Month))];
}
