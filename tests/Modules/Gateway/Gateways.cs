using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using System.Collections.Concurrent;
using System.Net;
using Wheelhouse.Gateway;

namespace Wheelhouse.Modules.Tests.Gateway;

/// <summary>Both gateways on ports of their own, with a store and devices in memory.</summary>
sealed class Gateways : IAsyncDisposable
{
    readonly WebApplication app;

    Gateways(WebApplication app, MemoryStore store, MemoryDevices devices)
    {
        (this.app, Store, Devices) = (app, store, devices);
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        Ports = [.. addresses.Select(address => new Uri(address).Port)];
    }

    internal MemoryStore Store { get; }

    internal MemoryDevices Devices { get; }

    internal ManualClock Clock => (ManualClock)app.Services.GetRequiredService<TimeProvider>();

    internal Sessions Sessions => app.Services.GetRequiredService<Sessions>();

    internal ReportQueue Queue => app.Services.GetRequiredService<ReportQueue>();

    /// <summary>JT/T 808, then GB/T 32960.</summary>
    int[] Ports { get; }

    internal static async Task<Gateways> Open(GatewayOptions? options = null)
    {
        var (store, devices) = (new MemoryStore(), new MemoryDevices());
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services
            .AddSingleton<TimeProvider>(new ManualClock())
            .AddSingleton<IReportStore>(store)
            .AddSingleton<IDevices>(devices)
            .AddGateway(options ?? new() { StorePause = TimeSpan.Zero });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.SpeakJt808());
            kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.SpeakGb32960());
        });
        var app = builder.Build();
        await app.StartAsync();
        return new(app, store, devices);
    }

    internal int Jt808Port => Ports[0];

    internal Task<Terminal> Jt808(ulong phone) => Terminal.Connect(Ports[0], phone);

    internal Task<Terminal> Gb32960() => Terminal.Connect(Ports[1], 0);

    /// <summary>A device that is registered and has shown its code.</summary>
    internal async Task<Terminal> Proved(ulong phone)
    {
        var terminal = await Jt808(phone);
        Devices.Know(terminal.Number);
        await terminal.Authenticate(await terminal.Register());
        return terminal;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}

/// <summary>A clock that only a test moves.</summary>
sealed class ManualClock : TimeProvider
{
    long ticks = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero).Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    public override long GetTimestamp() => Interlocked.Read(ref ticks);

    internal void Pass(TimeSpan span) => Interlocked.Add(ref ticks, span.Ticks);
}

/// <summary>Keeps reports in memory, once by device and time; can be stalled and can fail.</summary>
sealed class MemoryStore : IReportStore
{
    volatile TaskCompletionSource gate = Opened();
    int failures;
    int brought;

    internal ConcurrentDictionary<(string, long), ReceivedReport> Kept { get; } = new();

    /// <summary>How often something was brought.</summary>
    internal int Brought => Volatile.Read(ref brought);

    internal void Stall() => gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal void GoOn() => gate.TrySetResult();

    /// <summary>Fails so many times, the first of them after it has written half.</summary>
    internal void Fail(int times) => failures = times;

    public async Task Keep(IReadOnlyList<ReceivedReport> reports, CancellationToken cancel)
    {
        Interlocked.Increment(ref brought);
        await gate.Task.WaitAsync(cancel);
        var broken = Interlocked.Decrement(ref failures) >= 0;
        foreach (var report in broken ? reports.Take(reports.Count / 2) : reports)
        {
            Kept[(report.Device, report.Position.Seconds ?? 0)] = report;
        }

        if (broken)
        {
            throw new IOException("The store is not there.");
        }
    }

    static TaskCompletionSource Opened()
    {
        var open = new TaskCompletionSource();
        open.SetResult();
        return open;
    }
}

/// <summary>Devices in memory.</summary>
sealed class MemoryDevices : IDevices
{
    readonly ConcurrentDictionary<string, KnownDevice> known = new(StringComparer.Ordinal);

    internal void Know(string number, string? model = null) =>
        known[number] = new(number, model, ReadOnlyMemory<byte>.Empty);

    public ValueTask<KnownDevice?> Find(string number, CancellationToken cancel) =>
        ValueTask.FromResult(known.GetValueOrDefault(number));

    public ValueTask<bool> Give(string number, ReadOnlyMemory<byte> codeHash, CancellationToken cancel)
    {
        var device = known[number];
        var given = device.CodeHash.IsEmpty && known.TryUpdate(number, device with { CodeHash = codeHash }, device);
        return ValueTask.FromResult(given);
    }
}
