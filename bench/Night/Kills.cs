using Microsoft.Extensions.DependencyInjection;
using System.Diagnostics;
using System.Globalization;
using Wheelhouse.Kit;
using Wheelhouse.MadePortfolio;
using Wheelhouse.Platform;
using Wheelhouse.Servicing;
using Wheelhouse.Servicing.Nights;

namespace Wheelhouse.NightBench;

/// <summary>Nights that are shot again and again, beside the same nights in peace.</summary>
/// <remarks>Two servers close the same days on one PostgreSQL database and both get kill -9 at a random moment, so many
/// times; then one goes on to the end. Every row of every table must be that of a run that nobody touched. Left out are
/// numbers that the database gives, and that a deed may stand in the audit log more than once: a server that asks
/// whether a day is closed leaves a record.</remarks>
static class Kills
{
    const int Accounts = 40_000;
    const int Nights = 12;

    /// <summary>So that a night has sixteen partitions.</summary>
    static readonly NightSize Size = new(Accounts / 16);

    static readonly DateOnly Until = MadeHouse.FirstDay.AddDays(Nights);

    /// <returns>What is another than in peace; empty when all rows are the same.</returns>
    internal static async Task<IReadOnlyList<string>> Run(int kills)
    {
        await PostgresCluster.Execute("create database night_kills");
        await using (var made = MadeHouse.Open(DatabaseChoice.Parse(PostgresCluster.Address("night_kills"))))
        {
            await made.Make(Accounts);
        }

        Npgsql.NpgsqlConnection.ClearAllPools();
        await PostgresCluster.Execute("create database night_peace template night_kills");
        await (await Server("night_peace")).WaitForExitAsync();
        var (shot, dice) = (0, new Random(1));
        while (shot < kills)
        {
            Process[] servers = [await Server("night_kills"), await Server("night_kills")];
            await Task.Delay(dice.Next(50, 2_500));
            shot += servers.Any(s => !s.HasExited) ? 1 : kills; // all nights are over: there is nothing left to shoot
            foreach (var server in servers)
            {
                server.Kill();
                await server.WaitForExitAsync();
            }
        }

        await (await Server("night_kills")).WaitForExitAsync();
        var differences = await Rows.Differences("night_peace", "night_kills");
        var verdict = differences.Count == 0
            ? "all rows of all tables are those of an undisturbed run"
            : "ROWS DIFFER, see below";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""

            Two servers at once on {Accounts:N0} accounts, both shot by kill -9 at {kills} random moments of
            {Nights} nights, then one to the end: {verdict}.
            """));
        return shot == kills ? differences : [.. differences, $"The nights were over before the {kills}th shot."];
    }

    /// <summary>What a server does until all days are closed; says when it begins.</summary>
    internal static async Task<int> Serve(string database)
    {
        var choice = DatabaseChoice.Parse(PostgresCluster.Address(database));
        await using var made = MadeHouse.Open(
            choice, new Standing(), s => s.AddSingleton(Size).AddSingleton(new DigestKey([1])));
        var closing = made.Services.GetRequiredService<ClosingDays>();
        await Console.Out.WriteLineAsync("ready");
        for (var day = await made.BusinessDay(); day < Until; day = await made.BusinessDay())
        {
            var run = await closing.Close(made.Clerk, day);
            if (run.Refused is { Code: not "servicing.day_not_open" } refusal)
            {
                await Console.Error.WriteLineAsync(refusal.Sentence);
                return 1;
            }
        }

        return 0;
    }

    static async Task<Process> Server(string database)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        foreach (var argument in (string[])[typeof(Kills).Assembly.Location, "--serve", database])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["WHEELHOUSE_TEST_POSTGRES"] = PostgresCluster.Address("")[..^1];
        var server = Process.Start(start)!;
        return await server.StandardOutput.ReadLineAsync() == "ready"
            ? server
            : throw new InvalidOperationException("A server did not start; its words are above.");
    }

    /// <summary>The same instant always: what a run writes must not depend on when it was killed.</summary>
    sealed class Standing : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() =>
            new(MadeHouse.FirstDay, new TimeOnly(22, 0), TimeSpan.Zero);
    }
}
