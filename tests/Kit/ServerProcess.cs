using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Wheelhouse.Kit;

/// <summary>The server in a process of its own, which can be frozen and killed.</summary>
public sealed partial class ServerProcess : RunningServer
{
    readonly Process process;

    Uri? address;

    ServerProcess(Process process) => this.process = process;

    public override Uri Address => address ?? throw new InvalidOperationException("The server does not listen yet.");

    public int ProcessId => process.Id;

    /// <summary>Lets it stand still, as a machine does that has no more memory; then lets it go on.</summary>
    public async Task Freeze(TimeSpan time)
    {
        using var stop = Process.Start("kill", ["-STOP", $"{process.Id}"]);
        await Task.Delay(time);
        using var goOn = Process.Start("kill", ["-CONT", $"{process.Id}"]);
        await goOn.WaitForExitAsync();
    }

    /// <exception cref="InvalidOperationException">The server ended before it listened; with its log.</exception>
    public static async Task<RunningServer> Start(string database, string keys, params string[] more)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        string[] arguments = [Binary(), .. Arguments(database, keys, more)];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException("The server did not start.");
        var server = new ServerProcess(process);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            server.Wrote(line);
            if (Listening().Match(line) is { Success: true } address)
            {
                server.address = new(address.Groups[1].Value);
                _ = server.Read();
                return server;
            }
        }

        throw new InvalidOperationException(
            "The server ended before it listened:\n" + string.Join('\n', server.Log));
    }

    /// <summary>Ends it as a power cut would: without a word.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public override async ValueTask DisposeAsync()
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

    async Task Read()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            Wrote(line);
        }
    }

    [GeneratedRegex("Now listening on: (http://127\\.0\\.0\\.1:[0-9]+)")]
    private static partial Regex Listening();
}
