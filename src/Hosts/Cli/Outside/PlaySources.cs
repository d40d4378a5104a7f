using System.Diagnostics;
using System.Globalization;
using Wheelhouse.Sandbox;

namespace Wheelhouse.Cli.Outside;

/// <summary><c>wheelhouse sandbox</c>: plays every outside source over HTTP, until it is stopped.</summary>
static class PlaySources
{
    const string Port = "--port";
    const string Latency = "--latency";
    const string Faulty = "--fault";
    const string Beside = "--beside";
    const string All = "all";
    const int UsualPort = 5090;

    public static readonly Verb Verb = new(
        "sandbox",
        "Play the outside sources (public security, bureau, courts, ...), simulated, over HTTP",
        [],
        [
            new(Port, "N", $"listen here on 127.0.0.1 (default {UsualPort}; 0 for any free one)"),
            new(Latency, "SOURCE=MS,...", "answer after so many milliseconds; 'all' for all sources"),
            new(Faulty, "SOURCE=FAULT:SHARE,...", "what goes wrong, and with which share of the answers (default 1)"),
            new(Beside, "PID", "stop when this process has ended"),
        ],
        $"""
        Answers are drawn from the identity number alone, the same in every process, and say that they are simulated.
        Connect a server with --Sources:Url http://127.0.0.1:{UsualPort}.
        Sources: {Names<Source>()}.
        Faults: {Names<Fault>()}.
        GET /control shows how each source behaves; POST /control changes one while it runs:
        {"{\"source\":\"bureau\",\"latencyMs\":900,\"fault\":\"down\",\"share\":0.5}"}
        Whom a number plays stands in docs/reference/sources.md. Prints its address on standard error.
        """,
        Run);

    static async Task<int> Run(Call call, CancellationToken cancel)
    {
        var port = call.Setting(Port) is { } text ? Number(Port, text, ushort.MaxValue) : UsualPort;
        var behaviours = Enum.GetValues<Source>().ToDictionary(source => source, Behaviour.Usual);
        foreach (var (source, value) in Orders(call, Latency))
        {
            behaviours[source] = behaviours[source] with { LatencyMs = Number(Latency, value, 60_000) };
        }

        foreach (var (source, value) in Orders(call, Faulty))
        {
            var (fault, share) = FaultOf(value);
            behaviours[source] = behaviours[source] with { Fault = fault, Share = share };
        }

        var beside = call.Setting(Beside) is { } pid ? Number(Beside, pid, int.MaxValue) : (int?)null;
        await using var sandbox = await Open(port, cancel);
        foreach (var (source, behaviour) in behaviours)
        {
            sandbox.Behave(source, behaviour);
        }

        await call.Channels.Messages.WriteLineAsync($"wheelhouse: sandbox: simulated sources on {sandbox.Address}");
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await Task.WhenAny(sandbox.Serve(end.Token), Outlived(beside, end.Token));
        await end.CancelAsync();
        return cancel.IsCancellationRequested ? Exit.Stopped : Exit.Done;
    }

    static async Task<SimulatedSources> Open(int port, CancellationToken cancel)
    {
        try
        {
            return await SimulatedSources.Open(port, TimeProvider.System, cancel);
        }
        catch (IOException)
        {
            throw new UnreadableException($"another process listens on port {port}; give another by {Port}");
        }
    }

    /// <summary>Ends when a process has ended; without one, when told.</summary>
    static async Task Outlived(int? pid, CancellationToken cancel)
    {
        if (pid is not { } other)
        {
            await Task.Delay(Timeout.Infinite, cancel).ContinueWith(_ => { }, TaskScheduler.Default);
            return;
        }

        try
        {
            using var process = Process.GetProcessById(other);
            await process.WaitForExitAsync(cancel);
        }
        catch (Exception gone) when (gone is ArgumentException or OperationCanceledException)
        {
            // it had ended already, or we were told to stop: either way there is nothing to wait for
        }
    }

    static IEnumerable<(Source Source, string Value)> Orders(Call call, string option)
    {
        foreach (var order in call.Setting(option)?.Split(',') ?? [])
        {
            if (order.Split('=') is not [var name, var value])
            {
                throw new UnreadableException($"{option}: '{order}' is no order like bureau=900");
            }

            Source[] sources = name == All ? Enum.GetValues<Source>() : [Named<Source>(option, name)];
            foreach (var source in sources)
            {
                yield return (source, value);
            }
        }
    }

    static (Fault Fault, decimal Share) FaultOf(string text)
    {
        var parts = text.Split(':');
        var share = 1m;
        if (parts.Length > 2 || (parts.Length == 2 && !(decimal.TryParse(
            parts[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out share) && share <= 1m)))
        {
            throw new UnreadableException($"{Faulty}: '{text}' is no fault with a share from 0 to 1, like down:0.5");
        }

        return (Named<Fault>(Faulty, parts[0]), share);
    }

    static T Named<T>(string option, string name)
        where T : struct, Enum =>
        Enum.TryParse<T>(name, ignoreCase: true, out var known) && !char.IsAsciiDigit(name[0])
            ? known
            : throw new UnreadableException($"{option}: there is no '{name}'; expected one of {Names<T>()}");

    static int Number(string option, string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most
            ? number
            : throw new UnreadableException($"{option}: '{text}' is no whole number from 0 to {most}");

    static string Names<T>()
        where T : struct, Enum =>
        string.Join(", ", Enum.GetNames<T>().Select(name => char.ToLowerInvariant(name[0]) + name[1..]));
}
