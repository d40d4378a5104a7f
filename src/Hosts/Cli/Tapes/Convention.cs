using Wheelhouse.Kernel;
using Wheelhouse.Lending;

namespace Wheelhouse.Cli.Tapes;

/// <summary>How a servicer counts daily simple interest: the year's days, and what is cut or rounded when.</summary>
/// <param name="LeapYears">Nights of leap years count 1/366 instead of 1/365.</param>
/// <param name="CutsFactor">The rate of a day is cut to eight decimal places, and the interest to the cent.</param>
/// <remarks>
/// By hand: 11 111.66 at 7.04 % over 32 days. Exactly 68.5816, so 68.58; with the rate of a day cut to 0.00019287,
/// 11 111.66 × 0.00019287 × 32 = 68.5788, so 68.57.
/// </remarks>
sealed record Convention(string Name, bool LeapYears, bool CutsFactor)
{
    const long RateUnit = 100_000_000;
    const long BothYears = 365 * 366;

    /// <summary>All that are tried.</summary>
    public static readonly IReadOnlyList<Convention> All =
    [
        new("act/365, half up", LeapYears: false, CutsFactor: false),
        new("act/365, rate of a day cut to 8 places, interest cut to the cent", LeapYears: false, CutsFactor: true),
        new("act/act, half up", LeapYears: true, CutsFactor: false),
    ];

    /// <summary>Interest in cents on a balance for the nights from one day to another.</summary>
    /// <remarks>A night counts in the year of the day on which it begins.</remarks>
    public long Interest(long balance, Rate rate, int from, int to)
    {
        var perYear = (Int128)(long)(rate.PerYear * RateUnit);
        if (CutsFactor)
        {
            return (long)(balance * (perYear / 365) * (to - from) / RateUnit);
        }

        var leap = LeapYears ? LeapNights(from, to) : 0;
        var nights = to - from;
        return leap == 0 ? HalfUp(balance * perYear * nights, 365 * RateUnit)
            : leap == nights ? HalfUp(balance * perYear * nights, 366 * RateUnit)
            : HalfUp(balance * perYear * ((366L * (nights - leap)) + (365L * leap)), BothYears * RateUnit);
    }

    /// <summary>The same convention as terms of an account that is boarded with a balance on a day.</summary>
    /// <remarks>The engine counts a night in the year of the day on which it ends, so that every day is booked one
    /// earlier (<see cref="Booked"/>) and nights fall into the same years.</remarks>
    public LoanTerms Terms(long balance, Rate rate, int day, int instalments) => new()
    {
        Principal = new(balance, Currency.Usd),
        AnnualRate = CutsFactor ? new(decimal.Truncate(rate.PerYear * RateUnit / 365m) * 365m / RateUnit) : rate,
        StartDate = Booked(day),
        Instalments = Math.Max(1, instalments),
        DayCount = LeapYears ? DayCount.ActualActual : DayCount.Actual365,
        Accrual = AccrualMethod.DailySimple,
        InterestOnOverduePrincipal = true,
        Rounding = CutsFactor ? MidpointRounding.ToZero : MidpointRounding.AwayFromZero,
    };

    /// <inheritdoc cref="Terms"/>
    public static DateOnly Booked(int day) => DateOnly.FromDayNumber(day - 1);

    // Most quotients fit 64 bits, where division takes a fraction of the time.
    static long HalfUp(Int128 numerator, long denominator)
    {
        if (numerator < long.MaxValue / 2)
        {
            return ((2 * (long)numerator) + denominator) / (2 * denominator);
        }

        return (long)(((2 * numerator) + denominator) / (2 * (Int128)denominator));
    }

    static int LeapNights(int from, int to)
    {
        var nights = 0;
        while (from < to)
        {
            var year = DateOnly.FromDayNumber(from).Year;
            var until = Math.Min(to, new DateOnly(year, 12, 31).DayNumber + 1);
            nights += DateTime.IsLeapYear(year) ? until - from : 0;
            from = until;
        }

        return nights;
    }
}
