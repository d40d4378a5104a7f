using System.Globalization;
using System.Text.Json;

namespace Wheelhouse.Models.Boosting;

/// <summary>Turns libxgboost's JSON (schema of version 1.7) into our flat trees.</summary>
static class XgboostModel
{
    public static TreeEnsemble Read(byte[] json, IReadOnlyList<EnsembleFeature> features)
    {
        using var document = JsonDocument.Parse(json);
        var learner = document.RootElement.GetProperty("learner");
        var mean = float.Parse(
            learner.GetProperty("learner_model_param").GetProperty("base_score").GetString()!,
            CultureInfo.InvariantCulture);
        var flat = new Flat();
        foreach (var tree in learner.GetProperty("gradient_booster").GetProperty("model").GetProperty("trees")
            .EnumerateArray())
        {
            flat.Add(new(tree));
        }

        return new(
            -MathF.Log(1 / mean - 1), features, [.. flat.Roots], [.. flat.Feature], [.. flat.Value], [.. flat.Left],
            [.. flat.MissingLeft], [.. flat.Cover]);
    }

    sealed class Source(JsonElement tree)
    {
        public readonly int[] Left = Numbers(tree, "left_children", one => one.GetInt32());
        public readonly int[] Right = Numbers(tree, "right_children", one => one.GetInt32());
        public readonly int[] Feature = Numbers(tree, "split_indices", one => one.GetInt32());
        public readonly float[] Value = Numbers(tree, "split_conditions", one => one.GetSingle());
        public readonly float[] Cover = Numbers(tree, "sum_hessian", one => one.GetSingle());
        public readonly bool[] MissingLeft = Numbers(
            tree, "default_left", one => one.ValueKind == JsonValueKind.True
                || (one.ValueKind == JsonValueKind.Number && one.GetInt32() != 0));

        static T[] Numbers<T>(JsonElement tree, string name, Func<JsonElement, T> read) =>
            [.. tree.GetProperty(name).EnumerateArray().Select(read)];
    }

    /// <summary>The nodes of all trees, in breadth, so that the two children of a node lie side by side.</summary>
    sealed class Flat
    {
        public readonly List<int> Roots = [];
        public readonly List<int> Feature = [];
        public readonly List<float> Value = [];
        public readonly List<int> Left = [];
        public readonly List<bool> MissingLeft = [];
        public readonly List<float> Cover = [];

        public void Add(Source tree)
        {
            Roots.Add(Feature.Count);
            var waiting = new Queue<(int From, int To)>([(0, Reserve())]);
            while (waiting.TryDequeue(out var node))
            {
                var (from, to) = node;
                var leaf = tree.Left[from] < 0;
                (Value[to], Cover[to]) = (tree.Value[from], tree.Cover[from]);
                if (leaf)
                {
                    continue;
                }

                var left = Reserve();
                Reserve();
                (Feature[to], Left[to], MissingLeft[to]) = (tree.Feature[from], left, tree.MissingLeft[from]);
                waiting.Enqueue((tree.Left[from], left));
                waiting.Enqueue((tree.Right[from], left + 1));
            }
        }

        int Reserve()
        {
            Feature.Add(-1);
            Value.Add(0);
            Left.Add(-1);
            MissingLeft.Add(false);
            Cover.Add(0);
            return Feature.Count - 1;
        }
    }
}
