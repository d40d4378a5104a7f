namespace Wheelhouse.Models.Boosting;

/// <summary>What a tree asks: the number of an input, or whether an input is a certain word.</summary>
/// <param name="Level">The word by its index; −1 for the number itself.</param>
public readonly record struct EnsembleFeature(int Input, int Level)
{
    /// <summary>The value as the trees compare it: single precision, NaN where missing.</summary>
    public float Of(ReadOnlySpan<double> row) =>
        Level < 0 ? (float)row[Input] : row[Input].Equals((double)Level) ? 1f : 0f;
}

/// <summary>Boosted regression trees for the log-odds of bad, in flat arrays.</summary>
/// <param name="Base">The margin before the first tree.</param>
/// <param name="Roots">Index of the root of each tree.</param>
/// <param name="Feature">Of each node: the feature it asks, −1 in a leaf.</param>
/// <param name="Value">Of a node: values below go left. Of a leaf: what it adds to the margin.</param>
/// <param name="Left">Left child; the right one follows it.</param>
/// <param name="MissingLeft">Whether a missing value goes left.</param>
/// <param name="Cover">How much of the training data (its sum of hessians) went through the node.</param>
/// <remarks>Compares in single precision as libxgboost does, and sums in double precision, so that the parts of an
/// explanation add up. Differs from libxgboost's sum in single precision by its rounding alone.</remarks>
public sealed record TreeEnsemble(
    double Base, IReadOnlyList<EnsembleFeature> Features, int[] Roots, int[] Feature, float[] Value, int[] Left,
    bool[] MissingLeft, float[] Cover)
{
    /// <summary>Log-odds of bad of a row of input values.</summary>
    /// <param name="scratch">At least as long as <see cref="Features"/>; written over.</param>
    public double Margin(ReadOnlySpan<double> row, Span<float> scratch)
    {
        Fill(row, scratch);
        var sum = Base;
        foreach (var root in Roots)
        {
            sum += Value[Leaf(root, scratch)];
        }

        return sum;
    }

    /// <summary>The features of a row, as the trees compare them.</summary>
    public void Fill(ReadOnlySpan<double> row, Span<float> features)
    {
        for (var n = 0; n < Features.Count; n++)
        {
            features[n] = Features[n].Of(row);
        }
    }

    /// <summary>The child that a node sends the features to.</summary>
    public int Next(int node, ReadOnlySpan<float> features)
    {
        var value = features[Feature[node]];
        var left = float.IsNaN(value) ? MissingLeft[node] : value < Value[node];
        return left ? Left[node] : Left[node] + 1;
    }

    int Leaf(int root, ReadOnlySpan<float> features)
    {
        var node = root;
        while (Feature[node] >= 0)
        {
            node = Next(node, features);
        }

        return node;
    }

    public bool Equals(TreeEnsemble? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
