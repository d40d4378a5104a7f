using System.Globalization;
using Wheelhouse.Kit;
using Wheelhouse.MonthEndBench;
using Wheelhouse.Platform;

// --on sqlite|postgres: one database only. --agreements N: one size only, 0 for none.
var options = Options.Read(args);
Console.WriteLine($"""
    ## Month end

    A month end with expected credit loss over a mixed portfolio as of the nights: every account read with its terms and
    with its row of the month before, put into a state, class and stage, its way ahead laid out and its loss expected
    over 84 months and three scenarios, rolled, its part in the movement of the allowance found; rows kept, the
    allowance booked by product and stage. The first one in a process that has just started finds no month before it;
    the second, a month later, counts. The floor reads the same rows and copies the rows that the month end wrote, as
    bytes, into tables with the same indexes, in the same ranges and with as many workers, and computes nothing. Memory
    is the most that the process held resident in either. Then the laws of the portfolio and of the ledger are checked.

    | database | agreements | of the floor | a month end | floor | the first one | us an agreement | memory |
    |---|--:|--:|--:|--:|--:|--:|--:|
    """);
var breaches = new List<string>();
foreach (var agreements in options.Sqlite.Where(n => n > 0))
{
    var folder = Directory.CreateTempSubdirectory("wheelhouse-bench-");
    try
    {
        var database = DatabaseChoice.Parse(Path.Combine(folder.FullName, "month.db"));
        breaches.AddRange(await Contest.Run("SQLite", database, agreements));
    }
    finally
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }
}

foreach (var agreements in options.Postgres.Where(n => n > 0))
{
    if (PostgresCluster.Missing is { } missing)
    {
        Console.WriteLine(missing);
        return 1;
    }

    var name = string.Create(CultureInfo.InvariantCulture, $"month_{agreements}");
    await PostgresCluster.Execute($"create database {name}");
    var database = DatabaseChoice.Parse(PostgresCluster.Address(name));
    breaches.AddRange(await Contest.Run("PostgreSQL", database, agreements));
    Npgsql.NpgsqlConnection.ClearAllPools();
    await PostgresCluster.Execute($"drop database {name}");
}

foreach (var breach in breaches)
{
    Console.Error.WriteLine(breach);
}

return breaches.Count == 0 ? 0 : 1;
