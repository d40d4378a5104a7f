namespace Wheelhouse.Kernel;

/// <summary>What becomes of a day that is no business day.</summary>
public enum BusinessDayRule
{
    /// <summary>It stays.</summary>
    Unadjusted,

    /// <summary>The next business day.</summary>
    Following,

    /// <summary>The next business day of the same month, else the one before.</summary>
    ModifiedFollowing,

    /// <summary>The business day before.</summary>
    Preceding,
}

/// <summary>The holidays of one year.</summary>
/// <param name="Closed">Weekdays without business.</param>
/// <param name="Open">Saturdays and Sundays with business, such as China's make-up days.</param>
/// <param name="Source">The notice or law.</param>
/// <param name="Verified">False where the original was not read; the screen says so.</param>
public sealed record CalendarYear(
    int Year, IReadOnlySet<DateOnly> Closed, IReadOnlySet<DateOnly> Open, string Source, bool Verified);

/// <summary>The business days of a place: Monday to Friday, but for holidays and make-up days, which are
/// data.</summary>
/// <remarks>A year without data has its weekends and no holidays; <see cref="Covers"/> tells.</remarks>
public sealed class Calendar(string code, IReadOnlyList<CalendarYear> years)
{
    readonly Dictionary<int, CalendarYear> byYear = years.ToDictionary(year => year.Year);

    /// <summary>A country by ISO 3166: <c>CN</c>, <c>US</c>.</summary>
    public string Code => code;

    public IReadOnlyList<CalendarYear> Years => years;

    public bool Covers(int year) => byYear.ContainsKey(year);

    public bool IsBusinessDay(DateOnly day)
    {
        var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        return byYear.TryGetValue(day.Year, out var year)
            ? year.Open.Contains(day) || (!weekend && !year.Closed.Contains(day))
            : !weekend;
    }

    /// <summary>The day itself when it is a business day, else the one that the rule names.</summary>
    /// <remarks>By hand: Sunday 31 May 2026 follows to Monday 1 June, modified it goes back to Friday 29 May.</remarks>
    public DateOnly Adjust(DateOnly day, BusinessDayRule rule)
    {
        if (rule == BusinessDayRule.Unadjusted || IsBusinessDay(day))
        {
            return day;
        }

        if (rule == BusinessDayRule.Preceding)
        {
            return Add(day, -1);
        }

        var next = Add(day, 1);
        return rule == BusinessDayRule.ModifiedFollowing && next.Month != day.Month ? Add(day, -1) : next;
    }

    /// <summary>So many business days later, or earlier for a negative number; zero gives the day itself.</summary>
    public DateOnly Add(DateOnly day, int businessDays)
    {
        var step = Math.Sign(businessDays);
        for (var left = Math.Abs(businessDays); left > 0;)
        {
            day = day.AddDays(step);
            left -= IsBusinessDay(day) ? 1 : 0;
        }

        return day;
    }
}
