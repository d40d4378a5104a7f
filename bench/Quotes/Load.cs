using System.Diagnostics;

namespace Wheelhouse.Quotes;

/// <summary>Latencies of requests that were sent on time, in milliseconds.</summary>
sealed record Latencies(IReadOnlyList<double> Sorted, int Failed)
{
    internal double Percentile(int percent) => Sorted[Math.Min(Sorted.Count - 1, Sorted.Count * percent / 100)];
}

/// <summary>Sends requests at a fixed rate, whether the answers come or not.</summary>
/// <remarks>A latency counts from when the request was due, not sent: a server that stalls is not spared.</remarks>
static class Load
{
    internal static async Task<Latencies> Run(int aSecond, TimeSpan duration, Func<int, Task<bool>> send)
    {
        // a duration of thirds of a second is cut to ticks, which must not cost a request
        var total = (int)Math.Round(aSecond * duration.TotalSeconds, MidpointRounding.ToEven);
        var taken = new double[total];
        var failed = 0;
        var under = new List<Task>(total);
        var clock = Stopwatch.StartNew();
        for (var number = 0; number < total; number++)
        {
            var due = TimeSpan.FromSeconds((double)number / aSecond);
            while (clock.Elapsed < due)
            {
                await Task.Delay(1);
            }

            under.Add(One(number, due));
        }

        await Task.WhenAll(under);
        Array.Sort(taken);
        return new(taken, failed);

        async Task One(int number, TimeSpan due)
        {
            try
            {
                if (!await send(number))
                {
                    Interlocked.Increment(ref failed);
                }
            }
            catch (Exception late) when (late is HttpRequestException or TaskCanceledException)
            {
                Interlocked.Increment(ref failed);
            }

            taken[number] = (clock.Elapsed - due).TotalMilliseconds;
        }
    }
}
