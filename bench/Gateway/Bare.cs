using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using System.Net;
using System.Security.Cryptography;
using Wheelhouse.Gateway;
using Wheelhouse.Kit;
using Wheelhouse.Platform;

namespace Wheelhouse.GatewayBench;

/// <summary>Every device is known and has one code: the bench measures reports.</summary>
sealed class OpenDevices : IDevices
{
    static readonly byte[] Hash = SHA256.HashData("bench"u8);

    public ValueTask<KnownDevice?> Find(string number, CancellationToken cancel) =>
        ValueTask.FromResult<KnownDevice?>(new(number, null, Hash));

    public ValueTask<bool> Give(string number, ReadOnlyMemory<byte> codeHash, CancellationToken cancel) =>
        ValueTask.FromResult(false);
}

/// <summary>The floor: the gateway alone, over one table that nothing but COPY fills.</summary>
sealed class Bare : IHouse
{
    const string Database = "gateway";

    readonly WebApplication app;

    readonly CopyStore store;

    Bare(WebApplication app, CopyStore store, int connections) =>
        (this.app, this.store, Phones) = (app, store, [.. Enumerable.Range(1, connections).Select(n => (ulong)n)]);

    public IReadOnlyList<ulong> Phones { get; }

    public int Port => new Uri(app.Services.GetRequiredService<IServer>().Features
        .Get<IServerAddressesFeature>()!.Addresses.Single()).Port;

    public int ProcessId => Environment.ProcessId;

    internal static async Task<Bare> Open(int connections)
    {
        await PostgresCluster.Execute($"create database {Database}");
        var store = await CopyStore.Open(DatabaseChoice.Parse(PostgresCluster.Address(Database)).Connection);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services
            .AddSingleton<IReportStore>(store)
            .AddSingleton<IDevices>(new OpenDevices())
            .AddGateway(new() { ConnectionsPerAddress = 100_000, AtOnce = 10_000 });
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, endpoint => endpoint.SpeakJt808()));
        var app = builder.Build();
        await app.StartAsync();
        return new(app, store, connections);
    }

    public Task<long> Kept() => store.Count();

    public Task Stall(TimeSpan time) => throw new NotSupportedException();

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await store.DisposeAsync();
        await PostgresCluster.Execute($"drop database {Database} with (force)");
    }
}
