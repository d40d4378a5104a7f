using Microsoft.EntityFrameworkCore;
using System.Linq.Expressions;
using Wheelhouse.Kernel;

namespace Wheelhouse.Platform;

/// <summary>A page of a list, and where the next one starts.</summary>
/// <param name="Next">Send it as <c>after</c> to read on; null on the last page.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next)
{
    public Page<TOther> Select<TOther>(Func<T, TOther> map) => new([.. Items.Select(map)], Next);
}

/// <summary>Which page: newest first, after the row the cursor names.</summary>
/// <param name="Limit">1 to 200 rows; 50 when absent.</param>
public sealed record PageRequest(int? Limit = null, string? After = null)
{
    public const int Largest = 200;

    public int Take => Math.Clamp(Limit ?? 50, 1, Largest);
}

/// <summary>Cursor paging over ids, which sort by the time they were made.</summary>
public static class Paging
{
    /// <summary>A file of more rows is none that a person opens; narrow the filter.</summary>
    public const int MostExported = 20_000;

    /// <summary>All pages of a list, one after the other, up to <see cref="MostExported"/> rows: what a sheet of it
    /// holds.</summary>
    public static async Task<IReadOnlyList<T>> All<T>(Func<PageRequest, Task<Page<T>>> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        var (rows, request) = (new List<T>(), new PageRequest(PageRequest.Largest));
        do
        {
            var page = await read(request);
            rows.AddRange(page.Items);
            request = request with { After = page.Next };
        }
        while (request.After is not null && rows.Count < MostExported);

        return rows;
    }

    /// <summary>Newest first; the cursor is the last row's id. One that does not parse starts at the top.</summary>
    public static async Task<Page<T>> ToPage<T, TName>(
        this IQueryable<T> rows, Expression<Func<T, Id<TName>>> id, PageRequest request, CancellationToken cancel)
        where TName : INamed
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(request);
        if (Id<TName>.TryParse(request.After, null, out var after))
        {
            var older = Expression.LessThan(id.Body, Expression.Constant(after));
            rows = rows.Where(Expression.Lambda<Func<T, bool>>(older, id.Parameters));
        }

        var taken = await rows.OrderByDescending(id).Take(request.Take + 1).ToListAsync(cancel);
        if (taken.Count <= request.Take)
        {
            return new(taken, null);
        }

        taken.RemoveAt(taken.Count - 1);
        return new(taken, id.Compile()(taken[^1]).ToString());
    }

    /// <summary>A page of a list in memory, in the order it has; the cursor is the key of the last row shown.</summary>
    public static Page<T> ToPage<T>(this IReadOnlyList<T> rows, Func<T, string> key, PageRequest request)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(request);
        var start = 0;
        while (request.After is not null && start < rows.Count && key(rows[start]) != request.After)
        {
            start++;
        }

        // past the row the cursor names; a cursor that names none starts at the top
        start = request.After is null || start == rows.Count ? 0 : start + 1;
        var taken = rows.Skip(start).Take(request.Take).ToList();
        return new(taken, start + taken.Count < rows.Count ? key(taken[^1]) : null);
    }
}
