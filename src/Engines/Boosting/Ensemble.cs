namespace Wheelhouse.Boosting;

/// <summary>A trained model: a start, and trees whose answers are added to it.</summary>
public sealed class Ensemble
{
    readonly Tree[] trees;

    internal Ensemble(Bins bins, double start, Tree[] trees) => (Bins, Start, this.trees) = (bins, start, trees);

    public Bins Bins { get; }

    /// <summary>The raw score before any tree.</summary>
    public double Start { get; }

    public IReadOnlyList<Feature> Features => Bins.Features;

    public int TreeCount => trees.Length;

    internal ReadOnlySpan<Tree> Trees => trees;

    /// <summary>The raw score of a row, its values in the order of the features; NaN where not known.</summary>
    public double Score(ReadOnlySpan<float> row)
    {
        Span<byte> sorted = stackalloc byte[Table.MostFeatures];
        return Score(Sort(row, sorted));
    }

    /// <summary>The raw scores of all rows of a table.</summary>
    public double[] Scores(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var sorted = Bins.Sort(table);
        var scores = new double[table.Rows];
        for (var row = 0; row < scores.Length; row++)
        {
            scores[row] = Score(sorted.AsSpan(row * Features.Count, Features.Count));
        }

        return scores;
    }

    internal ReadOnlySpan<byte> Sort(ReadOnlySpan<float> row, Span<byte> sorted)
    {
        if (row.Length != Features.Count)
        {
            throw new ArgumentException($"The model asks {Features.Count} values, {row.Length} are given.",
                nameof(row));
        }

        for (var f = 0; f < row.Length; f++)
        {
            sorted[f] = Bins[f, row[f]];
        }

        return sorted[..row.Length];
    }

    double Score(ReadOnlySpan<byte> sorted)
    {
        var score = Start;
        foreach (var tree in trees)
        {
            score += tree.Answer(sorted);
        }

        return score;
    }
}
