using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using Wheelhouse.Gateway;
using Wheelhouse.GatewayBench;
using Wheelhouse.Kit;
using Wheelhouse.Platform;

if (PostgresCluster.Missing is { } missing)
{
    Console.Error.WriteLine(missing);
    return 1;
}

var connections = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 2_000;
var seconds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 20;
await PostgresCluster.Execute("create database gateway");
await using var store = await CopyStore.Open(DatabaseChoice.Parse(PostgresCluster.Address("gateway")).Connection);
var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.Services
    .AddSingleton<IReportStore>(store)
    .AddSingleton<IDevices>(new OpenDevices())
    .AddGateway(new() { ConnectionsPerAddress = 100_000, AtOnce = 10_000 });
builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, endpoint => endpoint.SpeakJt808()));
await using var app = builder.Build();
await app.StartAsync();
var port = new Uri(app.Services.GetRequiredService<IServer>().Features
    .Get<IServerAddressesFeature>()!.Addresses.Single()).Port;

var load = await Load.Connect(port, connections);
var processor = Process.GetCurrentProcess().TotalProcessorTime;
var (sent, took) = await load.Run(TimeSpan.FromSeconds(seconds), store);
var spent = Process.GetCurrentProcess().TotalProcessorTime - processor;
var kept = await store.Count();

Console.WriteLine("## Gateway");
Console.WriteLine();
Console.WriteLine("""
    Devices on loopback send 0x0200 in bursts of eight and wait for every acknowledgement; gateway, load generator and
    PostgreSQL (durable commits) share the machine. A report is acknowledged once its row is committed. In the middle of
    the run the store stands still for five seconds. *Kept* is counted in the table afterwards: each acknowledged report
    once.
    """);
Console.WriteLine();
Console.WriteLine("| connections | acknowledged a second | acknowledged | kept | p50 | p99 | CPU a report | memory |");
Console.WriteLine("|--:|--:|--:|--:|--:|--:|--:|--:|");
Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
    $"| {connections:N0} | {sent / took.TotalSeconds:N0} | {sent:N0} | {kept:N0} | {load.Quantile(0.5):N0} ms "
    + $"| {load.Quantile(0.99):N0} ms | {spent.TotalMicroseconds / sent:N1} us "
    + $"| {Process.GetCurrentProcess().PeakWorkingSet64 >> 20:N0} MiB |"));
return kept == sent ? 0 : 1;
