using System.Globalization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Models.Data;

/// <summary>A column made from others.</summary>
/// <param name="Of">The column it is made from; alone, it is taken over under the new name.</param>
/// <param name="Over">Divides by this column; not known where either is not, or where it is zero.</param>
/// <param name="Is">1 where the column says this, 0 where it says something else.</param>
public sealed record Derivation(string Name, string Of, string? Over = null, string? Is = null);

/// <summary>Makes a table of derived columns, so that a model reads figures of no currency.</summary>
public static class Derive
{
    const int Digits = 6;

    /// <summary>The columns named, and no others, in their order.</summary>
    /// <remarks>Quotients have six decimals, halves to even. By hand: 800 over 846 is 0.945626.</remarks>
    public static Outcome<Table> From(Table table, IReadOnlyList<Derivation> columns)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(columns);
        var made = new List<Column>();
        foreach (var one in columns)
        {
            var column = Made(table, one);
            if (column.Refused is { } no)
            {
                return no;
            }

            made.Add(column.Value);
        }

        return made.Count > 0 && made.DistinctBy(column => column.Name).Count() == made.Count
            ? new Table(made)
            : new Refusal(
                "models.derivation_wrong", "Derive at least one column, each under a name of its own.",
                RefusalKind.Invalid);
    }

    static Outcome<Column> Made(Table table, Derivation one) => table.Named(one.Of).Then(of =>
        one is { Over: not null, Is: not null } ? new Refusal(
            "models.derivation_wrong", $"Derive '{one.Name}' by \"over\" or by \"is\", not by both.",
            RefusalKind.Invalid, new RefusalValue("column", one.Name))
        : one.Over is { } over ? table.Named(over).Then(divisor => Quotient(one.Name, of, divisor))
        : one.Is is { } word ? Numbers(one.Name, [.. of.Texts.Select(text =>
            text < 0 ? double.NaN : of.Levels[text] == word ? 1 : 0)])
        : (Outcome<Column>)(of with { Name = one.Name }));

    static Outcome<Column> Quotient(string name, Column of, Column over) =>
        of.Kind == ColumnKind.Numeric && over.Kind == ColumnKind.Numeric
            ? Numbers(name, [.. of.Values.Zip(over.Values, (a, b) =>
                b == 0 ? double.NaN : Math.Round(a / b, Digits, MidpointRounding.ToEven))])
            : new Refusal(
                "models.derivation_wrong", $"'{of.Name}' over '{over.Name}' needs two columns of numbers.",
                RefusalKind.Invalid, new RefusalValue("column", name));

    static Column Numbers(string name, double[] values)
    {
        var (levels, seen, texts) = (new List<string>(), new Dictionary<double, int>(), new int[values.Length]);
        for (var n = 0; n < values.Length; n++)
        {
            var value = values[n];
            if (double.IsNaN(value))
            {
                texts[n] = -1;
            }
            else if (!seen.TryGetValue(value, out texts[n]))
            {
                seen[value] = texts[n] = levels.Count;
                levels.Add(value.ToString("R", CultureInfo.InvariantCulture));
            }
        }

        return new(name, ColumnKind.Numeric, values, levels, texts);
    }
}
