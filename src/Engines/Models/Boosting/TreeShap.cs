using Wheelhouse.Boosting;

namespace Wheelhouse.Models.Boosting;

/// <summary>Exact Shapley values of an ensemble, by <see cref="ShapleyWalk"/>.</summary>
/// <remarks>Parts and <see cref="Expected"/> sum to the margin. Worked by hand: a stump of covers 30 and 70 with leaves
/// 1 and −1 expects −0.4; a row that goes left has the part 1.4.</remarks>
public static class TreeShap
{
    /// <summary>The mean margin over training, by cover.</summary>
    public static double Expected(TreeEnsemble trees)
    {
        ArgumentNullException.ThrowIfNull(trees);
        return trees.Base + trees.Roots.Sum(root => ShapleyWalk.Mean(new Filled(trees, []), root));
    }

    /// <summary>Adds to each input what its features move the margin by.</summary>
    /// <param name="features">The row as <see cref="TreeEnsemble.Fill"/> makes it.</param>
    /// <param name="parts">One for each input of the model.</param>
    public static void AddParts(TreeEnsemble trees, ReadOnlySpan<float> features, Span<double> parts)
    {
        ArgumentNullException.ThrowIfNull(trees);
        var byFeature = new double[trees.Features.Count];
        foreach (var root in trees.Roots)
        {
            ShapleyWalk.AddParts(new Filled(trees, features), root, byFeature);
        }

        foreach (var (n, part) in byFeature.Index())
        {
            parts[trees.Features[n].Input] += part;
        }
    }

    /// <summary>The trees, and a row as they compare it.</summary>
    readonly ref struct Filled(TreeEnsemble trees, ReadOnlySpan<float> features) : IShapleyTree
    {
        readonly ReadOnlySpan<float> features = features;

        public int Feature(int node) => trees.Feature[node];

        public int Left(int node) => trees.Left[node];

        public int Right(int node) => trees.Left[node] + 1;

        public bool GoesLeft(int node) => trees.Next(node, features) == trees.Left[node];

        public double Value(int leaf) => trees.Value[leaf];

        public double Cover(int node) => trees.Cover[node];
    }
}
