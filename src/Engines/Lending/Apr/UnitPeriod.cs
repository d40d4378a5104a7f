namespace Wheelhouse.Lending;

/// <summary>A unit-period of 12 CFR 1026, appendix J (b)(4), and how many lie between two days, (b)(5).</summary>
/// <remarks>
/// <para>By hand: 10 January to 15 February by the month: one full month back from 15 February reaches 15 January, and
/// 5 days are left, a fraction of 5/30. The same by the four-week period (28 days): 36 days are 1 and 8/28.</para>
/// </remarks>
public sealed record UnitPeriod
{
    public static readonly UnitPeriod Month = Months(1);
    public static readonly UnitPeriod SemiMonth = new(byMonths: true, 15, 24);
    public static readonly UnitPeriod Week = Weeks(1);
    public static readonly UnitPeriod Day = new(byMonths: false, 1, 365);

    const int DaysPerMonth = 30;

    readonly bool byMonths;

    UnitPeriod(bool byMonths, int days, int perYear) => (this.byMonths, DaysInOne, PerYear) = (byMonths, days, perYear);

    /// <summary>Days in one unit-period: true days for days and weeks, days of 30-day months for the others.</summary>
    public int DaysInOne { get; }

    /// <summary>How many there are in a year: 12 months, 24 semi-months, 52 weeks, 365 days.</summary>
    public int PerYear { get; }

    /// <summary>A unit-period of 1, 2, 3, 4 or 6 months; years, (b)(5)(v), are not offered.</summary>
    public static UnitPeriod Months(int months)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(months, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(months, 6);
        ArgumentOutOfRangeException.ThrowIfNotEqual(12 % months, 0);
        return new(byMonths: true, months * DaysPerMonth, 12 / months);
    }

    /// <summary>A unit-period of one or more weeks; four weeks make 13 a year.</summary>
    public static UnitPeriod Weeks(int weeks)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(weeks, 1);
        ArgumentOutOfRangeException.ThrowIfNotEqual(52 % weeks, 0);
        return new(byMonths: false, weeks * 7, 52 / weeks);
    }

    /// <summary>An amount placed at the full unit-periods and the odd fraction between two days.</summary>
    public UnitPeriodFlow Between(DateOnly from, DateOnly to, decimal amount)
    {
        var days = byMonths ? ThirtyDayMonths(from, to) : to.DayNumber - from.DayNumber;
        return new(amount, days / DaysInOne, (decimal)(days % DaysInOne) / DaysInOne);
    }

    // (b)(5)(ii) to (iii): full months measured back from the later day count 30 each, then the days that remain.
    static int ThirtyDayMonths(DateOnly from, DateOnly to)
    {
        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month;
        while (to.AddMonths(-months) < from)
        {
            months--;
        }

        return (months * DaysPerMonth) + to.AddMonths(-months).DayNumber - from.DayNumber;
    }
}
