using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using System.Diagnostics;
using System.Globalization;
using Wheelhouse.Ledger;
using Wheelhouse.MadePortfolio;
using Wheelhouse.Platform;
using Wheelhouse.Portfolio;
using Wheelhouse.Portfolio.MonthEnd;

namespace Wheelhouse.MonthEndBench;

/// <summary>Two month ends of a made portfolio, a month apart, and the floor of the second.</summary>
static class Contest
{
    static readonly DateOnly June = new(2026, 6, 1);
    static readonly DateOnly July = new(2026, 7, 1);

    /// <returns>Laws that do not hold after the second; empty when all is in order.</returns>
    internal static async Task<IReadOnlyList<string>> Run(string name, DatabaseChoice database, int agreements)
    {
        await using var made = MadeHouse.Open(database, day: June);
        await made.Make(agreements);
        await made.Settle();
        Memory.Forget();
        var first = await Close(made, June.AddDays(-1));
        var peak = Memory.Peak;
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name}, {agreements} agreements: first month end {first:F2} s"));

        await made.MoveTo(July, agreements);
        await made.Settle();
        Memory.Forget();
        var second = await Close(made, July.AddDays(-1));
        peak = Math.Max(peak, Memory.Peak);
        var floor = database.IsPostgres ? await Floor.Run(database, made, July.AddDays(-1)) : 0;
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name}, {agreements} agreements: {second:F2} s, floor {floor:F2} s"));
        Console.WriteLine(Row(name, agreements, first, second, floor, peak));
        return await Breaches(made);
    }

    static async Task<double> Close(MadeHouse made, DateOnly month)
    {
        var start = Stopwatch.GetTimestamp();
        var run = await made.Services.GetRequiredService<MonthEnds>().Close(made.Clerk, month);
        return run is { IsDone: true, Value.State: MonthState.Done }
            ? Stopwatch.GetElapsedTime(start).TotalSeconds
            : throw new InvalidOperationException(run.Refused?.Sentence ?? "The month end did not come to its end.");
    }

    static string Row(string name, int agreements, double first, double second, double floor, long peak)
    {
        var (ratio, bare) = floor > 0
            ? (string.Create(CultureInfo.InvariantCulture, $"{second / floor:F1}"),
                string.Create(CultureInfo.InvariantCulture, $"{floor:F1} s"))
            : ("–", "–");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {agreements:N0} | {ratio} | {second:F1} s | {bare} | {first:F1} s "
            + $"| {second * 1_000_000 / agreements:F1} | {peak / 1_048_576} MB |");
    }

    static async Task<IReadOnlyList<string>> Breaches(MadeHouse made)
    {
        await using var scope = made.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Enter(made.Clerk);
        var house = scope.ServiceProvider.GetRequiredService<House>();
        house.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        return
        [
            .. await PortfolioLaws.Check(house, scope.ServiceProvider.GetRequiredService<IJournal>()),
            .. await LedgerLaws.Check(house),
        ];
    }
}
