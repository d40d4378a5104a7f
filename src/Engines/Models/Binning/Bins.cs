using Wheelhouse.Models.Data;

namespace Wheelhouse.Models.Binning;

/// <summary>One bin of a variable, with what it held in training.</summary>
/// <param name="Label">For people: <c>[2, 5)</c>, <c>−9</c>, <c>rent, other</c>, <c>missing</c>.</param>
/// <param name="Woe">Weight of evidence for good; 0 where the bin held too few rows to tell.</param>
/// <param name="Iv">What it adds to the variable's information value.</param>
public sealed record Bin(string Label, Counts Counts, double Woe, double Iv);

/// <summary>A value with a meaning of its own, such as −9 for "no record", and its bin.</summary>
public readonly record struct Special(double Value, int Bin);

/// <summary>How the values of one variable fall into bins: numbers by cuts, words by list.</summary>
/// <param name="Cuts">Rising; a number below the first cut falls into bin 0, a number equal to a cut into the bin
/// above it.</param>
/// <param name="Specials">Numbers that fall into a bin of their own, whatever the cuts.</param>
/// <param name="LevelBins">For words: bin of each level of the input, in the input's order.</param>
/// <param name="Missing">Bin of a missing value, and of a word never seen in training.</param>
/// <param name="All">The bins: of the cuts or words, of the special values, and the missing one last.</param>
public sealed record Bins(
    ColumnKind Kind,
    Trend Trend,
    IReadOnlyList<double> Cuts,
    IReadOnlyList<Special> Specials,
    IReadOnlyList<int> LevelBins,
    int Missing,
    IReadOnlyList<Bin> All)
{
    readonly double[] cuts = [.. Cuts];

    public double Iv => All.Sum(bin => bin.Iv);

    /// <summary>The bin of a value: a number, or the index of a level; NaN or an unknown index is missing.</summary>
    public int Place(double value)
    {
        if (double.IsNaN(value))
        {
            return Missing;
        }

        if (Kind == ColumnKind.Categorical)
        {
            var level = (int)value;
            return level >= 0 && level < LevelBins.Count ? LevelBins[level] : Missing;
        }

        for (var n = 0; n < Specials.Count; n++)
        {
            if (Specials[n].Value.Equals(value))
            {
                return Specials[n].Bin;
            }
        }

        var at = Array.BinarySearch(cuts, value);
        return at < 0 ? ~at : at + 1;
    }

    public bool Equals(Bins? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
