using Wheelhouse.Kernel;
using Wheelhouse.Models.Data;

namespace Wheelhouse.Models;

/// <summary>Which columns a model may read.</summary>
static class InputChoice
{
    public sealed record Chosen(IReadOnlyList<Column> Columns, IReadOnlyList<(string Name, string Why)> LeftOut);

    /// <summary>All but the target, those the recipe excludes, those that never vary and those that name the row,
    /// unless the recipe asks for one of these by name (<c>only</c>).</summary>
    public static Outcome<Chosen> From(Table table, Recipe recipe)
    {
        var named = recipe.Exclude.Concat(recipe.Only).Concat(recipe.Specials.Keys).Concat(recipe.Monotone.Keys);
        if (named.FirstOrDefault(name => table.Find(name) is null) is { } unknown)
        {
            return new Refusal(
                "models.no_such_column", $"The recipe names the column '{unknown}', which is not there.",
                RefusalKind.Invalid, new RefusalValue("column", unknown));
        }

        if (recipe.Groups.Select(group => group.Wrong(table)).FirstOrDefault(wrong => wrong is not null) is { } no)
        {
            return no;
        }

        var (columns, leftOut) = (new List<Column>(), new List<(string, string)>());
        foreach (var column in table.Columns.Where(column => column.Name != recipe.Target.Column))
        {
            var why = recipe.Exclude.Contains(column.Name) ? "excluded by the recipe"
                : recipe.Only.Count > 0 && !recipe.Only.Contains(column.Name) ? "not named by the recipe"
                : column.Levels.Count < 2 && !column.Texts.Contains(-1) ? "the same in every row"
                : column.Levels.Count == 0 ? "the same in every row"
                : recipe.Only.Contains(column.Name) ? null : Identifiers.Why(column);
            if (why is null)
            {
                columns.Add(column);
            }
            else
            {
                leftOut.Add((column.Name, why));
            }
        }

        return columns.Count > 0 ? new Chosen(columns, leftOut) : new Refusal(
            "models.no_inputs", "No column is left to learn from; exclude fewer.", RefusalKind.Invalid);
    }
}
