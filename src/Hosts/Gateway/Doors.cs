using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using System.Net;

namespace Wheelhouse.Gateway;

/// <summary>Where the doors are; null: there is none of that kind.</summary>
public sealed record DoorPlan(IPEndPoint? Jt808, IPEndPoint? Gb32960)
{
    public bool IsAny => (Jt808 ?? Gb32960) is not null;
}

/// <summary>Another process listens where a door was to be.</summary>
/// <param name="setting">What told us to: <c>Gateway:Jt808</c>.</param>
public sealed class DoorTakenException(string setting, Exception inner) : Exception(setting, inner);

/// <summary>The doors, on a Kestrel of their own: whatever is done to them leaves the pages of the house alone.
/// </summary>
public sealed partial class Doors(
    DoorPlan plan, GatewayOptions options, IServiceProvider services, ILoggerFactory logs)
    : IHostedService, IDisposable
{
    readonly List<KestrelServer> open = [];
    readonly List<string> speaks = [];

    /// <summary>What is spoken where, as in <c>JT/T 808 on 127.0.0.1:8808</c>.</summary>
    public IReadOnlyList<string> Speaks => speaks;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await Open("Gateway:Jt808", "JT/T 808", plan.Jt808, door => door.SpeakJt808(), cancellationToken);
        await Open("Gateway:Gb32960", "GB/T 32960", plan.Gb32960, door => door.SpeakGb32960(), cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var door in open)
        {
            await door.StopAsync(cancellationToken);
        }
    }

    public void Dispose() => open.ForEach(door => door.Dispose());

    async Task Open(
        string setting, string language, IPEndPoint? at, Action<ListenOptions> speak, CancellationToken cancel)
    {
        if (at is null)
        {
            return;
        }

        var kestrel = new KestrelServerOptions { ApplicationServices = services };
        kestrel.Listen(at, speak);
        var transport = new SocketTransportOptions
        {
            Backlog = 4_096,
            MaxReadBufferSize = options.Unread,
            MaxWriteBufferSize = options.Unsent,
        };
        var door = new KestrelServer(
            Options.Create(kestrel), new SocketTransportFactory(Options.Create(transport), logs), logs);
        open.Add(door);
        try
        {
            await door.StartAsync(new NoPages(), cancel);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            throw new DoorTakenException(setting, taken);
        }

        var address = new Uri(door.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
        speaks.Add($"{language} on {address.Authority}");
        Opened(logs.CreateLogger<Doors>(), language, address.Authority);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Devices speak {Language} on {Address}")]
    static partial void Opened(ILogger log, string language, string address);

    /// <summary>No request ever comes: the connections are taken before any page.</summary>
    sealed class NoPages : IHttpApplication<IFeatureCollection>
    {
        public IFeatureCollection CreateContext(IFeatureCollection contextFeatures) => contextFeatures;

        public Task ProcessRequestAsync(IFeatureCollection context) => Task.CompletedTask;

        public void DisposeContext(IFeatureCollection context, Exception? exception)
        {
        }
    }
}
