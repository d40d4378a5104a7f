using System.Globalization;
using Wheelhouse.Kernel;
using Wheelhouse.Models.Binning;
using Wheelhouse.Models.Boosting;
using Wheelhouse.Models.Data;
using Wheelhouse.Models.Scorecards;

namespace Wheelhouse.Models;

/// <summary>What training made of some rows, before it becomes a model with a card.</summary>
/// <param name="LeftOut">For each input why it is not read, or null.</param>
sealed record Fitted(
    Scorecard? Card, TreeEnsemble? Trees, IReadOnlyList<Bins>? Bins, IReadOnlyList<string?> LeftOut,
    IReadOnlyDictionary<string, string> Settings)
{
    public static Outcome<Fitted> Train(TrainingSet set, Recipe recipe, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (recipe.Kind == ModelKind.Scorecard)
        {
            var settings = CardSettings(recipe);
            return TrainScorecard.From(set, settings).Select(trained => new Fitted(
                trained.Card, null, trained.Bins, trained.LeftOut, Said(settings)));
        }

        var usual = BoostingSettings.For(set.Rows);
        var boosting = usual with
        {
            Monotone = recipe.Monotone,
            Depths = recipe.Depths is { Count: > 0 } depths ? depths : usual.Depths,
            MostRounds = recipe.MostTrees ?? usual.MostRounds,
        };
        return TrainBoosting.From(set, boosting, cancel).Select(trees =>
        {
            var asked = trees.Feature.Where(one => one >= 0).Select(one => trees.Features[one].Input).ToHashSet();
            var leftOut = set.Inputs.Select((_, n) => asked.Contains(n) ? null : "no tree asks it");
            return new Fitted(null, trees, null, [.. leftOut], Said(boosting, trees));
        });
    }

    /// <summary>Bins for the card of a model that has none.</summary>
    public static IReadOnlyList<Bins> BinsOf(TrainingSet set, Recipe recipe) =>
        [.. Enumerable.Range(0, set.Inputs.Count).Select(n => TrainScorecard.Bin(set, n, CardSettings(recipe)))];

    public double[] Margins(TrainingSet set, IReadOnlyList<int> rows)
    {
        var (row, scratch) = (new double[set.Inputs.Count], new float[Trees?.Features.Count ?? 0]);
        return [.. rows.Select(n =>
        {
            set.Row(n, row);
            return Trees is { } trees ? trees.Margin(row, scratch) : Card!.Margin(row);
        })];
    }

    /// <summary>Probability of bad of each row.</summary>
    public double[] Probabilities(ModelRows rows)
    {
        var scratch = new float[Trees?.Features.Count ?? 0];
        return [.. Enumerable.Range(0, rows.Rows).Select(n => Margin.Probability(
            Trees is { } trees ? trees.Margin(rows.Row(n), scratch) : Card!.Margin(rows.Row(n))))];
    }

    static ScorecardSettings CardSettings(Recipe recipe) => new() { Specials = recipe.Specials };

    static Dictionary<string, string> Said(ScorecardSettings settings) => new()
    {
        ["least information value"] = Number(settings.MinIv),
        ["ridge"] = Number(settings.Ridge),
        ["most pairs"] = Number(settings.MostPairs),
        ["price of a bin"] = Number(settings.Limits.Price),
        ["price of a turn"] = Number(settings.Limits.TurnPrice),
        ["least rows of a bin"] = Number(settings.Limits.MinRows),
        ["least share of a bin"] = Number(settings.Limits.MinShare),
    };

    static Dictionary<string, string> Said(BoostingSettings settings, TreeEnsemble trees) => new()
    {
        ["trees"] = Number(trees.Roots.Length),
        ["depths tried"] = string.Join(", ", settings.Depths),
        ["learning rate"] = Number(settings.Rate),
        ["share of rows a tree"] = Number(settings.RowShare),
        ["share of columns a tree"] = Number(settings.ColumnShare),
        ["least weight of a leaf"] = Number(settings.MinChild),
        ["ridge"] = Number(settings.Ridge),
        ["seed"] = Number(settings.Seed),
        ["monotone"] = string.Join(", ", settings.Monotone.Select(one => $"{one.Key} {one.Value:+0;-0}")),
    };

    static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
