using Microsoft.Extensions.DependencyInjection;
using System.Globalization;
using Wheelhouse.Kit;
using Wheelhouse.MadePortfolio;
using Wheelhouse.Platform;
using Wheelhouse.Servicing;
using Wheelhouse.Servicing.Nights;

namespace Wheelhouse.NightBench;

/// <summary>Nights that are shot again and again, see <see cref="Shots"/>.</summary>
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

        var differences = await Shots.Run("night_kills", kills, TimeSpan.FromSeconds(2.5));
        var verdict = differences.Count == 0
            ? "all rows of all tables are those of an undisturbed run"
            : "ROWS DIFFER, see below";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""

            Two servers at once on {Accounts:N0} accounts, both shot by kill -9 at {kills} random moments of
            {Nights} nights, then one to the end: {verdict}.
            """));
        return differences;
    }

    /// <summary>What a server does until all days are closed; says when it begins.</summary>
    internal static async Task<int> Serve(string database)
    {
        var choice = DatabaseChoice.Parse(PostgresCluster.Address(database));
        await using var made = MadeHouse.Open(
            choice, Shots.Clock, s => s.AddSingleton(Size).AddSingleton(new DigestKey([1])));
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
}
