using Wheelhouse.Kernel;
using Wheelhouse.Models.Data;
using Wheelhouse.Models.Scorecards;

namespace Wheelhouse.Models;

/// <summary>What a recipe may say of how a model is trained. What is not said is found from the data.</summary>
public record RecipeSettings
{
    /// <summary>Columns that must not be read, such as a group or an identifier.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    public IReadOnlyDictionary<string, IReadOnlyList<double>> Specials { get; init; } =
        new Dictionary<string, IReadOnlyList<double>>();

    /// <summary>By column, for boosting: 1 where risk may only rise with it, −1 where it may only fall.</summary>
    public IReadOnlyDictionary<string, int> Monotone { get; init; } = new Dictionary<string, int>();

    /// <summary>For boosting, depths to try and the most trees; none said goes by the number of rows.</summary>
    public IReadOnlyList<int> Depths { get; init; } = [];

    public int? MostTrees { get; init; }

    /// <summary>The only columns that may be read; none said is all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    public RejectMethod Rejects { get; init; } = RejectMethod.Fuzzy;

    /// <summary>How much worse rejects are than accepted rows of the same score, for parcelling; at least 1.</summary>
    public double RejectFactor { get; init; } = 1.25;

    public IReadOnlyList<Group> Groups { get; init; } = [];

    /// <summary>Share of applicants approved in the fairness table.</summary>
    public double Approve { get; init; } = 0.7;

    public Scaling Scaling { get; init; } = new();

    public Purpose Purpose { get; init; } = Purpose.Unsaid;
}

/// <summary>How a model is to be trained, and on what.</summary>
public sealed record Recipe : RecipeSettings
{
    public Recipe(string name, Target target, ModelKind kind, RecipeSettings? settings = null)
        : base(settings ?? new())
    {
        (Name, Target, Kind) = (name, target, kind);
    }

    public string Name { get; }

    public Target Target { get; }

    public ModelKind Kind { get; }
}

/// <summary>A column whose groups are compared: by its words, or parted at a number.</summary>
/// <param name="Below">Two groups: numbers below this, and the others; null takes every word as a group.</param>
public sealed record Group(string Column, double? Below = null)
{
    /// <summary>The group of each row.</summary>
    public IEnumerable<string> Of(Table table, IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(rows);
        var column = table.Find(Column)!;
        return rows.Select(row => column.Texts[row] < 0 ? "missing"
            : Below is not { } limit ? column.Text(row)
            : column.Values[row] < limit ? $"below {limit}" : $"{limit} and more");
    }

    public override string ToString() => Column;

    /// <summary>What is wrong with a group, or null.</summary>
    internal Refusal? Wrong(Table table) => table.Find(Column) is { } column
        && (Below is null || column.Kind == ColumnKind.Numeric) ? null : new(
        "models.no_such_column", $"There is no column '{Column}' to compare groups of, or it holds no numbers to part.",
        RefusalKind.Invalid, new RefusalValue("column", Column));
}
