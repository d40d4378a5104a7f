using Microsoft.EntityFrameworkCore;
using Npgsql;
using System.Globalization;
using Wheelhouse.Platform;
using Wheelhouse.Telematics.Storage;

namespace Wheelhouse.Telematics.Keeping;

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
        if (database.IsPostgres)
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
