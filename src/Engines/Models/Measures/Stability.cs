namespace Wheelhouse.Models.Measures;

/// <summary>Shares of a distribution over bands of a score, kept to be compared with later.</summary>
/// <param name="Cuts">Rising; a score equal to a cut lies above it.</param>
/// <param name="Shares">One more than cuts; they sum to 1.</param>
public sealed record Baseline(IReadOnlyList<double> Cuts, IReadOnlyList<double> Shares)
{
    /// <summary>Tenths of the scores given; bands that would be empty are left out.</summary>
    public static Baseline Of(IReadOnlyList<double> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var sorted = scores.Order().ToArray();
        var cuts = Enumerable.Range(1, 9).Select(n => sorted[(int)((long)sorted.Length * n / 10)])
            .Where(cut => cut > sorted[0]).Distinct().ToList();
        return new(cuts, Distribution(scores, cuts));
    }

    /// <summary>The shares of other scores over the same bands.</summary>
    public double[] Distribution(IReadOnlyList<double> scores) => Distribution(scores, Cuts);

    static double[] Distribution(IReadOnlyList<double> scores, IReadOnlyList<double> cuts)
    {
        var (sorted, shares) = (cuts.ToArray(), new double[cuts.Count + 1]);
        foreach (var score in scores)
        {
            var at = Array.BinarySearch(sorted, score);
            shares[at < 0 ? ~at : at + 1] += 1.0 / scores.Count;
        }

        return shares;
    }
}

/// <summary>How far a distribution has moved.</summary>
public static class Stability
{
    const double Least = 1e-4;

    /// <summary>Population stability index; over the bins of one variable it is called its CSI.</summary>
    /// <remarks>
    /// <code>PSI = sum of (actual − expected) × ln(actual / expected)</code>
    /// <para>A share below 0.0001 is taken as that. Below 0.10 is stable, 0.10 to 0.25 is to be looked at, above 0.25
    /// is to be acted on. Worked by hand: shares .5 .5 that become .6 .4 give 0.1 × ln 1.2 − 0.1 × ln 0.8 = 0.040547.
    /// Source: N. Siddiqi, Credit Risk Scorecards, chapter 9.</para>
    /// </remarks>
    public static double Index(IReadOnlyList<double> expected, IReadOnlyList<double> actual)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(actual);
        ArgumentOutOfRangeException.ThrowIfNotEqual(actual.Count, expected.Count);
        return expected.Zip(actual, (e, a) => (Math.Max(e, Least), Math.Max(a, Least)))
            .Sum(one => (one.Item2 - one.Item1) * Math.Log(one.Item2 / one.Item1));
    }
}
