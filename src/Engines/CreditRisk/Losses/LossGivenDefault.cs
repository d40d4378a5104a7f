namespace Wheelhouse.CreditRisk;

/// <summary>Money that came back after a default, or that getting it back cost (negative).</summary>
/// <param name="Month">Months since the default, from 0.</param>
/// <param name="Amount">Minor units.</param>
public readonly record struct Recovery(int Month, long Amount);

/// <summary>What of an exposure is lost when it defaults.</summary>
public static class LossGivenDefault
{
    /// <summary>One default: 1 less the present value of recoveries, net of costs, over the exposure.</summary>
    /// <param name="exposure">On the day of default, in minor units; above zero.</param>
    /// <param name="monthlyRate">The effective rate a month by which recoveries are discounted (IFRS 9
    /// B5.5.55).</param>
    /// <remarks>Between 0 and 1: a gain is no negative loss (B5.5.55, and the custom of workout LGD). By hand:
    /// 50,000.00 at default; after 2 months a car sold for 30,600.00, costs of 400.00 in the same month; at 1 % a month
    /// 30,200 ÷ 1.0201 = 29,604.94, so 1 − 0.592099 = 40.79 %.</remarks>
    public static decimal Of(long exposure, IEnumerable<Recovery> recoveries, decimal monthlyRate)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exposure);
        ArgumentNullException.ThrowIfNull(recoveries);
        var present = 0m;
        foreach (var one in recoveries)
        {
            present += one.Amount * Discounting.Factor(monthlyRate, one.Month);
        }

        return Math.Clamp(1m - (present / exposure), 0m, 1m);
    }

    /// <summary>Of many defaults, weighted by exposure, and at least the floor.</summary>
    /// <param name="defaults">Exposure at default and present value of what came back, both in minor units.</param>
    /// <param name="floor">Also the answer where there was no default yet; from 0 to 1.</param>
    /// <remarks>By hand: 100 lost 40 and 300 lost 60 is 25 %, and 30 % by a floor of 30 %.</remarks>
    public static decimal Pooled(IEnumerable<(long Exposure, long Recovered)> defaults, decimal floor)
    {
        ArgumentNullException.ThrowIfNull(defaults);
        var (exposure, lost) = (0m, 0m);
        foreach (var one in defaults)
        {
            exposure += one.Exposure;
            lost += Math.Max(0, one.Exposure - one.Recovered);
        }

        return exposure == 0m ? floor : Math.Max(floor, Math.Min(1m, lost / exposure));
    }
}
