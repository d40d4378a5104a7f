using System.Diagnostics;
using System.Reflection;
using Wheelhouse.Kit;

namespace Wheelhouse.MadePortfolio;

/// <summary>Servers on one PostgreSQL database that are shot again and again, beside one that works in peace.</summary>
/// <remarks>
/// Two servers work at once and both get kill -9 at a random moment, so many times; then one goes on to the end. Every
/// row of every table must be that of a run that nobody touched. Left out are numbers that the database gives, and that
/// a deed may stand in the audit log more than once: a server that asks how far things are leaves a record.
/// </remarks>
public static class Shots
{
    /// <summary>The same instant always: what a run writes must not depend on when it was killed.</summary>
    public static TimeProvider Clock { get; } = new Standing();

    /// <summary>Shoots; the program calls itself with <c>--serve NAME</c> for a server that works to the end of
    /// everything, and says <c>ready</c> when it begins.</summary>
    /// <param name="database">Its name, ready to be worked with.</param>
    /// <param name="latest">A shot falls between 50 ms after a server is ready and then.</param>
    /// <param name="sealedColumns">As <c>table.column</c>: enciphered anew in each run.</param>
    /// <returns>What is another than in peace; empty when all rows are the same.</returns>
    public static async Task<IReadOnlyList<string>> Run(
        string database, int kills, TimeSpan latest, params string[] sealedColumns)
    {
        var peace = $"{database}_peace";
        Npgsql.NpgsqlConnection.ClearAllPools();
        await PostgresCluster.Execute($"create database {peace} template {database}");
        await ToTheEnd(peace);
        var (shot, dice) = (0, new Random(1));
        while (shot < kills)
        {
            Process[] servers = [await Server(database), await Server(database)];
            await Task.Delay(dice.Next(50, (int)latest.TotalMilliseconds));
            shot += servers.Any(s => !s.HasExited) ? 1 : kills; // all is done: there is nothing left to shoot
            foreach (var server in servers)
            {
                server.Kill();
                await server.WaitForExitAsync();
            }
        }

        await ToTheEnd(database);
        var differences = await Rows.Differences(peace, database, sealedColumns);
        return shot == kills ? differences : [.. differences, $"All was done before the {kills}th shot."];
    }

    static async Task ToTheEnd(string database)
    {
        using var server = await Server(database);
        await server.WaitForExitAsync();
        if (server.ExitCode != 0)
        {
            throw new InvalidOperationException($"The server of {database} gave up; its words are above.");
        }
    }

    static async Task<Process> Server(string database)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        foreach (var argument in (string[])[Assembly.GetEntryAssembly()!.Location, "--serve", database])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["WHEELHOUSE_TEST_POSTGRES"] = PostgresCluster.Address("")[..^1];
        var server = Process.Start(start)!;
        return await server.StandardOutput.ReadLineAsync() == "ready"
            ? server
            : throw new InvalidOperationException("A server did not start; its words are above.");
    }

    sealed class Standing : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(MadeHouse.FirstDay, new TimeOnly(22, 0), TimeSpan.Zero);
    }
}
