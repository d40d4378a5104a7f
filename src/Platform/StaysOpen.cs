using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Sqlite.Storage.Internal;
using Microsoft.EntityFrameworkCore.Storage;

#pragma warning disable EF1001 // EF has no public way to keep a connection open between two uses of a pooled context

namespace Wheelhouse.Platform;

/// <summary>A context's SQLite connection: opened once, and closed when the context leaves its pool.</summary>
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
