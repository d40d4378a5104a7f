using Microsoft.Data.Sqlite;
using Npgsql;
using System.Data.Common;

namespace Wheelhouse.Payments;

/// <summary>The least a durable write can cost: one row, one commit, nothing else.</summary>
interface IFloor
{
    Task Write(int caller);
}

/// <summary>Prepared one-row inserts behind one fair gate, each committed with synchronous FULL.</summary>
sealed class SqliteFloor : IFloor, IDisposable
{
    readonly SemaphoreSlim gate = new(1, 1);
    readonly DbCommand[] commands;

    internal SqliteFloor(string file, int callers)
    {
        commands = [.. Enumerable.Range(0, callers).Select(_ => Prepare(file))];
    }

    public async Task Write(int caller)
    {
        await gate.WaitAsync();
        try
        {
            await commands[caller].ExecuteNonQueryAsync();
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose()
    {
        gate.Dispose();
        foreach (var command in commands)
        {
            command.Connection!.Dispose();
        }
    }

    static SqliteCommand Prepare(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using (var set = connection.CreateCommand())
        {
            set.CommandText = """
                PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000;
                create table if not exists floor (
                  number integer primary key, amount integer not null, words text not null);
                """;
            set.ExecuteNonQuery();
        }

        var insert = connection.CreateCommand();
        insert.CommandText = "insert into floor (amount, words) values (408027, 'one row, made durable')";
        insert.Prepare();
        return insert;
    }
}

/// <summary>Prepared one-row inserts from a pool of connections, each committed with synchronous_commit on.</summary>
sealed class PostgresFloor : IFloor, IAsyncDisposable
{
    readonly NpgsqlDataSource source;

    PostgresFloor(NpgsqlDataSource source) => this.source = source;

    internal static async Task<PostgresFloor> Open(string connection)
    {
        var source = NpgsqlDataSource.Create(connection);
        await using var create = source.CreateCommand(
            """
            create table floor (
              number bigint generated always as identity primary key, amount bigint not null, words text not null)
            """);
        await create.ExecuteNonQueryAsync();
        return new(source);
    }

    public async Task Write(int caller)
    {
        await using var insert = source.CreateCommand(
            "insert into floor (amount, words) values (408027, 'one row, made durable')");
        await insert.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();
}
