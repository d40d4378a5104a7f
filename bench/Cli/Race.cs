using System.Diagnostics;

namespace Wheelhouse.CliBench;

/// <summary>Runs a call and its floor turn by turn, so that a busy machine slows both.</summary>
static class Race
{
    const int Turns = 7;

    /// <returns>Median seconds of the call and of the floor.</returns>
    public static async Task<(double Time, double Floor)> Run(Load load, string folder)
    {
        var answer = Path.Combine(folder, "answer");
        string[] call = [.. load.Verb.Split(' '), load.File];
        string[] floor = ["floor", load.Floor, load.File, answer];
        await Measure(answer, Beside("Wheelhouse.Cli.dll"), call);
        var (times, floors) = (new double[Turns], new double[Turns]);
        for (var turn = 0; turn < Turns; turn++)
        {
            times[turn] = await Measure(null, Beside("Wheelhouse.Cli.dll"), call);
            floors[turn] = await Measure(null, Beside("Wheelhouse.CliBench.dll"), floor);
        }

        return (Median(times), Median(floors));
    }

    static string Beside(string name) => Path.Combine(AppContext.BaseDirectory, name);

    static async Task<double> Measure(string? keep, string program, IReadOnlyList<string> words)
    {
        var started = Stopwatch.GetTimestamp();
        var start = new ProcessStartInfo("dotnet", [program, .. words])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var messages = process.StandardError.ReadToEndAsync();
        await using (var output = keep is null ? Stream.Null : File.Create(keep))
        {
            await process.StandardOutput.BaseStream.CopyToAsync(output);
        }

        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? Stopwatch.GetElapsedTime(started).TotalSeconds
            : throw new InvalidOperationException(await messages);
    }

    static double Median(double[] seconds)
    {
        Array.Sort(seconds);
        return seconds[seconds.Length / 2];
    }
}
