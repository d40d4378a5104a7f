using Wheelhouse.Platform;

namespace Wheelhouse.Servicing.Views;

/// <summary>Pages of a list that is in memory already, under the same cursors as any other list.</summary>
static class Slice
{
    /// <summary>The rows after the one whose key the cursor names; one that names none starts at the top.</summary>
    internal static Page<T> Page<T>(IReadOnlyList<T> rows, Func<T, string> key, PageRequest request)
    {
        var from = 0;
        for (var i = 0; i < rows.Count && request.After is not null; i++)
        {
            from = key(rows[i]) == request.After ? i + 1 : from;
        }

        var taken = rows.Skip(from).Take(request.Take).ToList();
        return new(taken, from + taken.Count < rows.Count ? key(taken[^1]) : null);
    }
}
