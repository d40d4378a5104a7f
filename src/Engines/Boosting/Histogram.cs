namespace Wheelhouse.Boosting;

/// <summary>Sums of first and second derivatives by feature and bin, over the rows of a node.</summary>
/// <remarks>
/// Derivatives are whole numbers of a unit that is a power of two, so a sum does not depend on the order of the rows: a
/// model is the same, bit for bit, however its rows were shuffled, and the larger child is the parent less the smaller.
/// </remarks>
sealed class Histogram(int features)
{
    /// <summary>Bins a feature, with the missing one.</summary>
    internal const int Stride = 256;

    /// <summary>Gradient and hessian by turns.</summary>
    readonly long[] sums = new long[features * Stride * 2];

    internal ReadOnlySpan<long> Of(int feature) => sums.AsSpan(feature * Stride * 2, Stride * 2);

    internal void Fill(byte[] bins, ReadOnlySpan<int> rows, int[] gradients, int[] hessians)
    {
        Array.Clear(sums);
        unchecked
        {
            foreach (var row in rows)
            {
                long gradient = gradients[row], hessian = hessians[row];
                var cells = bins.AsSpan(row * features, features);
                for (int f = 0, from = 0; f < cells.Length; f++, from += Stride * 2)
                {
                    var pair = sums.AsSpan(from + (cells[f] * 2), 2);
                    pair[0] += gradient;
                    pair[1] += hessian;
                }
            }
        }
    }

    /// <summary>Makes this the sums of the rows that are in <paramref name="all"/> and not in
    /// <paramref name="part"/>.</summary>
    internal void Difference(Histogram all, Histogram part)
    {
        unchecked
        {
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] = all.sums[i] - part.sums[i];
            }
        }
    }
}
