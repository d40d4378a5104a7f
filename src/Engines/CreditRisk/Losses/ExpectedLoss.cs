namespace Wheelhouse.CreditRisk;

/// <summary>The expected credit loss of an exposure under IFRS 9.</summary>
public static class ExpectedLoss
{
    /// <summary>How far stage 1 looks (IFRS 9 5.5.5).</summary>
    const int Year = 12;

    /// <summary>What is expected to be lost, in minor units, not rounded.</summary>
    /// <param name="path">Exposure at the beginning of each month ahead, minor units; index 0 is now.</param>
    /// <param name="monthlyRate">The effective interest rate a month, by which losses are discounted (B5.5.44).</param>
    /// <param name="rates">Weighted loss rates of the segment and state the exposure is in.</param>
    /// <param name="lag">Instalments missed by the month whose end shows the default, that month's included
    /// (<see cref="RollStates.MonthsToDefault"/>); 1 is none before it.</param>
    /// <remarks>
    /// <para>ECL = Σ over months t of loss rate(t) × EAD(t) × (1 + i)^−t. The loss of a month is taken to come at its
    /// end, on what was owed when the first of the missed instalments was not yet: EAD(t) is the path at t − lag, now
    /// at the earliest. Stage 1 ends after twelve months, stage 2 with the life. Stage 3 has defaulted: what is owed
    /// now times the loss given default, which is a present value already.</para>
    /// <para>By hand: 100,000.00 then 50,000.00, rates 1 % and 0.5 %, 1 % a month, lag 1: 1,000 ÷ 1.01 + 250 ÷ 1.0201 =
    /// 990.10 + 245.07 = 1,235.17. Lag 2, the second loss being on 100,000.00 too: 990.10 + 490.15 = 1,480.25.</para>
    /// </remarks>
    public static decimal Of(
        Stage stage, ReadOnlySpan<long> path, decimal monthlyRate, LossRates rates, int lag)
    {
        ArgumentNullException.ThrowIfNull(rates);
        ArgumentOutOfRangeException.ThrowIfLessThan(lag, 1);
        if (path.IsEmpty)
        {
            return 0m;
        }

        if (stage == Stage.Three)
        {
            return path[0] * rates.AtDefault;
        }

        var months = Math.Min(path.Length + lag - 1, rates.Monthly.Length);
        months = stage == Stage.One ? Math.Min(months, Year) : months;
        var (sum, factor, one) = (0m, 1m, Discounting.Factor(monthlyRate, 1));
        for (var month = 0; month < months; month++)
        {
            factor *= one;
            sum += rates.Monthly[month] * path[Math.Max(0, month + 1 - lag)] * factor;
        }

        return sum;
    }
}
