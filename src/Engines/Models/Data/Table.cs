using Wheelhouse.Kernel;

namespace Wheelhouse.Models.Data;

/// <summary>Rows of named columns, all of one length.</summary>
public sealed record Table(IReadOnlyList<Column> Columns)
{
    public int Rows => Columns.Count == 0 ? 0 : Columns[0].Rows;

    public Column? Find(string name) => Columns.FirstOrDefault(column => column.Name == name);

    /// <summary>A column that somebody named, or the refusal that there is none.</summary>
    public Outcome<Column> Named(string name) => Find(name) is { } column ? column : new Refusal(
        "models.no_such_column", $"There is no column '{name}'; name one of the header.",
        RefusalKind.Invalid, new RefusalValue("column", name));

    /// <summary>Some rows, in the order given.</summary>
    public Table Take(IReadOnlyList<int> rows) => new([.. Columns.Select(column => column.Take(rows))]);

    /// <summary>Which rows are bad: those whose target says <paramref name="bad"/>, as text or as the same number.
    /// </summary>
    public Outcome<bool[]> Bads(string target, string bad)
    {
        ArgumentNullException.ThrowIfNull(bad);
        if (Named(target) is { IsDone: false } unknown)
        {
            return unknown.Refused!;
        }

        var column = Find(target)!;

        var missing = Array.IndexOf(column.Texts, -1);
        if (missing >= 0)
        {
            return new Refusal(
                "models.target_missing", $"Row {missing + 2} has no value in the target '{target}'; leave the row out.",
                RefusalKind.Invalid, new RefusalValue("row", $"{missing + 2}"),
                new RefusalValue("column", target));
        }

        var isBad = column.Levels.Select(level => Same(level, bad)).ToArray();
        var bads = Array.ConvertAll(column.Texts, text => isBad[text]);
        var count = bads.Count(one => one);
        return count > 0 && count < bads.Length
            ? bads
            : new Refusal(
                "models.one_class",
                $"The target '{target}' says '{bad}' in {count} of {bads.Length} rows; there must be both kinds.",
                RefusalKind.Invalid, new RefusalValue("column", target), new RefusalValue("bads", $"{count}"));
    }

    static bool Same(string level, string bad) =>
        level == bad || (Cells.Number(level, out var one) && Cells.Number(bad, out var other) && one.Equals(other));
}
