using Wheelhouse.Kernel;
using Wheelhouse.Models.Measures;

namespace Wheelhouse.Models.Data;

/// <summary>Rows as they were, and as many whose cells were drawn apart from each other: what parts the two tells
/// whether the figures of a row fit together.</summary>
/// <remarks>
/// Every column keeps its own values; only what they have to do with each other is lost. A model that learns which rows
/// were drawn has learnt how figures hang together, without a label. Source: T. Hastie, R. Tibshirani, J. Friedman, The
/// Elements of Statistical Learning, 14.2.4 (unsupervised as supervised learning).
/// </remarks>
public static class Contrast
{
    const int Seed = 29;

    /// <param name="name">The new column: 1 in rows that were drawn, 0 in those that were there.</param>
    public static Outcome<Table> Of(Table table, string name)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Find(name) is not null)
        {
            return new Refusal(
                "models.derivation_wrong", $"There is a column '{name}' already; call the new one something else.",
                RefusalKind.Invalid, new RefusalValue("column", name));
        }

        var random = new SplitMix(Seed);
        int[] there = [.. Enumerable.Range(0, table.Rows)];
        var columns = table.Columns.Select(column =>
        {
            var drawn = there.ToArray();
            random.Shuffle(drawn);
            return column.Take([.. there, .. drawn]);
        }).ToList();
        double[] label = [.. there.Select(_ => 0.0), .. there.Select(_ => 1.0)];
        columns.Add(new(name, ColumnKind.Numeric, label, ["0", "1"], Array.ConvertAll(label, one => (int)one)));
        return new Table(columns);
    }
}
