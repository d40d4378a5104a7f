using System.Diagnostics;
using Wheelhouse.Decisions;

/// <summary>What a crowd of cases costs when every core decides.</summary>
/// <param name="PerSecond">Of all cores together.</param>
/// <param name="Latencies">Microseconds of each decision, sorted.</param>
readonly record struct Rushed(int Cores, double PerSecond, double[] Latencies)
{
    internal double Of(double share) => Latencies[(int)((Latencies.Length - 1) * share)];
}

/// <summary>Decides a crowd of cases with their traces on every core at once.</summary>
static class Rush
{
    const int Seconds = 5;

    internal static Rushed Run(Policy policy, Inputs[] crowd)
    {
        var cores = Environment.ProcessorCount;
        Decide(policy, crowd, 0, TimeSpan.FromSeconds(2)); // past the tiers of the compiler
        var lanes = new (Thread Thread, List<double> Took)[cores];
        var started = Stopwatch.GetTimestamp();
        for (var lane = 0; lane < cores; lane++)
        {
            var (at, took) = (lane, new List<double>(1_000_000));
            lanes[lane] = (new(() => took.AddRange(Decide(policy, crowd, at, TimeSpan.FromSeconds(Seconds)))), took);
            lanes[lane].Thread.Start();
        }

        foreach (var (thread, _) in lanes)
        {
            thread.Join();
        }

        var elapsed = Stopwatch.GetElapsedTime(started).TotalSeconds;
        double[] all = [.. lanes.SelectMany(lane => lane.Took).Order()];
        return new(cores, all.Length / elapsed, all);
    }

    static List<double> Decide(Policy policy, Inputs[] crowd, int from, TimeSpan time)
    {
        var took = new List<double>(1_000_000);
        var started = Stopwatch.GetTimestamp();
        for (var n = from; Stopwatch.GetElapsedTime(started) < time; n++)
        {
            var before = Stopwatch.GetTimestamp();
            GC.KeepAlive(policy.Decide(crowd[n % crowd.Length]));
            took.Add(Stopwatch.GetElapsedTime(before).TotalMicroseconds);
        }

        return took;
    }
}
