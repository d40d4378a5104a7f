using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>How much of a year the days of one row are worth, as whole numbers over one denominator.</summary>
/// <remarks>
/// Whole numbers keep interest exact until it is rounded: 600 at 7 % over one month of twelve is exactly 3.5, and
/// rounds to 4 half-even; with a decimal factor of 0.00583… it would be 3.4999… and round to 3.
/// </remarks>
/// <param name="PerDay">Numerator of a day in a common year.</param>
/// <param name="PerLeapDay">Numerator of a day in a leap year.</param>
readonly record struct YearPart(long PerDay, long PerLeapDay, long Denominator)
{
    const long BothYears = 365 * 366;

    internal static YearPart Of(DayCount dayCount, in Cadence cadence, in Row row) => dayCount switch
    {
        DayCount.Actual365 => new(1, 1, 365),
        DayCount.Actual360 => new(1, 1, 360),
        DayCount.ActualActual => new(366, 365, BothYears),
        DayCount.Actual365Or366WithFeb29 =>
            HoldsLeapDay(row.Start, row.Due) ? new(365, 365, BothYears) : new(366, 366, BothYears),
        DayCount.Thirty360 => Thirty360(cadence, row),
    };

    /// <summary>The numerator of the days after <paramref name="from"/> through <paramref name="through"/>.</summary>
    internal long Weight(int from, int through)
    {
        if (PerDay == PerLeapDay)
        {
            return PerDay * (through - from);
        }

        long leap = LeapDays(from, through);
        return (PerDay * (through - from - leap)) + (PerLeapDay * leap);
    }

    /// <summary>How many of the days after one day through another lie in a leap year.</summary>
    internal static int LeapDays(int from, int through)
    {
        var leap = 0;
        while (from < through)
        {
            var year = DateOnly.FromDayNumber(from + 1).Year;
            var until = Math.Min(new DateOnly(year, 12, 31).DayNumber, through);
            leap += DateTime.IsLeapYear(year) ? until - from : 0;
            from = until;
        }

        return leap;
    }

    static bool HoldsLeapDay(int start, int due)
    {
        for (var year = DateOnly.FromDayNumber(start).Year; year <= DateOnly.FromDayNumber(due).Year; year++)
        {
            if (!DateTime.IsLeapYear(year))
            {
                continue;
            }

            var leapDay = new DateOnly(year, 2, 29).DayNumber;
            if (leapDay > start && leapDay <= due)
            {
                return true;
            }
        }

        return false;
    }

    static YearPart Thirty360(in Cadence cadence, in Row row)
    {
        if (row.Days == 0)
        {
            return new(0, 0, 1);
        }

        var (part, whole) = cadence.Thirty360;
        if (row.Odd)
        {
            (part, whole) = Broken(cadence, row, part, whole);
        }

        return new(part, part, whole * row.Days);
    }

    /// <summary>A period counted back from its due date: whole periods, and the part of one that is left.</summary>
    static (long Part, long Whole) Broken(in Cadence cadence, in Row row, long part, long whole)
    {
        var periods = 0;
        var edge = row.Due;
        var back = cadence with { Anchor = DateOnly.FromDayNumber(row.Due) };
        while (true)
        {
            var before = back.Due(-(periods + 1)).DayNumber;
            if (before < row.Start)
            {
                long full = edge - before;
                return (part * ((periods * full) + edge - row.Start), whole * full);
            }

            edge = before;
            periods++;
        }
    }
}
