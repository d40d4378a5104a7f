using Wheelhouse.Kernel;

namespace Wheelhouse.Boosting;

/// <summary>What the values of a feature are.</summary>
public enum FeatureKind
{
    /// <summary>A number; NaN where it is not known.</summary>
    Number,

    /// <summary>The code of a level, from 0; NaN where it is not known. The caller keeps the levels.</summary>
    Category,
}

/// <summary>Which way the answer may go as a number grows, all else being equal.</summary>
public enum Direction
{
    Free,
    Falling,
    Rising,
}

/// <summary>A column of a table.</summary>
/// <param name="Direction">Only for numbers; a model never leaves it.</param>
public sealed record Feature(
    string Name, FeatureKind Kind = FeatureKind.Number, Direction Direction = Direction.Free);

/// <summary>Rows to learn from or to answer, by columns.</summary>
public sealed class Table
{
    /// <summary>A model keeps the place of a feature in a byte, and 255 is no feature.</summary>
    public const int MostFeatures = 255;

    readonly float[][] columns;

    Table(IReadOnlyList<Feature> features, float[][] columns) => (Features, this.columns) = (features, columns);

    public IReadOnlyList<Feature> Features { get; }

    public int Rows => columns[0].Length;

    public ReadOnlySpan<float> this[int feature] => columns[feature];

    /// <param name="columns">One a feature, all of one length; not copied, so leave them as they are.</param>
    /// <returns>Refused: <c>boosting.columns_differ</c>, <c>boosting.no_rows</c>, <c>boosting.not_a_number</c>,
    /// <c>boosting.not_a_level</c>.</returns>
    public static Outcome<Table> Of(IReadOnlyList<Feature> features, float[][] columns)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(columns);
        if (features.Count is 0 or > MostFeatures || columns.Length != features.Count
            || columns.Any(column => column.Length != columns[0].Length))
        {
            return new Refusal(
                "boosting.columns_differ", "Give 1 to 255 features, a column each, all columns of one length.",
                RefusalKind.Invalid);
        }

        if (columns[0].Length == 0)
        {
            return new Refusal("boosting.no_rows", "Give at least one row to learn from.", RefusalKind.Invalid);
        }

        foreach (var (feature, column) in features.Zip(columns))
        {
            if (column.Any(float.IsInfinity))
            {
                return NotANumber(feature.Name);
            }

            if (feature.Kind == FeatureKind.Category && column.Any(v => !float.IsNaN(v) && !IsLevel(v)))
            {
                return new Refusal(
                    "boosting.not_a_level", $"Levels of {feature.Name} are whole numbers from 0 to 65535.",
                    RefusalKind.Invalid, new RefusalValue("feature", feature.Name));
            }
        }

        return new Table(features, columns);
    }

    /// <summary>The rows of these places, in this order.</summary>
    public Table Take(IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new(Features, [.. columns.Select(column => Array.ConvertAll([.. rows], row => column[row]))]);
    }

    internal static Refusal NotANumber(string name) => new(
        "boosting.not_a_number", $"{name} holds a value that is no finite number; leave it empty where it is unknown.",
        RefusalKind.Invalid, new RefusalValue("feature", name));

    internal static bool IsLevel(float value) => value is >= 0 and <= ushort.MaxValue && float.IsInteger(value);
}
