using System.Diagnostics;
using System.Globalization;
using Wheelhouse.Simulation.Founding;

namespace Wheelhouse.Cli.Devices;

/// <summary><c>wheelhouse devices simulate</c>: plays devices over real sockets until it is stopped.</summary>
static class SimulateDevices
{
    const string From = "--devices";
    const string Server = "--server";
    const string As = "--as";
    const string Door = "--door";
    const string Codes = "--codes";
    const string Every = "--every";
    const string Blind = "--blind";
    const string Alarm = "--alarm";
    const string Beside = "--beside";
    const string Password = "WHEELHOUSE_PASSWORD";
    const int UsualDoor = 8808;

    public static readonly Verb Verb = new(
        "devices simulate",
        "Play devices in cars that report over JT/T 808, until it is stopped",
        [],
        [
            new(From, "FILE", "which devices: CSV with terminal,model,kind,vin"),
            new(Server, "URL", "which devices: those of a lender that are in cars, asked of its server"),
            new(As, "SIGN-IN", "who asks; password in WHEELHOUSE_PASSWORD, else that of simulated people"),
            new(Door, "HOST:PORT", $"where they report to (default 127.0.0.1:{UsualDoor})"),
            new(Codes, "FILE", "where the codes they are given are kept (default data/device-codes.json)"),
            new(Every, "SECONDS", "between positions while it drives (default 30); ten times that, parked"),
            new(Blind, "MINUTES", "they had no network for so long, and send that first (default 0)"),
            new(Alarm, "TERMINAL=WHAT,...", "what goes wrong: powerCut, removed, silent, tow"),
            new(Beside, "PID", "stop when this process has ended"),
        ],
        """
        Each device registers, is given a code once and keeps it in the file, shows it, sends heartbeats and positions,
        takes orders in the words of its model and then reports the circuit. Where a car is follows from its VIN and the
        time alone: at night at home, on workdays to work and back, in one of seven cities. Two devices of a car tell
        the same way. All of it is simulated.
        """,
        Run);

    static async Task<int> Run(Call call, CancellationToken cancel)
    {
        var play = PlayOf(call);
        var faults = Faults(call);
        var devices = await Devices(call, cancel);
        if (faults.Keys.FirstOrDefault(t => devices.All(d => d.Terminal != t)) is { } unknown)
        {
            throw new UnreadableException($"{Alarm}: there is no device {unknown} among the {devices.Count} played");
        }

        var beside = call.Setting(Beside) is { } pid ? Number(Beside, pid, int.MaxValue) : (int?)null;
        await call.Channels.Messages.WriteLineAsync(
            $"wheelhouse: devices simulate: {devices.Count} simulated devices report to {play.Host}:{play.Port}");
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var lives = devices.Select(d => new DeviceLife(
            d, faults.GetValueOrDefault(d.Terminal), play, TimeProvider.System).Run(end.Token)).ToList();
        var all = Task.WhenAll(lives);
        await Task.WhenAny(all, Outlived(beside, end.Token));
        await end.CancelAsync();
        try
        {
            await all;
        }
        catch (OperationCanceledException)
        {
            // told to stop, by a person or by the end of the process they play for
        }

        return cancel.IsCancellationRequested ? Exit.Stopped : Exit.Done;
    }

    static Play PlayOf(Call call)
    {
        var door = call.Setting(Door) ?? $"127.0.0.1:{UsualDoor}";
        return door.LastIndexOf(':') is > 0 and var colon
            && ushort.TryParse(door.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? new(
                door[..colon], port,
                TimeSpan.FromSeconds(call.Setting(Every) is { } every ? Number(Every, every, 86_400, least: 1) : 30),
                TimeSpan.FromMinutes(call.Setting(Blind) is { } blind ? Number(Blind, blind, 10_080) : 0),
                CodeFile.Open(call.Setting(Codes) ?? Path.Combine("data", "device-codes.json")),
                call.Channels.Messages)
            : throw new UnreadableException($"{Door}: '{door}' is no address like 127.0.0.1:{UsualDoor}");
    }

    static async Task<IReadOnlyList<PlayedDevice>> Devices(Call call, CancellationToken cancel)
    {
        if (call.Has(From) == call.Has(Server))
        {
            throw new UnreadableException($"say which devices by {From} FILE or by {Server} URL");
        }

        if (call.Setting(From) is { } file)
        {
            return DeviceList.Read(file);
        }

        var text = call.Setting(Server)!;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var server) || server.Scheme is not ("http" or "https"))
        {
            throw new UnreadableException($"{Server}: '{text}' is no address like http://127.0.0.1:5080");
        }

        var who = call.Setting(As) ?? throw new UnreadableException($"{Server} needs {As} SIGN-IN, who asks");
        var password = Environment.GetEnvironmentVariable(Password) ?? Cast.Password;
        return await DeviceList.Ask(server, who, password, cancel);
    }

    static Dictionary<string, DeviceFault> Faults(Call call)
    {
        var faults = new Dictionary<string, DeviceFault>(StringComparer.Ordinal);
        foreach (var order in call.Setting(Alarm)?.Split(',') ?? [])
        {
            faults[order.Split('=')[0]] = order.Split('=') is [_, var what]
                && Enum.TryParse<DeviceFault>(what, ignoreCase: true, out var fault) && char.IsAsciiLetter(what[0])
                && fault != DeviceFault.None
                ? fault
                : throw new UnreadableException(
                    $"{Alarm}: '{order}' is no order like 013912345678=powerCut; "
                    + "expected one of powerCut, removed, silent, tow");
        }

        return faults;
    }

    /// <summary>Ends when a process has ended; without one, when told.</summary>
    static async Task Outlived(int? pid, CancellationToken cancel)
    {
        try
        {
            using var process = pid is { } other ? Process.GetProcessById(other) : null;
            await (process?.WaitForExitAsync(cancel) ?? Task.Delay(Timeout.Infinite, cancel));
        }
        catch (Exception gone) when (gone is ArgumentException or OperationCanceledException)
        {
            // it had ended already, or we were told to stop: either way there is nothing to wait for
        }
    }

    static int Number(string option, string text, int most, int least = 0) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most
            ? number
            : throw new UnreadableException($"{option}: '{text}' is no whole number from {least} to {most}");
}
