namespace Wheelhouse.Models.Measures;

/// <summary>A share that was counted, with its 95 % interval.</summary>
/// <param name="Low">Lower end (Wilson's score interval, which stays within 0 and 1 however few were counted).</param>
/// <remarks>
/// <code>centre = (p + z²/2n) / (1 + z²/n);  half = z √(p(1 − p)/n + z²/4n²) / (1 + z²/n);  z = 1.959964</code>
/// <para>Worked by hand: 8 of 10 is 0.8 within 0.4902 to 0.9433. Source: E. B. Wilson, Journal of the American
/// Statistical Association 22 (1927), 209–212.</para>
/// </remarks>
public sealed record Proportion(int Hits, int Of, double Share, double Low, double High)
{
    internal const double Normal95 = 1.959963984540054;

    /// <summary>Counts; of none nothing is known, which is the interval from 0 to 1.</summary>
    public static Proportion Counted(int hits, int of)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfLessThan(of, hits);
        if (of == 0)
        {
            return new(0, 0, 0, 0, 1);
        }

        var (share, square) = ((double)hits / of, Normal95 * Normal95);
        var (centre, scale) = (share + square / (2.0 * of), 1 + square / of);
        var half = Normal95 * Math.Sqrt(share * (1 - share) / of + square / (4.0 * of * of));
        return new(hits, of, share, Math.Max(0, (centre - half) / scale), Math.Min(1, (centre + half) / scale));
    }
}

/// <summary>How a group fares beside the largest one.</summary>
/// <param name="Ratio">Adverse impact ratio: its share over the largest group's; null where that has none.</param>
/// <param name="Low">Lower end of the ratio's 95 % interval; null where one of the counts is nought.</param>
/// <param name="PValue">Chance of such a difference where there is none (two proportions, two-sided).</param>
/// <param name="Alarm">The ratio is below four fifths.</param>
public sealed record GroupImpact(
    string Group, Proportion Favoured, double? Ratio, double? Low, double? High, double PValue, bool Alarm);

/// <summary>The four-fifths rule over groups that were counted.</summary>
public static class AdverseImpact
{
    /// <summary>29 CFR 1607.4(D); in credit as practice.</summary>
    public const double FourFifths = 0.8;

    /// <summary>The groups, the largest first; it is the one the others are held against.</summary>
    /// <remarks>
    /// <code>ln ratio ± z √(1/a − 1/n + 1/b − 1/m)</code>
    /// <para>of a from n beside b from m. Worked by hand: 60 of 100 beside 80 of 100 is 0.75, an alarm; its interval is
    /// 0.75 e^(∓1.96 × 0.095743) = 0.6217 to 0.9048. Source: D. Katz et al., Biometrics 34 (1978), 469–474.</para>
    /// </remarks>
    public static IReadOnlyList<GroupImpact> Of(IEnumerable<(string Group, bool Favoured)> rows)
    {
        var groups = rows.GroupBy(row => row.Group, StringComparer.Ordinal)
            .Select(g => (g.Key, Counted: Proportion.Counted(g.Count(row => row.Favoured), g.Count())))
            .OrderByDescending(g => g.Counted.Of).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
        return [.. groups.Select(g => Beside(g.Key, g.Counted, groups[0].Counted))];
    }

    /// <summary>Chance of a difference as large between two shares where there is none: pooled, two-sided.</summary>
    public static double TwoProportions(double one, int rows, double other, int others)
    {
        var pooled = (one * rows + other * others) / (rows + others);
        var variance = pooled * (1 - pooled) * (1.0 / rows + 1.0 / others);
        return variance > 0 ? ChiSquare.Above((one - other) * (one - other) / variance, 1) : 1;
    }

    static GroupImpact Beside(string group, Proportion counted, Proportion reference)
    {
        var ratio = reference.Hits == 0 ? (double?)null : counted.Share / reference.Share;
        var error = counted.Hits == 0 || reference.Hits == 0
            ? (double?)null
            : Math.Sqrt(
                1.0 / counted.Hits - 1.0 / counted.Of + 1.0 / reference.Hits - 1.0 / reference.Of);
        return new(
            group, counted, ratio, ratio * Spread(-error), ratio * Spread(error),
            TwoProportions(counted.Share, counted.Of, reference.Share, reference.Of), ratio < FourFifths);
    }

    static double? Spread(double? error) => error is { } known ? Math.Exp(Proportion.Normal95 * known) : null;
}
