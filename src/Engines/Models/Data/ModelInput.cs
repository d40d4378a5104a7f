namespace Wheelhouse.Models.Data;

/// <summary>A column that a model reads.</summary>
/// <param name="Levels">The words known in training, for a categorical input; a value is the index of its word.</param>
public sealed record ModelInput(string Name, ColumnKind Kind, IReadOnlyList<string> Levels)
{
    public static ModelInput Of(Column column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return new(column.Name, column.Kind, column.Kind == ColumnKind.Categorical ? column.Levels : []);
    }
}

/// <summary>What a model learns from: inputs, their values column by column, and the outcomes.</summary>
/// <param name="Columns">For each input its values, row by row; NaN is missing.</param>
public sealed record TrainingSet(
    IReadOnlyList<ModelInput> Inputs, IReadOnlyList<double[]> Columns, Binning.Labels Labels)
{
    public int Rows => Labels.Rows;

    public TrainingSet Take(IReadOnlyList<int> rows) => new(
        Inputs, [.. Columns.Select(column => rows.Select(row => column[row]).ToArray())], Labels.Take(rows));

    /// <summary>Copies one row, input by input.</summary>
    public void Row(int row, Span<double> into)
    {
        for (var n = 0; n < Columns.Count; n++)
        {
            into[n] = Columns[n][row];
        }
    }
}
