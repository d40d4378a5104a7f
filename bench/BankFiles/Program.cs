using System.Globalization;
using Wheelhouse.BankFileBench;
using Wheelhouse.Kit;
using Wheelhouse.Platform;

// --on sqlite|postgres: one database only. --payments N: another number, on the databases asked for.
// --keep true: uses a PostgreSQL portfolio that an earlier run left, and leaves it (with WHEELHOUSE_TEST_POSTGRES).
// --kills N: shots at two servers, 20. --serve NAME: what such a server does.
if (args is ["--serve", var served])
{
    return await Kills.Serve(served);
}

var options = Options.Read(args);
Console.WriteLine("""
    ## Bank files

    One camt.053 statement with a payment for each agreement of a made portfolio, in no order: taken in (compressed and
    encrypted chunk by chunk), read to its end and checked, then read again and booked in batches, each in a
    transaction with event, account, journal, fact and an audit record for every payment. Payments a second count the
    work from the received file to the last commit. Reading alone is the file against its schema and sums. The floor
    copies the rows that the file wrote, as bytes, into tables with the same indexes, and computes nothing. Memory is
    the most that the process held resident. Processor time a payment is ours and the database server's, in us.

    | database | payments | a second | of the floor | check and book | us each | reading | taking in | file | memory |
    |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|
    """);
var breaches = new List<string>();
if (options.Sqlite > 0)
{
    var folder = Directory.CreateTempSubdirectory("wheelhouse-bench-");
    try
    {
        var database = DatabaseChoice.Parse(Path.Combine(folder.FullName, "bank.db"));
        breaches.AddRange(await Contest.Run("SQLite", database, options.Sqlite));
    }
    finally
    {
        folder.Delete(recursive: true);
    }
}

if (options.Postgres > 0)
{
    if (PostgresCluster.Missing is { } missing)
    {
        Console.WriteLine(missing);
        return 1;
    }

    var name = string.Create(CultureInfo.InvariantCulture, $"bank_{options.Postgres}");
    if (!options.Keep || !await PostgresCluster.Has(name))
    {
        await PostgresCluster.Execute($"create database {name}");
    }

    breaches.AddRange(await Contest.Run(
        "PostgreSQL", DatabaseChoice.Parse(PostgresCluster.Address(name)), options.Postgres));
    Npgsql.NpgsqlConnection.ClearAllPools();
    if (!options.Keep)
    {
        await PostgresCluster.Execute($"drop database {name}");
    }
}

if (options is { Kills: > 0, Postgres: > 0 } && PostgresCluster.Missing is null)
{
    breaches.AddRange(await Kills.Run(options.Kills));
}

foreach (var breach in breaches)
{
    Console.Error.WriteLine(breach);
}

return breaches.Count == 0 ? 0 : 1;
