using Npgsql;
using System.Diagnostics;
using System.Globalization;
using Wheelhouse.Platform;

namespace Wheelhouse.BankFileBench;

/// <summary>The rows that a file wrote, copied as bytes into tables with the same indexes, and nothing
/// computed.</summary>
sealed class Floor : IAsyncDisposable
{
    const int Parts = 64;

    readonly NpgsqlDataSource source;
    readonly (string Table, long From)[] tables;

    Floor(NpgsqlDataSource source, (string Table, long From)[] tables) =>
        (this.source, this.tables) = (source, tables);

    /// <summary>Remembers where each table ends before the file is booked.</summary>
    /// <remarks>By place on disk: rows that are only added stand behind those that were there. Accounts are changed,
    /// and all of them.</remarks>
    internal static async Task<Floor> Before(DatabaseChoice database)
    {
        var source = NpgsqlDataSource.Create(database.Connection);
        await using var connection = await source.OpenConnectionAsync();
        var marks = new List<(string, long)>();
        foreach (var table in (string[])
            ["servicing_events", "ledger_entries", "ledger_lines", "trust_audit_records", "platform_outbox",
                "banking_items"])
        {
            await using var command = new NpgsqlCommand($"select pg_relation_size('{table}') / 8192", connection);
            var pages = (long)(await command.ExecuteScalarAsync())!;
            marks.Add((table, pages));
        }

        return new(source, [.. marks, ("servicing_accounts", 0)]);
    }

    /// <summary>Seconds to copy what was written since, with as many workers as there are cores.</summary>
    internal async Task<double> Run()
    {
        var written = await Take();
        await using (var connection = await source.OpenConnectionAsync())
        {
            await Do(connection, "checkpoint");
        }

        var start = Stopwatch.GetTimestamp();
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(async () =>
        {
            await using var connection = await source.OpenConnectionAsync();
            for (var part = Interlocked.Increment(ref next); part < Parts; part = Interlocked.Increment(ref next))
            {
                await using var transaction = await connection.BeginTransactionAsync();
                foreach (var (table, _) in tables)
                {
                    await using var copy = await connection.BeginRawBinaryCopyAsync(
                        $"copy floor_{table} from stdin (format binary)");
                    await copy.WriteAsync(written[(table, part)]);
                }

                await transaction.CommitAsync();
            }
        })));
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    public async ValueTask DisposeAsync()
    {
        await using (var connection = await source.OpenConnectionAsync())
        {
            foreach (var (table, _) in tables)
            {
                await Do(connection, $"drop table if exists floor_{table}");
            }
        }

        await source.DisposeAsync();
    }

    /// <summary>What was written, in memory, and empty tables for it.</summary>
    async Task<Dictionary<(string, int), byte[]>> Take()
    {
        await using var connection = await source.OpenConnectionAsync();
        var written = new Dictionary<(string, int), byte[]>();
        foreach (var (table, from) in tables)
        {
            await Do(connection, $"drop table if exists floor_{table}");
            await Do(connection, $"create table floor_{table} (like {table} including all)");
            await using var pages = new NpgsqlCommand($"select pg_relation_size('{table}') / 8192", connection);
            var to = (long)(await pages.ExecuteScalarAsync())! + 1;
            for (var part = 0; part < Parts; part++)
            {
                using var bytes = new MemoryStream();
                var (first, last) = (from + ((to - from) * part / Parts), from + ((to - from) * (part + 1) / Parts));
                await using var copy = await connection.BeginRawBinaryCopyAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"""
                    copy (select * from {table} where ctid >= '({first},0)' and ctid < '({last},0)')
                    to stdout (format binary)
                    """));
                await copy.CopyToAsync(bytes);
                written[(table, part)] = bytes.ToArray();
            }
        }

        return written;
    }

    static async Task Do(NpgsqlConnection connection, string text)
    {
        await using var command = new NpgsqlCommand(text, connection) { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync();
    }
}
