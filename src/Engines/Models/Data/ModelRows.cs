using Wheelhouse.Kernel;

namespace Wheelhouse.Models.Data;

/// <summary>The rows of a table as a model reads them.</summary>
public sealed record ModelRows(int Rows, int Width, double[] Values)
{
    public ReadOnlySpan<double> Row(int row) => Values.AsSpan(row * Width, Width);

    /// <summary>Finds the columns that a model reads; other columns are read over.</summary>
    /// <remarks>A word that training never saw reads as missing; a word where the model reads a number is refused.
    /// </remarks>
    public static Outcome<ModelRows> Of(IReadOnlyList<ModelInput> inputs, Table table)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(table);
        var values = new double[checked(table.Rows * inputs.Count)];
        for (var n = 0; n < inputs.Count; n++)
        {
            if (table.Find(inputs[n].Name) is not { } column)
            {
                return new Refusal(
                    "models.column_missing", $"The model reads the column '{inputs[n].Name}', which is not there.",
                    RefusalKind.Invalid, new RefusalValue("column", inputs[n].Name));
            }

            var meant = Meanings(inputs[n], column);
            for (var row = 0; row < table.Rows; row++)
            {
                var value = column.Texts[row] < 0 ? double.NaN : meant[column.Texts[row]];
                if (double.IsInfinity(value))
                {
                    return new Refusal(
                        "models.not_a_number",
                        $"Row {row + 2}, column '{column.Name}' must be a number or empty; correct it.",
                        RefusalKind.Invalid, new RefusalValue("row", $"{row + 2}"),
                        new RefusalValue("column", column.Name));
                }

                values[row * inputs.Count + n] = value;
            }
        }

        return new ModelRows(table.Rows, inputs.Count, values);
    }

    /// <summary>What each distinct text of a column means to the model; infinity where it can mean nothing.</summary>
    static double[] Meanings(ModelInput input, Column column)
    {
        if (input.Kind == ColumnKind.Numeric)
        {
            return [.. column.Levels.Select(
                text => Cells.Number(text, out var number) && double.IsFinite(number)
                    ? number : double.PositiveInfinity)];
        }

        var known = input.Levels.Index().ToDictionary(one => one.Item, one => (double)one.Index);
        return [.. column.Levels.Select(text => known.GetValueOrDefault(text, double.NaN))];
    }
}
