using Wheelhouse.Models.Binning;
using Wheelhouse.Models.Data;

namespace Wheelhouse.Models.Scorecards;

/// <summary>Finds two variables that say more together than the sum of what they say apart.</summary>
/// <remarks>
/// A score test on what the fitted model leaves: in the cell of two bins, S = sum of (y − p) and V = sum of p(1 − p).
/// Where the pair adds nothing, S²/V is about chi-square with one degree of freedom, so the sum over k cells has mean
/// k and variance 2k; a pair is taken when it lies far enough above. A cell's effect is S/(V + shrinkage).
/// Source: the score test of C. R. Rao (1948); the form of the model is the GA²M of Y. Lou et al. (KDD 2013).
/// </remarks>
static class PairSearch
{
    const int MostVariables = 14;

    public sealed record Pair(int First, int Second, double[] Effects, int[] Cells, double Gain);

    /// <summary>The pair with most evidence, or null where none has enough.</summary>
    public static Pair? Best(
        TrainingSet set, IReadOnlyList<Bins?> bins, IReadOnlyList<int[]> places, IReadOnlyList<int> inputs,
        IReadOnlySet<(int, int)> taken, double[] margins, ScorecardSettings settings)
    {
        var (residual, information) = (new double[set.Rows], new double[set.Rows]);
        for (var n = 0; n < set.Rows; n++)
        {
            var (p, weight) = (Margin.Probability(margins[n]), set.Labels.Weights[n]);
            (residual[n], information[n]) = (weight * ((set.Labels.Bad[n] ? 1 : 0) - p), weight * p * (1 - p));
        }

        Pair? best = null;
        var strongest = inputs.OrderByDescending(input => bins[input]!.Iv).Take(MostVariables).Order().ToList();
        foreach (var first in strongest)
        {
            foreach (var second in strongest.Where(other => other > first && !taken.Contains((first, other))))
            {
                var pair = Test(first, second, bins, places, residual, information, settings);
                best = pair is not null && pair.Gain > (best?.Gain ?? 0) ? pair : best;
            }
        }

        return best is null ? null : best with { Cells = CellsOf(places, bins, best.First, best.Second) };
    }

    static Pair? Test(
        int first, int second, IReadOnlyList<Bins?> bins, IReadOnlyList<int[]> places,
        double[] residual, double[] information, ScorecardSettings settings)
    {
        var width = bins[second]!.All.Count;
        var (s, v) = (new double[bins[first]!.All.Count * width], new double[bins[first]!.All.Count * width]);
        var (one, other) = (places[first], places[second]);
        for (var n = 0; n < residual.Length; n++)
        {
            var cell = one[n] * width + other[n];
            s[cell] += residual[n];
            v[cell] += information[n];
        }

        var (sum, cells) = (0.0, 0);
        var effects = new double[s.Length];
        for (var cell = 0; cell < s.Length; cell++)
        {
            if (v[cell] > 0)
            {
                effects[cell] = s[cell] / (v[cell] + settings.PairShrinkage);
                sum += s[cell] * effects[cell];
                cells += v[cell] > settings.PairShrinkage ? 1 : 0;
            }
        }

        var enough = cells > 1 && sum - cells > settings.PairEvidence * Math.Sqrt(2.0 * cells);
        return enough ? new(first, second, effects, [], sum - cells) : null;
    }

    static int[] CellsOf(IReadOnlyList<int[]> places, IReadOnlyList<Bins?> bins, int first, int second)
    {
        var width = bins[second]!.All.Count;
        return [.. places[first].Zip(places[second], (one, other) => one * width + other)];
    }
}
