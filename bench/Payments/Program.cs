using System.Globalization;
using Wheelhouse.Kit;
using Wheelhouse.Payments;
using Wheelhouse.Platform;

// Payments a second through the whole command - allocation, event, cache, journal, audit record, kept answer, fact - beside bare
// durable one-row inserts of the same run, the same number of callers and the same database.
//   --on sqlite|postgres   one database only        --callers N      8 when absent
//   --rounds N             pairs of slices, 7        --seconds N      of a slice, 2
var options = Options.Read(args);
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"payments: {options.Callers} callers; {options.Rounds} times {options.Seconds} s of floor and {options.Seconds} s of payments"));
Console.WriteLine("| database | payments / floor | payments a second | floor a second | p50 ms | p99 ms | CPU ms a payment |");
Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|");
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
