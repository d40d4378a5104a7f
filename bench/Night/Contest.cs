using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using Wheelhouse.Ledger;
using Wheelhouse.MadePortfolio;
using Wheelhouse.Platform;
using Wheelhouse.Servicing;
using Wheelhouse.Servicing.Nights;

namespace Wheelhouse.NightBench;

/// <summary>Nights of a made portfolio, and their floor.</summary>
static class Contest
{
    /// <returns>Laws that do not hold after the last night; empty when all is in order.</returns>
    internal static async Task<IReadOnlyList<string>> Run(
        string name, DatabaseChoice database, int accounts, int nights)
    {
        await using var made = MadeHouse.Open(database);
        var began = Stopwatch.GetTimestamp();
        if (!await made.IsThere())
        {
            await made.Make(accounts);
            await Settle(made);
        }

        var making = Stopwatch.GetElapsedTime(began).TotalSeconds;
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name}, {accounts} accounts made in {making:F0} s"));
        Memory.Forget();
        var (took, folded, floors) = (new List<double>(), 0, new List<double>());
        var closing = made.Services.GetRequiredService<ClosingDays>();
        var peak = 0L;
        var first = await made.BusinessDay();
        for (var night = 0; night < nights; night++)
        {
            var start = Stopwatch.GetTimestamp();
            var run = await closing.Close(made.Clerk, first.AddDays(night));
            took.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            peak = Math.Max(peak, Memory.Peak);
            folded = run.Value.Done;
            if (database.IsPostgres)
            {
                floors.Add(await Floor.Run(database, made, first.AddDays(night + 1)));
            }

            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"night {night}: {took[^1]:F2} s, {folded} folded, floor {floors.LastOrDefault():F2} s"));
        }

        Console.WriteLine(Row(name, accounts, took, floors, folded, peak));
        return await Breaches(made, accounts);
    }

    /// <summary>The first night starts cold; of those after it the slowest counts, beside its own floor.</summary>
    static string Row(string name, int accounts, List<double> took, List<double> floors, int folded, long peak)
    {
        var worst = took.Count == 1 ? 0 : took.IndexOf(took.Skip(1).Max());
        var (ratio, floor) = floors.Count > 0
            ? (string.Create(CultureInfo.InvariantCulture, $"{took[worst] / floors[worst]:F1}"),
                string.Create(CultureInfo.InvariantCulture, $"{floors[worst]:F1} s"))
            : ("–", "–");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {accounts:N0} | {ratio} | {took[worst]:F1} s | {floor} | {took[0]:F1} s | {folded:N0} "
            + $"| {took[worst] * 1_000_000 / accounts:F1} | {peak / 1_048_576} MB |");
    }

    /// <summary>As a database is that has stood a while: statistics taken, nothing left to clean up.</summary>
    static async Task Settle(MadeHouse made)
    {
        var houses = made.Services.GetRequiredService<IDbContextFactory<House>>();
        await using var house = await houses.CreateDbContextAsync();
        if (house.Database.IsNpgsql())
        {
            house.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
            await house.Database.ExecuteSqlRawAsync("vacuum analyze");
            await house.Database.ExecuteSqlRawAsync("checkpoint");
        }
    }

    static async Task<IReadOnlyList<string>> Breaches(MadeHouse made, int accounts)
    {
        await using var scope = made.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Enter(made.Clerk);
        var house = scope.ServiceProvider.GetRequiredService<House>();
        var sample = Enumerable.Range(0, 400).Select(i => made.AgreementOf(i * (accounts / 400 / 50) * 50)).Distinct();
        return
        [
            .. await ServicingLaws.Check(house, scope.ServiceProvider.GetRequiredService<IJournal>(), [.. sample]),
            .. await LedgerLaws.Check(house),
        ];
    }
}

/// <summary>What the process holds resident, as Linux counts it.</summary>
static class Memory
{
    const string Status = "/proc/self/status";

    /// <summary>The most since it was forgotten, in bytes; 0 where nobody counts.</summary>
    internal static long Peak => File.Exists(Status)
        ? File.ReadLines(Status).Where(l => l.StartsWith("VmHWM:", StringComparison.Ordinal))
            .Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1])
            .Select(kilobytes => long.Parse(kilobytes, CultureInfo.InvariantCulture)).FirstOrDefault() * 1024
        : 0;

    /// <summary>Gives back what making the portfolio took, and counts from there.</summary>
    internal static void Forget()
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (File.Exists("/proc/self/clear_refs"))
        {
            File.WriteAllText("/proc/self/clear_refs", "5");
        }
    }
}
