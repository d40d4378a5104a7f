namespace Wheelhouse.Screening.Dealers;

/// <summary>The score limits of a share (E. B. Wilson, JASA 22 (1927) 209-212): honest for few trials, too.</summary>
static class Wilson
{
    /// <summary>The 97.5 % point of the normal distribution: two-sided 95 %.</summary>
    const double Z = 1.959964;

    /// <summary>The lower limit of the share at 95 %, to six decimals; null without a trial.</summary>
    /// <remarks>(p + z²/2n − z √(p(1−p)/n + z²/4n²)) / (1 + z²/n). By hand, 3 of 20: p = 0.15, z² = 3.841459,
    /// z²/2n = 0.0960365, p(1−p)/n = 0.006375, z²/4n² = 0.00240091, root 0.0936798, times z 0.183609;
    /// (0.15 + 0.0960365 − 0.183609) / 1.192073 = 0.052369.</remarks>
    internal static decimal? Low(int hits, int trials)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hits, trials);
        if (trials == 0)
        {
            return null;
        }

        var (n, z2) = ((double)trials, Z * Z);
        var p = hits / n;
        var low = (p + (z2 / (2 * n)) - (Z * Math.Sqrt((p * (1 - p) / n) + (z2 / (4 * n * n))))) / (1 + (z2 / n));
        return decimal.Round((decimal)Math.Max(0, low), 6, MidpointRounding.ToEven);
    }
}
