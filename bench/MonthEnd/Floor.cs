using Npgsql;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Wheelhouse.MadePortfolio;
using Wheelhouse.Platform;

namespace Wheelhouse.MonthEndBench;

/// <summary>The same rows read and the same rows written as a month end did, and nothing computed.</summary>
static class Floor
{
    /// <summary>What is written range by range; entries and their lines, few, come with the first.</summary>
    static readonly string[] Tables =
        ["portfolio_snapshots", "portfolio_cells", "ledger_entries", "ledger_lines"];

    /// <summary>Seconds for a month end that was just taken.</summary>
    internal static async Task<double> Run(DatabaseChoice database, MadeHouse made, DateOnly month)
    {
        await using var source = NpgsqlDataSource.Create(database.Connection);
        var ranges = await Ranges(source, made, month);
        var written = new ConcurrentDictionary<(string, int), byte[]>();
        await Prepare(source, made, month, ranges, written);
        var start = Stopwatch.GetTimestamp();
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Math.Min(4, Environment.ProcessorCount)).Select(_ => Task.Run(async () =>
        {
            await using var connection = await source.OpenConnectionAsync();
            for (var at = Interlocked.Increment(ref next); at < ranges.Count; at = Interlocked.Increment(ref next))
            {
                await Take(connection, made, month, ranges[at], written);
            }
        })));
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    static async Task<List<(int First, int Last)>> Ranges(NpgsqlDataSource source, MadeHouse made, DateOnly month)
    {
        await using var command = source.CreateCommand(
            $"select first, last from portfolio_parts where {Of(made)} and month = '{month:O}' order by first");
        await using var reader = await command.ExecuteReaderAsync();
        var ranges = new List<(int, int)>();
        while (await reader.ReadAsync())
        {
            ranges.Add((reader.GetInt16(0), reader.GetInt16(1)));
        }

        return ranges;
    }

    /// <summary>Empty tables with the same indexes, and what the month end wrote, in memory.</summary>
    static async Task Prepare(
        NpgsqlDataSource source, MadeHouse made, DateOnly month, List<(int First, int Last)> ranges,
        ConcurrentDictionary<(string, int), byte[]> written)
    {
        await using var connection = await source.OpenConnectionAsync();
        foreach (var table in Tables)
        {
            await Do(connection, $"create table floor_{table} (like {table} including all)");
            foreach (var range in ranges)
            {
                using var bytes = new MemoryStream();
                await using var copy = await connection.BeginRawBinaryCopyAsync(
                    $"copy ({Written(table, made, month, range)}) to stdout (format binary)");
                await copy.CopyToAsync(bytes);
                written[(table, range.First)] = bytes.ToArray();
            }
        }

        await Do(connection, "checkpoint");
    }

    static async Task Take(
        NpgsqlConnection connection, MadeHouse made, DateOnly month, (int First, int Last) range,
        ConcurrentDictionary<(string, int), byte[]> written)
    {
        var (mine, before) = (Mine("a", made, range), new DateOnly(month.Year, month.Month, 1).AddDays(-1));
        await using var transaction = await connection.BeginTransactionAsync();
        await Drain(connection, $"select * from servicing_standings a where {mine}");
        await Drain(connection, $"select * from portfolio_snapshots a where {mine} and month = '{before:O}'");
        await Drain(connection, $"""
            select a.*, g.product, g.paid_on, g.terms, g.lease
            from servicing_accounts a join servicing_agreements g on g.id = a.agreement
            where {mine} and (a.state <> 'Closed' or a.as_of > '{before:O}')
            """);
        foreach (var table in Tables)
        {
            await using var copy = await connection.BeginRawBinaryCopyAsync(
                $"copy floor_{table} from stdin (format binary)");
            await copy.WriteAsync(written[(table, range.First)]);
        }

        await transaction.CommitAsync();
    }

    static async Task Drain(NpgsqlConnection connection, string query)
    {
        await using var copy = await connection.BeginRawBinaryCopyAsync($"copy ({query}) to stdout (format binary)");
        await copy.CopyToAsync(Stream.Null);
    }

    /// <summary>The rows of a table that the month end wrote, shared out over its ranges.</summary>
    static string Written(string table, MadeHouse made, DateOnly month, (int First, int Last) range) => table switch
    {
        "portfolio_snapshots" => $"select * from {table} a where {Mine("a", made, range)} and month = '{month:O}'",
        "portfolio_cells" => $"""
            select * from {table} where {Of(made)} and month = '{month:O}' and part between {range.First}
            and {range.Last}
            """,
        _ => $"select * from {table} where {(range.First == 0 ? $"value_date = '{month:O}'" : "false")}",
    };

    static string Mine(string alias, MadeHouse made, (int First, int Last) range) => string.Create(
        CultureInfo.InvariantCulture,
        $"{alias}.{Of(made)} and {alias}.part between {range.First} and {range.Last}");

    static string Of(MadeHouse made) => $"organisation = '{made.Clerk.Organisation.Value}'";

    static async Task Do(NpgsqlConnection connection, string text)
    {
        await using var command = new NpgsqlCommand(text, connection) { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync();
    }
}
