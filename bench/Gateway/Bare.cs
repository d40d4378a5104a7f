using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using System.Diagnostics;
using System.Globalization;
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

/// <summary>The floor: the gateway alone in a process of its own, over one table that nothing but COPY fills.</summary>
sealed class Bare(Process process, int port, int connections) : IHouse
{
    const string Database = "gateway";

    /// <summary>The first argument of the process that is the floor; the second is the table's database.</summary>
    internal const string Verb = "floor";

    public IReadOnlyList<ulong> Phones { get; } = [.. Enumerable.Range(1, connections).Select(n => (ulong)n)];

    public int Port => port;

    public int ProcessId => process.Id;

    static string Connection => DatabaseChoice.Parse(PostgresCluster.Address(Database)).Connection;

    internal static async Task<Bare> Open(int connections)
    {
        await PostgresCluster.Execute($"create database {Database}");
        var start = new ProcessStartInfo("dotnet", [typeof(Bare).Assembly.Location, Verb, Connection])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("The floor did not start.");
        var port = await process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException("The floor ended before it listened.");
        return new(process, int.Parse(port, CultureInfo.InvariantCulture), connections);
    }

    /// <summary>The process that is the floor: writes its port, and ends with its input.</summary>
    internal static async Task Serve(string connection)
    {
        await using var store = await CopyStore.Open(connection);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services
            .AddSingleton<IReportStore>(store)
            .AddSingleton<IDevices>(new OpenDevices())
            .AddGateway(new() { ConnectionsPerAddress = 100_000, AtOnce = 10_000 });
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, endpoint => endpoint.SpeakJt808()));
        await using var app = builder.Build();
        await app.StartAsync();
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        Console.WriteLine(new Uri(addresses.Addresses.Single()).Port);
        while (await Console.In.ReadLineAsync() is not null)
        {
        }
    }

    public async Task<long> Kept()
    {
        await using var open = new NpgsqlConnection(Connection);
        await open.OpenAsync();
        await using var command = new NpgsqlCommand("select count(*) from positions", open);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public Task Stall(TimeSpan time) => throw new NotSupportedException();

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
        await PostgresCluster.Execute($"drop database {Database} with (force)");
    }
}
