namespace Wheelhouse.Models.Data;

/// <summary>How the values of a column are to be read.</summary>
public enum ColumnKind
{
    /// <summary>Numbers: their order and distance mean something.</summary>
    Numeric,

    /// <summary>Words: only their identity means something.</summary>
    Categorical,
}

/// <summary>One column of a table: numbers, or codes into its distinct words.</summary>
/// <param name="Values">Row by row: the number, or the index into <paramref name="Levels"/>; NaN where missing.</param>
/// <param name="Levels">The distinct texts of the column in order of first sight, as they were written.</param>
/// <param name="Texts">Row by row the index into <paramref name="Levels"/>; −1 where missing.</param>
public sealed record Column(
    string Name, ColumnKind Kind, double[] Values, IReadOnlyList<string> Levels, int[] Texts)
{
    public int Rows => Texts.Length;

    /// <summary>What was written in a row; empty where missing.</summary>
    public string Text(int row) => Texts[row] < 0 ? "" : Levels[Texts[row]];

    /// <summary>The column of some rows, in the order given; the levels stay.</summary>
    public Column Take(IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var (values, texts) = (new double[rows.Count], new int[rows.Count]);
        for (var n = 0; n < rows.Count; n++)
        {
            (values[n], texts[n]) = (Values[rows[n]], Texts[rows[n]]);
        }

        return this with { Values = values, Texts = texts };
    }
}
