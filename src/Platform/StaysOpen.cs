using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Sqlite.Storage.Internal;
using Microsoft.EntityFrameworkCore.Storage;
using System.Collections.Concurrent;
using System.Data.Common;

#pragma warning disable EF1001 // EF has no public way to keep a connection open between two uses of a pooled context

namespace Wheelhouse.Platform;

/// <summary>A context's SQLite connection: opened once, and closed with its context or with the house.</summary>
sealed class StaysOpen(
    RelationalConnectionDependencies dependencies, IRawSqlCommandBuilder commands,
    IDiagnosticsLogger<DbLoggerCategory.Infrastructure> log) : SqliteRelationalConnection(dependencies, commands, log)
{
    internal static DbContextOptionsBuilder On(DbContextOptionsBuilder options) =>
        options.ReplaceService<ISqliteRelationalConnection, StaysOpen>();

    protected override void OpenDbConnection(bool errorsExpected) => SqliteLine.Of(DbConnection).Open();

    protected override Task OpenDbConnectionAsync(bool errorsExpected, CancellationToken cancellationToken)
    {
        OpenDbConnection(errorsExpected);
        return Task.CompletedTask;
    }

    protected override void CloseDbConnection()
    {
    }

    protected override Task CloseDbConnectionAsync() => Task.CompletedTask;
}

/// <summary>The SQLite connections that stay open; closes them when the house does.</summary>
/// <remarks>EF clears its pool of contexts without disposing what they hold, and a file whose last connection was
/// never closed keeps its latest commits in a journal beside it.</remarks>
sealed class OpenLines : DbConnectionInterceptor, IDisposable
{
    readonly ConcurrentDictionary<DbConnection, byte> open = new(ReferenceEqualityComparer.Instance);

    public override DbConnection ConnectionCreated(ConnectionCreatedEventData eventData, DbConnection result)
    {
        open.TryAdd(result, 0);
        return result;
    }

    public override void ConnectionDisposed(DbConnection connection, ConnectionEndEventData eventData) =>
        open.TryRemove(connection, out _);

    public override Task ConnectionDisposedAsync(DbConnection connection, ConnectionEndEventData eventData)
    {
        open.TryRemove(connection, out _);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        foreach (var connection in open.Keys)
        {
            connection.Dispose();
        }

        open.Clear();
    }
}
