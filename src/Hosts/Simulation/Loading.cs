using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Simulation;

/// <summary>What a load did.</summary>
/// <param name="Lived">False where the world was there already.</param>
/// <param name="Counts">Commands done and refusals met, by name.</param>
public sealed record LoadReport(bool Lived, int Agreements, IReadOnlyDictionary<string, int> Counts);

/// <summary>Loads a simulated world into an empty database, or clears away one that holds nothing else.</summary>
public static class Loading
{
    /// <summary>Before any world: a date of the house that is this one was never set.</summary>
    static readonly DateOnly Never = new(2000, 1, 1);

    /// <summary>Lives a world into an empty database. A SQLite file has its name only when it is complete.</summary>
    /// <param name="keys">The folder of the key ring.</param>
    /// <param name="once">Where a complete world is there already, leave it and say so instead of refusing.</param>
    /// <returns>Refused: <c>simulation.not_empty</c>, <c>simulation.unfinished</c>.</returns>
    /// <exception cref="WorldBreachException">A law did not hold; the message replays it.</exception>
    public static async Task<Outcome<LoadReport>> Load(
        DatabaseChoice database, string keys, WorldPlan plan, bool once, Action<string> say, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(plan);
        if (await Standing(database, keys, cancel) is { } standing)
        {
            return standing.Refused is { } refusal ? refusal
                : once ? new LoadReport(false, 0, new Dictionary<string, int>())
                : new Refusal(
                    "simulation.not_empty",
                    "The database holds a world already; name another, or reset the demo.");
        }

        if (database.File is not { } file)
        {
            return await Live(database, keys, plan, say, cancel);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var unfinished = file + ".loading";
        Delete(unfinished);
        var report = await Live(DatabaseChoice.Parse(unfinished), keys, plan, say, cancel);
        SqliteConnection.ClearAllPools();
        if (File.Exists(unfinished + "-wal"))
        {
            throw new InvalidOperationException(
                $"{unfinished} is still open; its latest commits would be left behind.");
        }

        File.Move(unfinished, file);
        return report;
    }

    /// <summary>Clears a database that holds simulated organisations only.</summary>
    /// <returns>Refused: <c>simulation.not_simulated</c>.</returns>
    public static async Task<Outcome<Unit>> Clear(DatabaseChoice database, string keys, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(database);
        if (database.File is { } missing && !File.Exists(missing))
        {
            return default(Unit);
        }

        await using (var premises = Open(database, keys))
        {
            if (await IsPrepared(premises, cancel) && (await Organisations(premises, cancel)).Any(o => !o.Simulated))
            {
                return new Refusal(
                    "simulation.not_simulated",
                    "The database holds organisations that are not simulated; it is left as it is.",
                    RefusalKind.Forbidden);
            }

            if (database.IsPostgres)
            {
                await using var house = await House(premises, cancel);
                await house.Database.ExecuteSqlRawAsync("drop schema public cascade; create schema public", cancel);
            }
        }

        if (database.File is { } file)
        {
            SqliteConnection.ClearAllPools();
            Delete(file);
        }

        return default(Unit);
    }

    static async Task<Outcome<LoadReport>> Live(
        DatabaseChoice database, string keys, WorldPlan plan, Action<string> say, CancellationToken cancel)
    {
        var clock = new ManualClock(new(plan.FirstDay, new(8, 0), TimeSpan.Zero));
        await using var premises = Premises.Open(database, clock, keys, World.Register);
        await using (var house = await House(premises, cancel))
        {
            await house.Database.MigrateAsync(cancel);
        }

        var world = await World.Found(premises, plan, cancel);
        await world.Live(say);
        return new LoadReport(true, world.Agreements, world.Tally.Counts);
    }

    /// <summary>Null: there is no world. Else a complete one, or a refusal where it was never completed.</summary>
    static async Task<Outcome<Unit>?> Standing(DatabaseChoice database, string keys, CancellationToken cancel)
    {
        if (database.File is { } file && !File.Exists(file))
        {
            return null;
        }

        await using var premises = Open(database, keys);
        if (!await IsPrepared(premises, cancel) || (await Organisations(premises, cancel)).Count == 0)
        {
            return null;
        }

        var day = await premises.In(
            Actor.OfHouse(default), provider => provider.GetRequiredService<IBusinessDays>().Of(default, cancel));
        return day != Never
            ? default(Unit)
            : new Refusal(
                "simulation.unfinished",
                "The database holds a world that was never finished; empty it, or name another database.");
    }

    /// <summary>Premises to look from: their clock stands before every world.</summary>
    static Premises Open(DatabaseChoice database, string keys) =>
        Premises.Open(database, new ManualClock(new(Never, new(0, 0), TimeSpan.Zero)), keys);

    static async Task<bool> IsPrepared(Premises premises, CancellationToken cancel)
    {
        await using var house = await House(premises, cancel);
        if (!await house.GetService<IRelationalDatabaseCreator>().ExistsAsync(cancel))
        {
            return false;
        }

        var tables = await house.Database.SqlQueryRaw<int>(house.Database.IsNpgsql()
            ? "select count(*)::int as \"Value\" from information_schema.tables "
                + "where table_name = 'trust_organisations'"
            : "select count(*) as \"Value\" from sqlite_master where name = 'trust_organisations'").SingleAsync(cancel);
        return tables > 0;
    }

    static Task<List<OrganisationCard>> Organisations(Premises premises, CancellationToken cancel) => premises.In(
        Actor.OfHouse(default), async provider =>
        {
            var organisations = provider.GetRequiredService<IOrganisations>();
            var all = new List<OrganisationCard>();
            foreach (var kind in Enum.GetValues<OrganisationKind>())
            {
                all.AddRange(await organisations.Of(kind, cancel));
            }

            return all;
        });

    static Task<House> House(Premises premises, CancellationToken cancel) =>
        premises.Services.GetRequiredService<IDbContextFactory<House>>().CreateDbContextAsync(cancel);

    static void Delete(string file)
    {
        foreach (var ending in new[] { "", "-wal", "-shm" })
        {
            File.Delete(file + ending);
        }
    }
}
