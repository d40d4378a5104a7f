using Microsoft.Extensions.DependencyInjection;
using System.Diagnostics;
using System.Globalization;
using Wheelhouse.MadePortfolio;
using Wheelhouse.Platform;
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
            await made.Settle();
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
        return await made.Breaches(accounts);
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
}
