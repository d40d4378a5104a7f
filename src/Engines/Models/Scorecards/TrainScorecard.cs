using Wheelhouse.Kernel;
using Wheelhouse.Models.Binning;
using Wheelhouse.Models.Data;

namespace Wheelhouse.Models.Scorecards;

/// <summary>Builds a scorecard: bins, choice of variables, regression, then pairs that earn their place.</summary>
public static class TrainScorecard
{
    /// <summary>The scorecard, and for each input why it was left out, or null.</summary>
    public sealed record Trained(Scorecard Card, IReadOnlyList<Bins> Bins, IReadOnlyList<string?> LeftOut);

    public static Outcome<Trained> From(TrainingSet set, ScorecardSettings settings)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(settings);
        var bins = Enumerable.Range(0, set.Inputs.Count).Select(input => Bin(set, input, settings)).ToList();
        var leftOut = set.Inputs.Select((input, n) => bins[n].Iv < settings.MinIv ? Weak(bins[n].Iv) : null).ToArray();
        var places = bins.Select((one, n) => leftOut[n] is null ? Places(one, set.Columns[n]) : []).ToList();
        var fitted = new Fitting(set, settings, bins, places, leftOut).Run();
        return fitted.Select(card => new Trained(card, bins, leftOut));
    }

    static string Weak(double iv) =>
        $"information value {iv.ToString("0.0000", System.Globalization.CultureInfo.InvariantCulture)} is too small";

    internal static Bins Bin(TrainingSet set, int input, ScorecardSettings settings)
    {
        var (what, values) = (set.Inputs[input], set.Columns[input]);
        return what.Kind == ColumnKind.Categorical
            ? BinVariable.Categorical(values, what.Levels, set.Labels, settings.Limits)
            : BinVariable.Numeric(values, set.Labels, settings.Limits, settings.Specials.GetValueOrDefault(what.Name));
    }

    static int[] Places(Bins bins, double[] values) => Array.ConvertAll(values, bins.Place);

    /// <summary>A term of the regression: its column over the rows, and how it becomes a characteristic.</summary>
    sealed record Term(int Input, int? With, double[] Effects, int[] Cells)
    {
        public double[] Column { get; } = Array.ConvertAll(Cells, cell => Effects[cell]);
    }

    sealed class Fitting(
        TrainingSet set, ScorecardSettings settings, List<Bins> bins, List<int[]> places, string?[] leftOut)
    {
        readonly List<Term> terms =
        [
            .. Enumerable.Range(0, bins.Count).Where(n => leftOut[n] is null)
                .Select(n => new Term(n, null, [.. bins[n].All.Select(bin => -bin.Woe)], places[n])),
        ];

        public Outcome<Scorecard> Run()
        {
            var fit = Fit();
            var taken = new HashSet<(int, int)>();
            while (fit.IsDone && taken.Count < settings.MostPairs)
            {
                var inputs = terms.Where(term => term.With is null).Select(term => term.Input).ToList();
                if (PairSearch.Best(set, bins, places, inputs, taken, fit.Value.Margins, settings) is not { } pair)
                {
                    break;
                }

                taken.Add((pair.First, pair.Second));
                terms.Add(new(pair.First, pair.Second, pair.Effects, pair.Cells));
                fit = Fit();
            }

            return fit.Select(Card);
        }

        /// <summary>Fits, and drops what the others turn against its own evidence: more of what speaks for good must
        /// never cost points.</summary>
        Outcome<LogisticFit.Fit> Fit()
        {
            while (true)
            {
                var fit = LogisticFit.Of([.. terms.Select(term => term.Column)], set.Labels, settings.Ridge);
                if (!fit.IsDone)
                {
                    return fit;
                }

                var worst = fit.Value.Coefficients.Index().OrderBy(one => one.Item).FirstOrDefault((0, 1));
                if (worst.Item > 0)
                {
                    return fit;
                }

                var term = terms[worst.Index];
                if (term.With is null)
                {
                    leftOut[term.Input] = "the other variables turn its sign";
                }

                terms.RemoveAt(worst.Index);
            }
        }

        Scorecard Card(LogisticFit.Fit fit)
        {
            var used = terms.SelectMany(term => new[] { term.Input, term.With ?? term.Input }).ToHashSet();
            var rows = set.Labels.Weights.Sum();
            var characteristics = terms.Select((term, n) => new Characteristic(
                term.Input, term.With, [.. term.Effects.Select(effect => fit.Coefficients[n] * effect)],
                fit.Coefficients[n] * term.Column.Select((x, row) => x * set.Labels.Weights[row]).Sum() / rows,
                fit.Coefficients[n], fit.Errors[n]));
            return new(fit.Constant, [.. bins.Select((one, n) => used.Contains(n) ? one : null)], [.. characteristics]);
        }
    }
}
