using Npgsql;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Wheelhouse.MadePortfolio;
using Wheelhouse.Platform;

namespace Wheelhouse.NightBench;

/// <summary>The same rows read and the same rows written as a night did, and nothing computed.</summary>
static class Floor
{
    static readonly string[] Tables =
        ["servicing_accounts", "servicing_standings", "servicing_statements", "ledger_entries", "ledger_lines"];

    const int Partitions = 64;

    /// <summary>Seconds for the night that led to a day.</summary>
    internal static async Task<double> Run(DatabaseChoice database, MadeHouse made, DateOnly day)
    {
        await using var source = NpgsqlDataSource.Create(database.Connection);
        var written = new ConcurrentDictionary<(string, int), byte[]>();
        await Prepare(source, made, day, written);
        var start = Stopwatch.GetTimestamp();
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(async () =>
        {
            await using var connection = await source.OpenConnectionAsync();
            for (var part = Interlocked.Increment(ref next); part < Partitions; part = Interlocked.Increment(ref next))
            {
                await Part(connection, made, day, part, written);
            }
        })));
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Empty tables with the same indexes, and what the night wrote, in memory.</summary>
    static async Task Prepare(
        NpgsqlDataSource source, MadeHouse made, DateOnly day, ConcurrentDictionary<(string, int), byte[]> written)
    {
        await using var connection = await source.OpenConnectionAsync();
        foreach (var table in Tables)
        {
            await Do(connection, $"drop table if exists floor_{table}");
            await Do(connection, $"create table floor_{table} (like {table} including all)");
        }

        for (var part = 0; part < Partitions; part++)
        {
            foreach (var table in Tables)
            {
                using var bytes = new MemoryStream();
                await using var copy = await connection.BeginRawBinaryCopyAsync(
                    $"copy ({Written(table, made, day, part)}) to stdout (format binary)");
                await copy.CopyToAsync(bytes);
                written[(table, part)] = bytes.ToArray();
            }
        }

        await Do(connection, "checkpoint");
    }

    static async Task Part(
        NpgsqlConnection connection, MadeHouse made, DateOnly day, int part,
        ConcurrentDictionary<(string, int), byte[]> written)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        var mine = Mine("a", made, part);
        await Drain(connection, $"""
            select agreement, pool, as_of, accrued, accrued_per_day, accrued_over, accrued_less, accrued_rounding,
              oldest_due, restructured_on, charged_off, work_on
            from servicing_accounts a where {mine} and state <> 'Closed'
            """);
        await Drain(connection, $"""
            select a.*, g.*, (select string_agg(e.body, ',') from servicing_events e where e.agreement = a.agreement)
            from servicing_accounts a join servicing_agreements g on g.id = a.agreement
            where {mine} and a.as_of = '{day:O}'
            """);
        foreach (var table in Tables)
        {
            await using var copy = await connection.BeginRawBinaryCopyAsync(
                $"copy floor_{table} from stdin (format binary)");
            await copy.WriteAsync(written[(table, part)]);
        }

        await transaction.CommitAsync();
    }

    static async Task Drain(NpgsqlConnection connection, string query)
    {
        await using var copy = await connection.BeginRawBinaryCopyAsync($"copy ({query}) to stdout (format binary)");
        await copy.CopyToAsync(Stream.Null);
    }

    /// <summary>The rows of a table that the night wrote, shared out over the partitions.</summary>
    static string Written(string table, MadeHouse made, DateOnly day, int part) => table switch
    {
        "servicing_accounts" =>
            $"select * from servicing_accounts a where {Mine("a", made, part)} and as_of = '{day:O}'",
        "servicing_standings" => $"""
            select s.* from servicing_standings s join servicing_accounts a using (organisation, part, agreement)
            where {Mine("a", made, part)}
            and (a.oldest_due = '{day.AddDays(-1):O}' or mod('{day:O}'::date - a.oldest_due, 30) = 1)
            """,
        "servicing_statements" => $"""
            select s.* from servicing_statements s join servicing_accounts a on a.agreement = s.agreement
            where {Mine("a", made, part)} and s.day = '{day.AddDays(-1):O}'
            """,
        "ledger_entries" => $"select * from ledger_entries where {Booked("id", day, part)}",
        _ => $"select * from ledger_lines where {Booked("entry", day, part)}",
    };

    static string Mine(string alias, MadeHouse made, int part) => string.Create(
        CultureInfo.InvariantCulture,
        $"{alias}.organisation = '{made.Clerk.Organisation.Value}' and {alias}.part = {part}");

    static string Booked(string id, DateOnly day, int part) => string.Create(
        CultureInfo.InvariantCulture,
        $"booked_on = '{day:O}' and get_byte(decode(right({id}::text, 2), 'hex'), 0) % {Partitions} = {part}");

    static async Task Do(NpgsqlConnection connection, string text)
    {
        await using var command = new NpgsqlCommand(text, connection) { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync();
    }
}
