using Wheelhouse.Boosting;

namespace Wheelhouse.Valuation;

/// <summary>The interval around a value: conformalised quantile regression by price band.</summary>
/// <remarks>
/// <para>Two models give the 10 % and the 90 % quantile of what the logarithm of the price differs from the value,
/// for a car like this one (Romano, Patterson and Candès 2019). Then each band of values has a margin of its own,
/// added on both sides: of the n conformity scores max(low - r, r - high) of its listings, all of cars that none of
/// the models in question had seen, the ⌈(n + 1) 0.8⌉-th smallest. A band therefore covers at least 80 % of the next
/// listings like these, whatever the models are worth (Mondrian conformal prediction, Vovk 2003).</para>
/// <para>Worked: scores -0.03, 0.01, 0.02, 0.05: ⌈5 × 0.8⌉ = 4th, a margin of 0.05.</para>
/// </remarks>
sealed record Intervals(Ensemble Low, Ensemble High, double[] Edges, double[] Margins)
{
    internal const double Coverage = 0.8;
    internal const double LowShare = (1 - Coverage) / 2;
    const int Bands = 8;
    const int LeastInBand = 50;

    /// <summary>The features of the two models: the car's, and the value itself.</summary>
    internal static IReadOnlyList<Feature> Asked { get; } = [.. Features.All, new Feature("value")];

    internal int BandOf(double value)
    {
        var place = Array.BinarySearch(Edges, value);
        return place < 0 ? ~place : place;
    }

    /// <summary>Bounds of the logarithm of the price; the value lies between them.</summary>
    internal (double Low, double High) Around(double value, ReadOnlySpan<float> row)
    {
        Span<float> asked = stackalloc float[Asked.Count];
        row.CopyTo(asked);
        asked[^1] = (float)value;
        var margin = Margins[BandOf(value)];
        return (value + Math.Min(Low.Score(asked) - margin, 0), value + Math.Max(High.Score(asked) + margin, 0));
    }

    /// <summary>The edges between bands of about as many listings, and the margin of each.</summary>
    /// <param name="values">Out of sample, like <paramref name="scores"/>.</param>
    internal static (double[] Edges, double[] Margins) Calibrate(double[] values, double[] scores)
    {
        var sorted = values.Order().ToArray();
        var bands = Math.Clamp(values.Length / LeastInBand, 1, Bands);
        double[] edges = [.. Enumerable.Range(1, bands - 1).Select(b => Quantiles.Of(sorted, (double)b / bands))
            .Distinct()];
        var margins = new double[edges.Length + 1];
        var empty = new Intervals(null!, null!, edges, margins);
        foreach (var band in values.Zip(scores).GroupBy(pair => empty.BandOf(pair.First)))
        {
            margins[band.Key] = Margin([.. band.Select(pair => pair.Second)]);
        }

        return (edges, margins);
    }

    internal static double Margin(double[] scores)
    {
        Array.Sort(scores);
        var place = (int)Math.Ceiling((scores.Length + 1) * Coverage);
        return scores[Math.Min(place, scores.Length) - 1];
    }
}
