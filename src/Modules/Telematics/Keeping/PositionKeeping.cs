using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using System.Globalization;
using Wheelhouse.Platform;
using Wheelhouse.Telematics.Storage;

namespace Wheelhouse.Telematics;

/// <summary>How long places are kept. The law names no figure but the shortest time that the purpose needs (PIPL
/// article 19), so the installation decides.</summary>
/// <param name="Months">Whole calendar months before the current one.</param>
public sealed record PositionKeeping(int Months = 12)
{
    /// <summary>Early warning compares the last 30 days with the 60 before.</summary>
    public const int Least = 4;

    public const int Most = 120;

    /// <summary>What is older may not be there any more. By hand: on 23 November 2026, kept for 12: 1 November 2025.
    /// </summary>
    internal DateTimeOffset Start(DateTimeOffset now) =>
        new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(-Months);
}

/// <summary>Forgets places whose time is over, and makes tables for the months to come.</summary>
/// <remarks>On PostgreSQL a month is a table, and is dropped whole: no row is visited. What came for a month that had
/// no table moves into it when it is made.</remarks>
sealed class PositionMonths(
    IDbContextFactory<House> houses, DatabaseChoice database, WriteGate gate, PositionKeeping keeps, TimeProvider clock)
{
    const string Table = "telematics_positions";

    /// <summary>The months from this one on that have a table of their own.</summary>
    const int Ahead = 3;

    const long Lock = 0x77686c5f706f7374; // "whl_post"

    internal async Task Tend(CancellationToken cancel)
    {
        await using var house = await houses.CreateDbContextAsync(cancel);
        house.EnterAsHouse();
        var now = clock.GetUtcNow();
        var start = keeps.Start(now);
        if (database.IsPostgres && await IsPartitioned(house, cancel))
        {
            await Tend(house, DateOnly.FromDateTime(start.UtcDateTime), now, cancel);
        }

        await gate.Enter(
            () => house.Set<PositionRow>().IgnoreQueryFilters().Where(p => p.At < start).ExecuteDeleteAsync(cancel),
            cancel);
    }

    static async Task Tend(House house, DateOnly start, DateTimeOffset now, CancellationToken cancel)
    {
        await using var transaction = await house.Database.BeginTransactionAsync(cancel);
        await house.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Lock})", cancel);
        var there = await Months(house, cancel);
        foreach (var over in there.Where(month => month < start))
        {
            await Do(house, $"drop table {Name(over)}", cancel);
        }

        var first = new DateOnly(now.Year, now.Month, 1);
        foreach (var month in Enumerable.Range(0, Ahead).Select(first.AddMonths).Except(there))
        {
            await Make(house, month, cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    static async Task Make(House house, DateOnly month, CancellationToken cancel)
    {
        var (name, from, to) = (Name(month), Instant(month), Instant(month.AddMonths(1)));
        await Do(house, $"create table {name} (like {Table} including all)", cancel);
        await Do(
            house,
            $"with moved as (delete from {Table}_rest where at >= {from} and at < {to} returning *) "
            + $"insert into {name} select * from moved",
            cancel);
        await Do(house, $"alter table {Table} attach partition {name} for values from ({from}) to ({to})", cancel);
    }

    static Task<bool> IsPartitioned(House house, CancellationToken cancel) => house.Database
        .SqlQuery<bool>(
            $"select exists (select 1 from pg_partitioned_table where partrelid = {Table}::regclass) as \"Value\"")
        .SingleAsync(cancel);

    static async Task<List<DateOnly>> Months(House house, CancellationToken cancel)
    {
        var names = await house.Database.SqlQuery<string>(
            $"""
            select c.relname::text as "Value" from pg_inherits i join pg_class c on c.oid = i.inhrelid
            where i.inhparent = {Table}::regclass and c.relname like '%\_____\___'
            """).ToListAsync(cancel);
        return
        [
            .. names.Select(name => DateOnly.ParseExact(name[(Table.Length + 1)..], "yyyy_MM",
                CultureInfo.InvariantCulture)),
        ];
    }

    static string Name(DateOnly month) => string.Create(CultureInfo.InvariantCulture, $"{Table}_{month:yyyy_MM}");

    static string Instant(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"'{day:yyyy-MM-dd}T00:00:00Z'");

    /// <summary>Names of tables cannot be parameters; these are made of a day.</summary>
    static async Task Do(House house, string statement, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            statement, (NpgsqlConnection)house.Database.GetDbConnection());
        await command.ExecuteNonQueryAsync(cancel);
    }
}

/// <summary>Tends the months of positions when the server starts, and every six hours.</summary>
sealed partial class PositionUpkeep(PositionMonths months, TimeProvider clock, ILogger<PositionUpkeep> log)
    : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await months.Tend(stoppingToken);
            }
            catch (Exception trouble) when (trouble is not OperationCanceledException)
            {
                Failed(trouble);
            }

            await Task.Delay(Pause, clock, stoppingToken);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Places whose time is over could not be forgotten; trying again in six hours.")]
    partial void Failed(Exception trouble);
}
