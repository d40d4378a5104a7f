using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using System.Globalization;
using Wheelhouse.Banking;
using Wheelhouse.Banking.Imports;
using Wheelhouse.Banking.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Kit;
using Wheelhouse.MadePortfolio;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.BankFileBench;

/// <summary>Two statements whose import is shot again and again, see <see cref="Shots"/>.</summary>
/// <remarks>Some payments name nobody, some stand twice in the first statement, and the second brings half of the first
/// again.</remarks>
static class Kills
{
    const int Accounts = 60_000;
    const string Keys = "WHEELHOUSE_BENCH_KEYS";

    /// <returns>What is another than in peace; empty when all rows are the same.</returns>
    internal static async Task<IReadOnlyList<string>> Run(int kills)
    {
        var folder = Directory.CreateTempSubdirectory("wheelhouse-bench-");
        try
        {
            Environment.SetEnvironmentVariable(Keys, Path.Combine(folder.FullName, "keys"));
            await PostgresCluster.Execute("create database bank_kills");
            var told = await Prepare(folder.FullName);
            var differences = await Shots.Run(
                "bank_kills", kills, TimeSpan.FromSeconds(2), "banking_items.particulars");
            var verdict = differences.Count == 0
                ? "all rows of all tables are those of an undisturbed import"
                : "ROWS DIFFER, see below";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""

                Two servers at once on two statements that tell {told:N0} payments, both shot by kill -9 at {kills}
                random moments of the import, then one to the end: {verdict}.
                """));
            return differences;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>What a server does until all files are booked; says when it begins.</summary>
    internal static async Task<int> Serve(string database)
    {
        await using var made = Open(database);
        var importing = made.Services.GetRequiredService<Importing>();
        await Console.Out.WriteLineAsync("ready");
        while (await Next(made) is { } file)
        {
            var done = await importing.Run(made.Clerk, file);
            if (done is { IsDone: true, Value.State: FileState.Refused })
            {
                await Console.Error.WriteLineAsync(done.Value.Trouble?.Sentence);
                return 1;
            }
        }

        return 0;
    }

    static async Task<int> Prepare(string folder)
    {
        await using var made = Open("bank_kills");
        await made.Make(Accounts);
        var account = await Contest.Account(made);
        var numbers = Enumerable.Range(0, Accounts).ToArray();
        new Random(1).Shuffle(numbers);
        var first = new List<MadePayment>();
        foreach (var number in numbers[..(Accounts * 2 / 3)])
        {
            first.Add(new($"a-{number}", number % 7 == 0 ? number + 90_000_000 : number));
            if (number % 11 == 0)
            {
                first.Add(first[^1]);
            }
        }

        var second = numbers[(Accounts * 2 / 3)..].Select(number => new MadePayment($"b-{number}", number));
        List<MadePayment>[] statements = [first, [.. first.Take(first.Count / 2), .. second]];
        foreach (var (place, payments) in statements.Index())
        {
            var path = Path.Combine(folder, $"{place}.xml");
            MadeStatement.Write(made, path, $"{place}", payments);
            await Contest.Receive(made, account, path);
        }

        return statements.Sum(s => s.Count);
    }

    static MadeHouse Open(string database) => MadeHouse.Open(
        DatabaseChoice.Parse(PostgresCluster.Address(database)), Shots.Clock, services => services
            .AddSingleton(KeyRing.Open(Environment.GetEnvironmentVariable(Keys)!)), loansOnly: true);

    static async Task<Id<BankFile>?> Next(MadeHouse made)
    {
        await using var scope = made.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Enter(made.Clerk);
        return await scope.ServiceProvider.GetRequiredService<House>().Set<BankFileRow>().AsNoTracking()
            .Where(f => f.State == FileState.Received || f.State == FileState.Booking)
            .OrderBy(f => f.Id).Select(f => (Id<BankFile>?)f.Id).FirstOrDefaultAsync();
    }
}
