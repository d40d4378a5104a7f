using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace Wheelhouse.Platform;

/// <summary>A query that every command runs: translated once a model, not looked up each time.</summary>
/// <remarks>EF's compiled queries belong to one model, and a process may have several (two databases, tests): hence the
/// table. The query filters of the context hold as in any other query.</remarks>
public sealed class PreparedQuery<T1, TResult>(Expression<Func<House, T1, IQueryable<TResult>>> query)
{
    readonly ConditionalWeakTable<IModel, Func<House, T1, IAsyncEnumerable<TResult>>> compiled = [];

    public Task<TResult?> First(House house, T1 argument, CancellationToken cancel) =>
        Rows(house, argument).FirstRow(cancel);

    public Task<List<TResult>> All(House house, T1 argument, CancellationToken cancel) =>
        Rows(house, argument).AllRows(cancel);

    IAsyncEnumerable<TResult> Rows(House house, T1 argument)
    {
        ArgumentNullException.ThrowIfNull(house);
        return compiled.GetValue(house.Model, _ => EF.CompileAsyncQuery(query))(house, argument);
    }
}

/// <inheritdoc cref="PreparedQuery{T1, TResult}"/>
public sealed class PreparedQuery<T1, T2, TResult>(Expression<Func<House, T1, T2, IQueryable<TResult>>> query)
{
    readonly ConditionalWeakTable<IModel, Func<House, T1, T2, IAsyncEnumerable<TResult>>> compiled = [];

    public Task<TResult?> First(House house, T1 first, T2 second, CancellationToken cancel) =>
        Rows(house, first, second).FirstRow(cancel);

    public Task<List<TResult>> All(House house, T1 first, T2 second, CancellationToken cancel) =>
        Rows(house, first, second).AllRows(cancel);

    IAsyncEnumerable<TResult> Rows(House house, T1 first, T2 second)
    {
        ArgumentNullException.ThrowIfNull(house);
        return compiled.GetValue(house.Model, _ => EF.CompileAsyncQuery(query))(house, first, second);
    }
}

/// <inheritdoc cref="PreparedQuery{T1, TResult}"/>
public sealed class PreparedQuery<T1, T2, T3, TResult>(
    Expression<Func<House, T1, T2, T3, IQueryable<TResult>>> query)
{
    readonly ConditionalWeakTable<IModel, Func<House, T1, T2, T3, IAsyncEnumerable<TResult>>> compiled = [];

    public Task<TResult?> First(House house, T1 first, T2 second, T3 third, CancellationToken cancel) =>
        Rows(house, first, second, third).FirstRow(cancel);

    public Task<List<TResult>> All(House house, T1 first, T2 second, T3 third, CancellationToken cancel) =>
        Rows(house, first, second, third).AllRows(cancel);

    IAsyncEnumerable<TResult> Rows(House house, T1 first, T2 second, T3 third)
    {
        ArgumentNullException.ThrowIfNull(house);
        return compiled.GetValue(house.Model, _ => EF.CompileAsyncQuery(query))(house, first, second, third);
    }
}

static class PreparedRows
{
    internal static async Task<TResult?> FirstRow<TResult>(
        this IAsyncEnumerable<TResult> rows, CancellationToken cancel)
    {
        await foreach (var row in rows.WithCancellation(cancel))
        {
            return row;
        }

        return default;
    }

    internal static async Task<List<TResult>> AllRows<TResult>(
        this IAsyncEnumerable<TResult> rows, CancellationToken cancel)
    {
        var list = new List<TResult>();
        await foreach (var row in rows.WithCancellation(cancel))
        {
            list.Add(row);
        }

        return list;
    }
}
