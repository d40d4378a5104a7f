using Wheelhouse.Models.Binning;
using Wheelhouse.Models.Boosting;
using Wheelhouse.Models.Data;
using Wheelhouse.Models.Scorecards;
using ShapleyWalk = Wheelhouse.Boosting.ShapleyWalk;

namespace Wheelhouse.Models.Files;

/// <summary>Whether a model read from a file holds together, so that scoring never looks outside its tables.</summary>
static class ModelCheck
{
    /// <summary>What is wrong, or null.</summary>
    public static string? Wrong(Model model) =>
        (model.Scorecard is null) == (model.Trees is null) ? "it must hold a scorecard or trees, and not both"
        : model.Scaling is not { Odds: > 0, Pdo: > 0 } || !Finite(model.Scaling.Base, model.Scaling.Odds,
            model.Scaling.Pdo) ? "its scaling must be finite and above zero"
        : model.Inputs.Count == 0 ? "it reads no input"
        : !Rising(model.Baseline.Cuts) || model.Baseline.Shares.Count != model.Baseline.Cuts.Count + 1
            || !Finite([.. model.Baseline.Shares]) ? "its baseline has a gap"
        : model.Scorecard is { } card ? Wrong(card, model.Inputs) : Wrong(model.Trees!, model.Inputs);

    static string? Wrong(Scorecard card, IReadOnlyList<ModelInput> inputs)
    {
        if (!double.IsFinite(card.Constant) || card.Bins.Count != inputs.Count)
        {
            return "its scorecard does not fit its inputs";
        }

        for (var n = 0; n < inputs.Count; n++)
        {
            if (card.Bins[n] is { } bins && Wrong(bins, inputs[n]) is { } wrong)
            {
                return $"the bins of '{inputs[n].Name}' {wrong}";
            }
        }

        foreach (var one in card.Characteristics)
        {
            if (!Known(one.Input) || (one.With is { } with && !Known(with)))
            {
                return "a characteristic reads an input without bins";
            }

            var cells = card.Bins[one.Input]!.All.Count * (one.With is { } w ? card.Bins[w]!.All.Count : 1);
            if (one.Weights.Count != cells || !Finite([.. one.Weights, one.Mean]))
            {
                return $"the weights of '{inputs[one.Input].Name}' have a gap or are not finite";
            }
        }

        return null;

        bool Known(int input) => input >= 0 && input < inputs.Count && card.Bins[input] is not null;
    }

    static string? Wrong(Bins bins, ModelInput input)
    {
        var count = bins.All.Count;
        return bins.Kind != input.Kind ? "are of another kind"
            : bins.Missing < 0 || bins.Missing >= count ? "have none for missing values"
            : !Rising(bins.Cuts) || bins.Cuts.Count >= count ? "have a gap or an overlap"
            : bins.Kind == ColumnKind.Categorical
                && (bins.LevelBins.Count != input.Levels.Count || bins.LevelBins.Any(bin => bin < 0 || bin >= count))
                ? "leave a word out"
            : bins.Specials.Any(one => one.Bin < 0 || one.Bin >= count || !double.IsFinite(one.Value))
                ? "have a special value without a bin"
            : bins.All.Any(bin => !Finite(bin.Woe, bin.Iv, bin.Counts.Goods, bin.Counts.Bads))
                ? "hold a number that is not finite" : null;
    }

    static string? Wrong(TreeEnsemble trees, IReadOnlyList<ModelInput> inputs)
    {
        var nodes = trees.Feature.Length;
        if (new[] { trees.Value.Length, trees.Left.Length, trees.MissingLeft.Length, trees.Cover.Length }
            .Any(length => length != nodes))
        {
            return "its trees have a gap";
        }

        if (!double.IsFinite(trees.Base) || trees.Value.Any(one => !float.IsFinite(one))
            || trees.Cover.Any(one => !float.IsFinite(one) || one <= 0))
        {
            return "its trees hold a number that is not finite, or a node that nothing went through";
        }

        if (trees.Features.Any(one => one.Input < 0 || one.Input >= inputs.Count
            || one.Level >= Math.Max(inputs[one.Input].Levels.Count, 0)))
        {
            return "its trees ask an input that is not there";
        }

        // children lie behind their parent, so a walk always ends
        var lost = Enumerable.Range(0, nodes).Any(n => trees.Feature[n] >= trees.Features.Count
            || (trees.Feature[n] >= 0 && (trees.Left[n] <= n || trees.Left[n] + 1 >= nodes)));
        return lost || trees.Roots.Any(root => root < 0 || root >= nodes) ? "its trees lead out of themselves"
            : Depth(trees) > ShapleyWalk.Deepest ? "its trees are too deep to be walked" : null;
    }

    static int Depth(TreeEnsemble trees)
    {
        var depth = new int[trees.Feature.Length];
        for (var n = 0; n < depth.Length; n++)
        {
            if (trees.Feature[n] >= 0)
            {
                var left = trees.Left[n];
                depth[left] = Math.Max(depth[left], depth[n] + 1);
                depth[left + 1] = Math.Max(depth[left + 1], depth[n] + 1);
            }
        }

        return depth.Max();
    }

    static bool Finite(params double[] numbers) => Array.TrueForAll(numbers, double.IsFinite);

    static bool Rising(IReadOnlyList<double> cuts) =>
        cuts.All(double.IsFinite) && cuts.Zip(cuts.Skip(1)).All(pair => pair.First < pair.Second);
}
