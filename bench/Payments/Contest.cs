using System.Diagnostics;
using System.Globalization;
using Wheelhouse.Platform;

namespace Wheelhouse.Payments;

/// <summary>Payments and floor in turn, slice by slice, so that a busy machine slows both.</summary>
static class Contest
{
    /// <returns>Laws that do not hold after the run; empty when all is in order.</returns>
    internal static async Task<IReadOnlyList<string>> Run(
        string name, DatabaseChoice database, IFloor floor, Options options)
    {
        await using var town = await Town.Found(database);
        await Slice(options.Callers, 1, floor.Write, []);
        await Slice(options.Callers, 3, town.Pay, []);
        var (ratios, rates, floors) = (new List<double>(), new List<double>(), new List<double>());
        var times = new List<double>();
        var spent = TimeSpan.Zero;
        for (var round = 0; round < options.Rounds; round++)
        {
            floors.Add(await Slice(options.Callers, options.Seconds, floor.Write, []));
            var before = Environment.CpuUsage.TotalTime;
            rates.Add(await Slice(options.Callers, options.Seconds, town.Pay, times));
            spent += Environment.CpuUsage.TotalTime - before;
            ratios.Add(rates[^1] / floors[^1]);
        }

        times.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {Median(ratios):F2} | {Median(rates):N0} | {Median(floors):N0} | {At(times, 0.5):F1} ms | "
            + $"{At(times, 0.99):F1} ms | {spent.TotalMilliseconds / times.Count:F2} ms |"));
        return await town.Breaches();
    }

    /// <summary>Calls a second over some seconds; the calls' milliseconds go to <paramref name="times"/>.</summary>
    static async Task<double> Slice(int callers, double seconds, Func<int, Task> call, List<double> times)
    {
        var start = Stopwatch.GetTimestamp();
        var all = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var mine = new List<double>();
            while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds)
            {
                var began = Stopwatch.GetTimestamp();
                await call(caller);
                mine.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }

            return mine;
        })));
        var took = Stopwatch.GetElapsedTime(start).TotalSeconds;
        foreach (var mine in all)
        {
            times.AddRange(mine);
        }

        return all.Sum(mine => mine.Count) / took;
    }

    static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }

    static double At(List<double> sorted, double share) => sorted[(int)(share * (sorted.Count - 1))];
}
