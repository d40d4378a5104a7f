using System.Globalization;
using Wheelhouse.Kit;
using Wheelhouse.Payments;
using Wheelhouse.Platform;

// --on sqlite|postgres: one database only. --callers N: 8 when absent. --rounds N: 7. --seconds N: of a slice, 2.
var options = Options.Read(args);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
    ## Payment command

    A payment through the whole command: key looked up, agreement and events loaded and folded, split, event, cache,
    journal entry, audit record, kept answer and fact in one durable commit; the audit log is sequenced and the outbox
    delivered beside it. {options.Callers} callers, loans of 36 months in the middle of their life. The floor is a bare
    prepared one-row insert, durably committed, by as many callers on the same machine: medians of {options.Rounds}
    slices of {options.Seconds} s each, by turns. On SQLite payments that wait share a commit; rows of the floor do not.
    After the run the laws of servicing and ledger are checked.

    | database | of the floor | payments a second | floor a second | p50 | p99 | CPU a payment |
    |---|--:|--:|--:|--:|--:|--:|
    """));
var breaches = new List<string>();
if (options.Sqlite)
{
    var folder = Directory.CreateTempSubdirectory("wheelhouse-bench-");
    try
    {
        var database = DatabaseChoice.Parse(Path.Combine(folder.FullName, "payments.db"));
        using var floor = new SqliteFloor(Path.Combine(folder.FullName, "floor.db"), options.Callers);
        breaches.AddRange(await Contest.Run("SQLite, WAL, synchronous FULL", database, floor, options));
    }
    finally
    {
        folder.Delete(recursive: true);
    }
}

if (options.Postgres)
{
    if (PostgresCluster.Missing is { } missing)
    {
        Console.WriteLine(missing);
        return 1;
    }

    await PostgresCluster.Execute("create database payments");
    var database = DatabaseChoice.Parse(PostgresCluster.Address("payments"));
    await PostgresCluster.Execute("create database floor");
    await using var floor = await PostgresFloor.Open(DatabaseChoice.Parse(PostgresCluster.Address("floor")).Connection);
    breaches.AddRange(await Contest.Run("PostgreSQL, synchronous_commit on", database, floor, options));
}

foreach (var breach in breaches)
{
    Console.Error.WriteLine(breach);
}

return breaches.Count == 0 ? 0 : 1;
