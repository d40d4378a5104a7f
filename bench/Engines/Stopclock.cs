using System.Diagnostics;

namespace Wheelhouse.Bench;

/// <summary>What one call costs on one core.</summary>
readonly record struct Cost(double Nanoseconds, long Bytes);

/// <summary>Times a call against another of the same run, turn by turn, so that a busy machine slows both.</summary>
static class Stopclock
{
    const int Rounds = 401;
    const double RoundNanoseconds = 1_000_000;

    /// <summary>The least disturbed of many short rounds, of a call and of its floor.</summary>
    internal static (Cost Call, Cost Floor) Compare(Action call, Action floor)
    {
        var (calls, floors) = (Calls(call), Calls(floor));
        var (callTimes, floorTimes) = (new double[Rounds], new double[Rounds]);
        for (var round = 0; round < Rounds; round++)
        {
            callTimes[round] = Time(call, calls);
            floorTimes[round] = Time(floor, floors);
        }

        return (new(callTimes.Min(), Bytes(call)), new(floorTimes.Min(), Bytes(floor)));
    }

    /// <summary>Warms up past the tiers of the compiler, then finds how many calls fill a round.</summary>
    static int Calls(Action call)
    {
        for (var i = 0; i < 20; i++)
        {
            Time(call, 500);
            Thread.Sleep(20);
        }

        return (int)Math.Clamp(RoundNanoseconds / Time(call, 500), 1, 10_000_000);
    }

    static double Time(Action call, int times)
    {
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < times; i++)
        {
            call();
        }

        return Stopwatch.GetElapsedTime(started).TotalNanoseconds / times;
    }

    static long Bytes(Action call)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            call();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / 1000;
    }
}
