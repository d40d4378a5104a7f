using System.Globalization;
using Wheelhouse.Kernel;
using Wheelhouse.Models.Binning;
using Wheelhouse.Models.Data;
using Wheelhouse.Models.Scorecards;

namespace Wheelhouse.Models.Boosting;

/// <summary>How trees are boosted.</summary>
/// <param name="Depths">Depths to try; rows not trained on choose.</param>
/// <param name="MostRounds">Most trees.</param>
/// <param name="Folds">Parts for the choice of depth and number of trees; 1 holds one fifth out instead.</param>
/// <param name="Seed">Of the library's sampling of rows and columns.</param>
public sealed record BoostingSettings(
    IReadOnlyList<int> Depths, double Rate, int MostRounds, double RowShare, double ColumnShare, double MinChild,
    double Ridge, int Folds, int Seed = 7)
{
    /// <summary>By input: 1 where more of it must never lower the risk, −1 where it must never raise it.</summary>
    public IReadOnlyDictionary<string, int> Monotone { get; init; } = new Dictionary<string, int>();

    /// <summary>Settings by the size of the data.</summary>
    public static BoostingSettings For(int rows) => rows switch
    {
        < 3_000 => new([2, 3], 0.03, 600, 0.7, 0.5, 3, 5, 5),
        < 20_000 => new([3, 5, 7], 0.03, 1_200, 0.8, 0.5, 2, 2, 5),
        _ => new([5], 0.03, 1_200, 0.8, 0.4, 20, 5, 1),
    };
}

/// <summary>Trains an ensemble by libxgboost, on one thread and with fixed seeds, so that it comes out the same.
/// </summary>
public static class TrainBoosting
{
    const int EveryRounds = 10;
    const int Patience = 10;
    const int RareLevel = 10;

    public static Outcome<TreeEnsemble> From(
        TrainingSet set, BoostingSettings settings, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(settings);
        if (Xgboost.Missing() is { } missing)
        {
            return missing;
        }

        var features = Features(set);
        var data = Data(set, features);
        var (depth, rounds) = Choose(set, features, data, settings, cancel);
        using var matrix = Matrix(set, data, features.Count, [.. Enumerable.Range(0, set.Rows)]);
        using var booster = new Xgboost.Booster([matrix], Parameters(set, features, settings, depth));
        for (var round = 0; round < rounds; round++)
        {
            cancel.ThrowIfCancellationRequested();
            booster.Grow(matrix);
        }

        return XgboostModel.Read(booster.Save(), features);
    }

    /// <summary>Every number as it is; every word of a categorical input that is not rare, as yes or no.</summary>
    internal static List<EnsembleFeature> Features(TrainingSet set)
    {
        var features = new List<EnsembleFeature>();
        for (var input = 0; input < set.Inputs.Count; input++)
        {
            if (set.Inputs[input].Kind == ColumnKind.Numeric)
            {
                features.Add(new(input, -1));
                continue;
            }

            var seen = set.Columns[input].Where(value => !double.IsNaN(value)).CountBy(value => (int)value);
            var frequent = seen.Where(one => one.Value >= RareLevel).Select(one => one.Key).Order().ToList();
            var (at, skip) = (input, frequent.Count == 2 ? 1 : 0);
            features.AddRange(frequent.Skip(skip).Select(level => new EnsembleFeature(at, level)));
        }

        return features;
    }

    internal static float[] Data(TrainingSet set, IReadOnlyList<EnsembleFeature> features)
    {
        var data = new float[set.Rows * features.Count];
        Span<double> row = new double[set.Inputs.Count];
        for (var n = 0; n < set.Rows; n++)
        {
            set.Row(n, row);
            for (var f = 0; f < features.Count; f++)
            {
                data[n * features.Count + f] = features[f].Of(row);
            }
        }

        return data;
    }

    internal static Xgboost.Matrix Matrix(TrainingSet set, float[] data, int width, int[] rows)
    {
        var part = new float[rows.Length * width];
        for (var n = 0; n < rows.Length; n++)
        {
            Array.Copy(data, rows[n] * width, part, n * width, width);
        }

        return new(
            part, rows.Length, [.. rows.Select(row => set.Labels.Bad[row] ? 1f : 0f)],
            [.. rows.Select(row => (float)set.Labels.Weights[row])]);
    }

    /// <summary>The depth and the number of trees whose likelihood is best on rows that they were not grown on.
    /// </summary>
    static (int Depth, int Rounds) Choose(
        TrainingSet set, List<EnsembleFeature> features, float[] data, BoostingSettings settings,
        CancellationToken cancel)
    {
        var fold = Measures.Folds.Stratified(set.Labels.Bad, Math.Max(settings.Folds, 5), settings.Seed);
        var best = (Depth: settings.Depths[0], Rounds: 1, Loss: double.PositiveInfinity);
        foreach (var depth in settings.Depths)
        {
            var parameters = Parameters(set, features, settings, depth).ToList();
            var trials = new List<Trial>();
            for (var one = 0; one < settings.Folds; one++)
            {
                var (train, test) = Measures.Folds.Split(fold, one);
                trials.Add(new(set, data, features.Count, train, test, parameters));
            }

            for (int grown = EveryRounds, since = 0; grown <= settings.MostRounds && since < Patience; since++)
            {
                var loss = trials.Sum(trial => trial.Grow(EveryRounds, cancel));
                (best, since) = loss < best.Loss ? ((depth, grown, loss), 0) : (best, since);
                grown += EveryRounds;
            }

            trials.ForEach(trial => trial.Dispose());
        }

        // more rows carry more trees
        var share = settings.Folds == 1 ? 1.25 : settings.Folds / (settings.Folds - 1.0);
        var rounds = (int)Math.Round(best.Rounds * Math.Sqrt(share), MidpointRounding.ToEven);
        return (best.Depth, Math.Min(rounds, settings.MostRounds));
    }

    internal static IEnumerable<(string Name, string Value)> Parameters(
        TrainingSet set, IReadOnlyList<EnsembleFeature> features, BoostingSettings settings, int depth)
    {
        var directions = features.Select(one => one.Level < 0
            ? settings.Monotone.GetValueOrDefault(set.Inputs[one.Input].Name) : 0);
        return
        [
            ("objective", "binary:logistic"), ("tree_method", "hist"), ("nthread", "1"), ("verbosity", "0"),
            ("max_depth", $"{depth}"), ("eta", Number(settings.Rate)), ("subsample", Number(settings.RowShare)),
            ("colsample_bytree", Number(settings.ColumnShare)), ("min_child_weight", Number(settings.MinChild)),
            ("lambda", Number(settings.Ridge)), ("seed", $"{settings.Seed}"),
            ("base_score", Number(Math.Clamp(Counts.Of(set.Labels).BadRate, 0.001, 0.999))),
            ("monotone_constraints", $"({string.Join(',', directions)})"),
        ];
    }

    static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Trees grown on some rows and watched on others.</summary>
    sealed class Trial : IDisposable
    {
        readonly Xgboost.Matrix train;
        readonly Xgboost.Matrix test;
        readonly Xgboost.Booster booster;
        readonly bool[] bad;

        public Trial(
            TrainingSet set, float[] data, int width, int[] trainRows, int[] testRows,
            List<(string Name, string Value)> parameters)
        {
            train = Matrix(set, data, width, trainRows);
            test = Matrix(set, data, width, testRows);
            booster = new([train, test], parameters);
            bad = [.. testRows.Select(row => set.Labels.Bad[row])];
        }

        /// <summary>Adds trees; the loss (negative log-likelihood) on the rows that are watched.</summary>
        public double Grow(int rounds, CancellationToken cancel)
        {
            for (var round = 0; round < rounds; round++)
            {
                cancel.ThrowIfCancellationRequested();
                booster.Grow(train);
            }

            var margins = booster.Margins(test);
            return bad.Index().Sum(one => -Math.Log(Math.Max(
                Margin.Probability(one.Item ? margins[one.Index] : -margins[one.Index]), 1e-15)));
        }

        public void Dispose()
        {
            booster.Dispose();
            test.Dispose();
            train.Dispose();
        }
    }
}
