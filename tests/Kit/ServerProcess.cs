using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Wheelhouse.Kit;

/// <summary>The real server in a process of its own, on a free loopback port.</summary>
public sealed partial class ServerProcess : IAsyncDisposable
{
    readonly Process process;

    readonly List<string> log;

    ServerProcess(Process process, Uri address, List<string> log) =>
        (this.process, Address, this.log) = (process, address, log);

    public Uri Address { get; }

    public int ProcessId => process.Id;

    /// <summary>What the server wrote so far, a JSON object a line.</summary>
    public IReadOnlyList<string> Log
    {
        get
        {
            lock (log)
            {
                return [.. log];
            }
        }
    }

    /// <summary>Where devices come in, as the log tells it.</summary>
    /// <param name="language">As in <c>JT/T 808</c>.</param>
    public int Door(string language)
    {
        var doors = Log.Select(line => Speaking().Match(line)).Where(match => match.Success);
        return int.Parse(
            doors.First(door => door.Groups[1].Value == language).Groups[2].Value,
            System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Lets it stand still, as a machine does that has no more memory; then lets it go on.</summary>
    public async Task Freeze(TimeSpan time)
    {
        using var stop = Process.Start("kill", ["-STOP", $"{process.Id}"]);
        await Task.Delay(time);
        using var goOn = Process.Start("kill", ["-CONT", $"{process.Id}"]);
        await goOn.WaitForExitAsync();
    }

    /// <param name="database">A SQLite file or a PostgreSQL address, as on the command line.</param>
    /// <param name="keys">The folder of the key ring the data was written under.</param>
    /// <param name="more">Further arguments, as in <c>--portal web/dist</c>.</param>
    /// <exception cref="InvalidOperationException">The server ended before it listened; with its log.</exception>
    public static async Task<ServerProcess> Start(string database, string keys, params string[] more)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        string[] arguments =
        [
            Binary(), "--database", database, "--keys", keys, "--urls", "http://127.0.0.1:0", "--demo", "true", .. more,
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException("The server did not start.");
        var log = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            log.Add(line);
            if (Listening().Match(line) is { Success: true } address)
            {
                _ = Read(process, log);
                return new(process, new(address.Groups[1].Value), log);
            }
        }

        throw new InvalidOperationException("The server ended before it listened:\n" + string.Join('\n', log));
    }

    /// <summary>Ends it as a power cut would: without a word.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            // as an operator stops it; a server that does not listen is ended
            using var stop = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill();
            }
        }

        process.Dispose();
    }

    /// <summary>The server built beside the assembly that asks, in the same configuration.</summary>
    public static string Binary()
    {
        var mine = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.Combine(mine.Parent!.Parent!.FullName, "Server", mine.Name, "Wheelhouse.Server.dll");
    }

    static async Task Read(Process process, List<string> log)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            lock (log)
            {
                log.Add(line);
            }
        }
    }

    [GeneratedRegex("Now listening on: (http://127\\.0\\.0\\.1:[0-9]+)")]
    private static partial Regex Listening();

    [GeneratedRegex("Devices speak ([A-Z/]+ [0-9]+) on 127\\.0\\.0\\.1:([0-9]+)")]
    private static partial Regex Speaking();
}
