namespace Wheelhouse.Boosting;

/// <summary>How much of a raw score each feature makes: exact Shapley values of the trees, by
/// <see cref="ShapleyWalk"/>. Base and parts sum to the score.</summary>
public static class TreeShap
{
    /// <summary>The mean raw score over the training rows.</summary>
    public static double Base(Ensemble ensemble)
    {
        ArgumentNullException.ThrowIfNull(ensemble);
        var sum = ensemble.Start;
        foreach (var tree in ensemble.Trees)
        {
            sum += ShapleyWalk.Mean(new Sorted(tree, []), 0);
        }

        return sum;
    }

    /// <summary>The parts of a row's raw score, one a feature.</summary>
    public static double[] Parts(Ensemble ensemble, ReadOnlySpan<float> row)
    {
        ArgumentNullException.ThrowIfNull(ensemble);
        Span<byte> room = stackalloc byte[Table.MostFeatures];
        var sorted = ensemble.Sort(row, room);
        var parts = new double[ensemble.Features.Count];
        foreach (var tree in ensemble.Trees)
        {
            ShapleyWalk.AddParts(new Sorted(tree, sorted), 0, parts);
        }

        return parts;
    }

    /// <summary>A tree over bins, and a row that is sorted into them.</summary>
    readonly ref struct Sorted(Tree tree, ReadOnlySpan<byte> row) : IShapleyTree
    {
        readonly Node[] nodes = tree.Nodes;
        readonly ReadOnlySpan<byte> row = row;

        public int Feature(int node) => nodes[node].IsLeaf ? -1 : nodes[node].Feature;

        public int Left(int node) => node + 1;

        public int Right(int node) => nodes[node].Right;

        public bool GoesLeft(int node) => tree.GoesLeft(nodes[node], row[nodes[node].Feature]);

        public double Value(int leaf) => nodes[leaf].Value;

        public double Cover(int node) => nodes[node].Cover;
    }
}
