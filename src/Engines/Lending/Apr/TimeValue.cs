namespace Wheelhouse.Lending;

/// <summary>The five sums of time and money that people know from spreadsheets, in decimals.</summary>
public static class TimeValue
{
    const int DaysPerYear = 365;

    /// <summary>What is paid each period so that the payments are worth a present amount.</summary>
    /// <remarks><code>E = P × i / (1 − (1 + i)^−n), in advance divided by 1 + i</code>
    /// Worked by hand: 10 000 at 8 %/12 in 10 months: 1 037.03, in advance 1 030.16.</remarks>
    /// <param name="perPeriod">A fraction a period.</param>
    /// <param name="present">Major units.</param>
    public static decimal Payment(decimal perPeriod, int periods, decimal present, bool inAdvance = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(periods, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(perPeriod);
        if (perPeriod == 0m)
        {
            return present / periods;
        }

        var growth = PeriodRate.Power(1m + perPeriod, periods);
        var level = present * perPeriod * growth / (growth - 1m);
        return inAdvance ? level / (1m + perPeriod) : level;
    }

    /// <summary>The rate of a period at which flows a period apart, the first today, are worth nothing.</summary>
    /// <remarks>Worked by hand: −100, then 110: 10 %.</remarks>
    /// <param name="flows">Major units; what is paid in is negative.</param>
    /// <returns>The rate, or why there is none (the refusals of <see cref="Apr"/>).</returns>
    public static Kernel.Outcome<decimal> Return(IReadOnlyList<decimal> flows)
    {
        ArgumentNullException.ThrowIfNull(flows);
        var (lent, back) = (new List<UnitPeriodFlow>(), new List<UnitPeriodFlow>());
        for (var i = 0; i < flows.Count; i++)
        {
            (flows[i] < 0 ? lent : back).Add(new(Math.Abs(flows[i]), i));
        }

        return Apr.UsActuarial(lent, back, 1).Select(answer => answer.PerPeriod);
    }

    /// <summary>What dated flows are worth on the day of the first, at an effective rate a year, actual days over
    /// 365.</summary>
    /// <remarks>Worked by hand: −100 and, 365 days later, 109 at 9 %: 0.</remarks>
    /// <param name="annual">Effective: 0.09 for 9 %.</param>
    public static decimal Present(decimal annual, IReadOnlyList<(decimal Amount, DateOnly Day)> flows)
    {
        ArgumentNullException.ThrowIfNull(flows);
        var daily = 1m + Root(1m + annual, DaysPerYear);
        var sum = 0m;
        foreach (var (amount, day) in flows)
        {
            sum += amount / PeriodRate.Power(daily, day.DayNumber - flows[0].Day.DayNumber);
        }

        return sum;
    }

    /// <summary>The return a period when money paid in costs one rate and money paid out earns another.</summary>
    /// <remarks>Worked by hand: −100, 50, 60 at 10 % both ways: 50 × 1.1 + 60 = 115, √1.15 − 1 = 7.24 %.</remarks>
    public static decimal ModifiedReturn(IReadOnlyList<decimal> flows, decimal finance, decimal reinvest)
    {
        ArgumentNullException.ThrowIfNull(flows);
        ArgumentOutOfRangeException.ThrowIfLessThan(flows.Count, 2, nameof(flows));
        var (paid, worth) = (0m, 0m);
        for (var i = 0; i < flows.Count; i++)
        {
            paid -= Math.Min(0m, flows[i]) / PeriodRate.Power(1m + finance, i);
            worth += Math.Max(0m, flows[i]) * PeriodRate.Power(1m + reinvest, flows.Count - 1 - i);
        }

        return Root(worth / paid, flows.Count - 1);
    }

    /// <summary>The rate of a period that so many periods grow to a whole.</summary>
    static decimal Root(decimal growth, int periods) =>
        Apr.UsActuarial([new(1m, 0)], [new(growth, periods)], 1).Value.PerPeriod;
}
