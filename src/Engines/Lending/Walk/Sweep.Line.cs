namespace Wheelhouse.Lending;

/// <content>What accrues from the as-of day on, as a line.</content>
partial struct Sweep
{
    /// <summary>The line from today, before the forecast goes on.</summary>
    /// <param name="happens">The day of the next event that is agreed ahead; the line ends before it.</param>
    internal readonly AccrualLine Line(int today, int happens)
    {
        var accrues = lent > 0 && (current < count || daily);
        var last = Math.Min(happens, current < count ? rows[current].Due : int.MaxValue) - 1;
        var stands = !accrues || pauses > 0 || (current < count && rows[current].Free);
        var onOverdue = terms.InterestOnOverduePrincipal ? overdue : 0;
        var bearing = stands ? 0 : Bearing + onOverdue;
        last = bearing == 0 ? last : Math.Min(last, EndOfDayCount(today));
        var exact = accrued + accruedOnOverdue + Product(carry, denominator, 1);
        var perDay = Product(bearing, rate, part.Weight(today, today + 1));
        var from = DateOnly.FromDayNumber(today);
        if (exact > long.MaxValue || perDay > long.MaxValue)
        {
            return OfOneDay(from);
        }

        var through = last > DateOnly.MaxValue.DayNumber ? DateOnly.MaxValue
            : DateOnly.FromDayNumber(Math.Max(today, last));
        return new(from, through, (long)exact, (long)perDay, denominator, recognised, terms.Rounding);
    }

    /// <summary>For numbers beyond the columns of any table: the amount of today, and a fold tomorrow.</summary>
    readonly AccrualLine OfOneDay(DateOnly today) => new(today, today, Unrecognised(), 0, 1, 0, terms.Rounding);

    /// <summary>The last day that counts like tomorrow: a day of a leap year may be worth another part of
    /// one.</summary>
    readonly int EndOfDayCount(int today)
    {
        if (part.PerDay == part.PerLeapDay)
        {
            return int.MaxValue;
        }

        var year = DateOnly.FromDayNumber(today + 1).Year;
        while (year < DateOnly.MaxValue.Year && DateTime.IsLeapYear(year) == DateTime.IsLeapYear(year + 1))
        {
            year++;
        }

        return new DateOnly(year, 12, 31).DayNumber;
    }
}
