using System.Diagnostics;
using System.Globalization;
using Wheelhouse.GatewayBench;
using Wheelhouse.Kit;

// --connections N: 10000. --seconds N: 60. --rate N: 40000 a second, 0 for none.
// --stall N: 30 seconds, 0 for none.
if (args is [Bare.Verb, var table])
{
    await Bare.Serve(table);
    return 0;
}

var options = Options.Read(args);
if (PostgresCluster.Missing is { } missing)
{
    Console.Error.WriteLine(missing);
    return 1;
}

Console.WriteLine("""
    ## Gateway

    Devices on loopback send 0x0200 in bursts of eight and wait for every acknowledgement, then send the next; *at N a
    second* they send when it is their turn, and times run from then. Server, load generator and PostgreSQL (durable
    commits) share the machine. A report is acknowledged once its row is committed, so the time from a burst to its
    last acknowledgement is the time to the row and its events. *Served* is the shipped server: whose the device is,
    which car it is in, the consent to being located, fences, alarms and the pair are looked at, and its state is
    kept. The floor is the same gateway, also in a process of its own, over one table filled by COPY. *Stall*: in the
    middle of a run the tables are locked against everybody. Fifteen seconds come first in which a process that has
    just started compiles what is hot: they count in *acknowledged*, which is all of the run, and in *kept*, which is
    found in the table afterwards; not in rates, times and CPU. CPU and memory are of the gateway's process; every
    process of the run wants the same cores.

    | what | of the floor | acknowledged a second | acknowledged | kept | p50 | p99 | CPU a report | memory |
    |---|--:|--:|--:|--:|--:|--:|--:|--:|
    """);
var (whole, warm) = (true, TimeSpan.FromSeconds(15));
var floor = await Measure("floor", await Bare.Open(options.Connections), null);
_ = await Measure("served", await Served.Open(options.Connections), floor);
if (options.Rate > 0)
{
    var what = string.Create(CultureInfo.InvariantCulture, $"served, at {options.Rate:N0} a second");
    _ = await Measure(what, await Served.Open(options.Connections), null, rate: options.Rate);
}

if (options.Stall > 0)
{
    var what = $"served, stall of {options.Stall} s";
    _ = await Measure(what, await Served.Open(options.Connections), null, stall: options.Stall);
}

return whole ? 0 : 1;

async Task<double> Measure(string what, IHouse opened, double? beside, int rate = 0, int stall = 0)
{
    await using var house = opened;
    using var load = await Load.Connect(house);
    using var process = Process.GetProcessById(house.ProcessId);
    _ = await load.Run(warm, rate);
    process.Refresh();
    var before = process.TotalProcessorTime;
    var time = TimeSpan.FromSeconds(options.Seconds);
    var stalls = stall == 0 ? Task.CompletedTask : StallAfter(time / 4);
    var (sent, took) = await load.Run(time, rate);
    await stalls;
    process.Refresh();
    var (spent, kept, each) = (process.TotalProcessorTime - before, await house.Kept(), sent / took.TotalSeconds);
    var memory = process.PeakWorkingSet64 >> 20;
    whole &= kept == load.Sent;
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {what}, {options.Connections:N0} connections | {(beside is { } by ? $"{each / by:F2}" : "")} | {each:N0} "
        + $"| {load.Sent:N0} | {kept:N0} | {load.Quantile(0.5):N0} ms | {load.Quantile(0.99):N0} ms "
        + $"| {spent.TotalMicroseconds / sent:N1} us | {memory:N0} MiB |"));
    return each;

    async Task StallAfter(TimeSpan quiet)
    {
        await Task.Delay(quiet);
        await house.Stall(TimeSpan.FromSeconds(stall));
    }
}
