using Wheelhouse.Kernel;
using Wheelhouse.Models.Binning;
using Wheelhouse.Models.Data;
using Wheelhouse.Models.Measures;
using Wheelhouse.Models.Scorecards;

namespace Wheelhouse.Models;

/// <summary>The two kinds of model.</summary>
public enum ModelKind
{
    /// <summary>Binned inputs with points.</summary>
    Scorecard,

    /// <summary>Boosted trees.</summary>
    Boosting,
}

/// <summary>Trains a model from a table, measures it on rows it was not trained on, and fills its card.</summary>
/// <remarks>
/// What is measured is the method, on rows held out: from 50,000 rows on one fifth, below that five parts in turn,
/// below 2,000 rows four times five parts. The model itself is then trained on all rows.
/// </remarks>
public static class Training
{
    const int OnePart = 50_000;
    const int Repeated = 2_000;
    const int Parts = 5;
    const int Repeats = 4;
    const int Seed = 17;

    /// <summary>Trains.</summary>
    /// <param name="dataHash">SHA-256 of the file that the table was read from.</param>
    /// <param name="rejects">Applications that were rejected, with the inputs and no outcome; null where none are
    /// known. What is measured stays measured on accepted rows.</param>
    public static Outcome<Model> From(
        Table table, string dataHash, Recipe recipe, Table? rejects = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(recipe);
        var bads = table.Bads(recipe.Target.Column, recipe.Target.Bad);
        if (bads.Refused is { } no)
        {
            return no;
        }

        var chosen = InputChoice.From(table, recipe);
        if (chosen.Refused is { } wrong)
        {
            return wrong;
        }

        var columns = chosen.Value.Columns;
        var set = new TrainingSet(
            [.. columns.Select(ModelInput.Of)], [.. columns.Select(column => column.Values)], new Labels(bads.Value));
        var trained = rejects is null
            ? Fitted.Train(set, recipe, cancel).Select(fitted => (Set: set, Fitted: fitted))
            : RejectInference.Train(set, rejects, recipe, cancel);
        return trained.Then(all => Validate(set, recipe, cancel).Select(validated => Describe(
            table, dataHash, recipe, chosen.Value, set, all.Fitted, validated, rejects?.Rows ?? 0)));
    }

    sealed record Validated(int[] Rows, double[] Risk, bool[] Bad, ValidationFacts Facts);

    static Outcome<Validated> Validate(TrainingSet set, Recipe recipe, CancellationToken cancel)
    {
        var (rows, risk, areas) = (new List<int>(), new List<double>(), new List<double>());
        var bad = set.Labels.Bad;
        var (repeats, parts) = set.Rows >= OnePart ? (1, 1) : (set.Rows < Repeated ? Repeats : 1, Parts);
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            var fold = Folds.Stratified(bad, Parts, Seed + repeat);
            for (var part = 0; part < parts; part++)
            {
                var (train, test) = Folds.Split(fold, part);
                var fitted = Fitted.Train(set.Take(train), recipe, cancel);
                if (fitted.Refused is { } no)
                {
                    return no;
                }

                var margins = fitted.Value.Margins(set, test);
                areas.Add(Separation.Of(margins, [.. test.Select(row => bad[row])]).Auc);
                if (repeat == 0)
                {
                    rows.AddRange(test);
                    risk.AddRange(margins);
                }
            }
        }

        var outcomes = rows.Select(row => bad[row]).ToArray();
        var pooled = Separation.Of(risk, outcomes);
        // parts are trained apart, so the area is their mean; the interval keeps its width
        var (mean, shift) = (areas.Average(), areas.Average() - pooled.Auc);
        var separation = pooled with
        {
            Auc = mean,
            Low = Math.Max(0, pooled.Low + shift),
            High = Math.Min(1, pooled.High + shift),
        };
        var spread = areas.Count > 1
            ? Math.Sqrt(areas.Sum(area => (area - mean) * (area - mean)) / (areas.Count - 1)) : 0;
        var method = parts == 1 ? "one fifth of the rows held out"
            : $"{Parts} parts in turn, the same share of bad rows in each"
                + (repeats > 1 ? $", repeated {repeats} times" : "");
        var facts = new ValidationFacts(
            method, rows.Count, separation, spread,
            Calibration.Of([.. risk.Select(Margin.Probability)], outcomes));
        return new Validated([.. rows], [.. risk], outcomes, facts);
    }

    static Model Describe(
        Table table, string dataHash, Recipe recipe, InputChoice.Chosen chosen, TrainingSet set, Fitted fitted,
        Validated validated, int rejects)
    {
        var scaling = recipe.Scaling;
        var margins = fitted.Margins(set, [.. Enumerable.Range(0, set.Rows)]);
        var baseline = Baseline.Of([.. margins.Select(scaling.Score)]);
        var fairness = recipe.Groups.Select(group => new FairnessFacts(group.ToString(), recipe.Approve, Fairness.Of(
            validated.Risk, validated.Bad, [.. group.Of(table, validated.Rows)], recipe.Approve)));
        var bins = fitted.Bins ?? Fitted.BinsOf(set, recipe);
        var features = set.Inputs.Select((input, n) => new FeatureFacts(
            input.Name, bins[n].Iv, Sign(bins[n]), fitted.LeftOut[n] ?? ""));
        var facts = new ModelFacts(
            recipe.Purpose, dataHash, set.Rows, set.Labels.Bad.Count(one => one), rejects,
            [.. features.Concat(chosen.LeftOut.Select(one => new FeatureFacts(one.Name, 0, "not measured", one.Why)))],
            validated.Facts, [.. fairness], fitted.Settings);
        return new(recipe.Name, recipe.Target, set.Inputs, scaling, fitted.Card, fitted.Trees, baseline, facts);
    }

    static string Sign(Bins bins) => bins.Kind == ColumnKind.Categorical ? "by word" : bins.Trend switch
    {
        Trend.Rising => "risk rises with it",
        Trend.Falling => "risk falls with it",
        Trend.Peak => "risk is highest between",
        Trend.Valley => "risk is lowest between",
        Trend.None => "none",
    };
}
