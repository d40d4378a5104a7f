using System.Globalization;
using Wheelhouse.Kit;
using Wheelhouse.NightBench;
using Wheelhouse.Platform;

// --on sqlite|postgres: one database only. --accounts N: one size only, 0 for none. --nights N: 3.
// --keep true: uses a PostgreSQL portfolio that an earlier run left, and leaves it (with WHEELHOUSE_TEST_POSTGRES).
// --kills N: shots at two servers, 20. --serve NAME: what such a server does.
if (args is ["--serve", var served])
{
    return await Kills.Serve(served);
}

var options = Options.Read(args);
Console.WriteLine($"""
    ## Nightly run

    A night over a mixed portfolio: of twenty agreements sixteen loans of eight products, two finance leases, an
    operating lease and a subscription. Every account read, those on which something falls due folded from their terms
    and events, carried to the next day and posted, late ones classified and staged, what accrued booked by product,
    the business date moved. {options.Nights} nights after one another in a process that has just started; the
    slowest after the first counts, and the first stands beside it. Nobody pays meanwhile, so ever more are late. The
    floor reads the same rows and copies the rows that the night wrote, as bytes, into tables with the same indexes, in
    the same partitions and with as many workers, and computes nothing. Memory is the most that the process held
    resident. After the last night the laws of servicing are checked on a sample, and those of the ledger.

    | database | accounts | of the floor | a night | floor | first night | folded | us an account | memory |
    |---|--:|--:|--:|--:|--:|--:|--:|--:|
    """);
var breaches = new List<string>();
foreach (var accounts in options.Sqlite.Where(n => n > 0))
{
    var folder = Directory.CreateTempSubdirectory("wheelhouse-bench-");
    try
    {
        var database = DatabaseChoice.Parse(Path.Combine(folder.FullName, "night.db"));
        breaches.AddRange(await Contest.Run("SQLite", database, accounts, options.Nights));
    }
    finally
    {
        folder.Delete(recursive: true);
    }
}

foreach (var accounts in options.Postgres.Where(n => n > 0))
{
    if (PostgresCluster.Missing is { } missing)
    {
        Console.WriteLine(missing);
        return 1;
    }

    var name = string.Create(CultureInfo.InvariantCulture, $"night_{accounts}");
    if (!options.Keep || !await PostgresCluster.Has(name))
    {
        await PostgresCluster.Execute($"create database {name}");
    }

    var database = DatabaseChoice.Parse(PostgresCluster.Address(name));
    breaches.AddRange(await Contest.Run("PostgreSQL", database, accounts, options.Nights));
    Npgsql.NpgsqlConnection.ClearAllPools();
    if (!options.Keep)
    {
        await PostgresCluster.Execute($"drop database {name}");
    }
}

if (options is { Kills: > 0, Postgres.Count: > 0 } && PostgresCluster.Missing is null)
{
    breaches.AddRange(await Kills.Run(options.Kills));
}

foreach (var breach in breaches)
{
    Console.Error.WriteLine(breach);
}

return breaches.Count == 0 ? 0 : 1;
