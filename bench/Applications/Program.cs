using System.Diagnostics;
using System.Globalization;
using Wheelhouse.Applications;
using Wheelhouse.Kit;
using Wheelhouse.Quotes;
using Wheelhouse.Sandbox;

// --capacity N: 4000. --callers N: 8. --applications N: 10000. --rate N: 25 a second.
var options = Options.Read(args);
if (PostgresCluster.Missing is { } missing)
{
    Console.WriteLine(missing);
    return 1;
}

string[] manySignIns = ["--SignInsPerMinute", "10000"];
Console.WriteLine("""
    ## Applications

    Simulated applicants over HTTP to a server on PostgreSQL, all on this machine. *At once*: handed in as fast as they
    are answered, without outside sources; each is decided with its trace and audit record in one durable
    commit. The floor is a bare one-row insert, durably committed, by as many callers. *With sources*: handed in at a
    rate, each counted from the moment it was due; nine simulated sources are asked side by side over HTTP, the slowest
    takes 850 ms, and thirty checks decide; those that kept applications from approval are counted below, *alone* where
    no other did. Every dealer has at most 40 customers, who state what they owe. Who will stop paying for good is fixed
    before he enters the store, and nothing that is asked tells of it.

    """);
var failed = options.Capacity > 0 ? await AtOnce() : 0;
failed += options.Count > 0 ? await WithSources() : 0;
return failed == 0 ? 0 : 1;

async Task<int> AtOnce()
{
    await using var house = await ServedHouse.Open(postgres: true, manySignIns);
    using var stores = await Stores.Open(house, options.Capacity + Warm());
    var drafts = await Fill(stores, options.Capacity + Warm());
    await All([.. drafts.Take(Warm())]);
    var floor = await Floor.Run(options.Callers, options.Capacity);
    var start = Stopwatch.GetTimestamp();
    var handed = await All([.. drafts.Skip(Warm())]);
    var rate = handed.Count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    Console.WriteLine("""
        | at once | of the floor | a second | floor | p50 | p99 | without a person | failed |
        |---|--:|--:|--:|--:|--:|--:|--:|
        """);
    Row(
        $"{handed.Count:N0} by {options.Callers} callers", $"{rate / floor:F3}", $"{rate:N0}", $"{floor:N0}",
        $"{handed.Percentile(50):F0} ms", $"{handed.Percentile(99):F0} ms", $"{handed.Automatic:F1} %",
        $"{handed.Failed}");
    Console.WriteLine();
    return handed.Failed;
}

async Task<int> WithSources()
{
    await using var sandbox = await SimulatedSources.Open(0, TimeProvider.System, CancellationToken.None);
    await using var house = await ServedHouse.Open(
        postgres: true, [.. manySignIns, "--Sources:Url", sandbox.Address.ToString()]);
    using var stores = await Stores.Open(house, options.Count);
    var drafts = await Fill(stores, options.Count);
    var states = new string?[drafts.Count];
    var latencies = await Load.Run(
        options.Rate, TimeSpan.FromSeconds((double)drafts.Count / options.Rate), async number =>
        {
            states[number] = await Stores.HandIn(drafts[number]);
            return states[number] is not null;
        });
    var handed = new Handed(latencies.Sorted, [.. drafts.Zip(states)]);
    Console.WriteLine("""
        | with sources | p50 | p95 | p99 | without a person | approved | bad of them | bad of all | failed |
        |---|--:|--:|--:|--:|--:|--:|--:|--:|
        """);
    Row(
        $"{handed.Count:N0} at {options.Rate} a second", $"{handed.Percentile(50):F0} ms",
        $"{handed.Percentile(95):F0} ms", $"{handed.Percentile(99):F0} ms", $"{handed.Automatic:F1} %",
        $"{handed.Approved:F1} %", $"{handed.BadApproved:F1} %", $"{handed.BadApplied:F1} %", $"{handed.Failed}");
    await Referred.Tell(house.Database);
    return handed.Failed;
}

static void Row(params FormattableString[] cells) => Console.WriteLine(
    $"| {string.Join(" | ", cells.Select(cell => cell.ToString(CultureInfo.InvariantCulture)))} |");

int Warm() => options.Capacity / 10;

async Task<IReadOnlyList<Draft>> Fill(Stores stores, int count)
{
    var start = Stopwatch.GetTimestamp();
    var drafts = await stores.Fill(1, count, options.Callers);
    await Console.Error.WriteLineAsync(string.Create(
        CultureInfo.InvariantCulture,
        $"{drafts.Count} applications opened in {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s"));
    return drafts;
}

async Task<Handed> All(IReadOnlyList<Draft> drafts)
{
    var (next, times, states) = (-1, new double[drafts.Count], new string?[drafts.Count]);
    await Task.WhenAll(Enumerable.Range(0, options.Callers).Select(_ => Task.Run(async () =>
    {
        for (var i = Interlocked.Increment(ref next); i < drafts.Count; i = Interlocked.Increment(ref next))
        {
            var start = Stopwatch.GetTimestamp();
            states[i] = await Stores.HandIn(drafts[i]);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
    })));
    Array.Sort(times);
    return new(times, [.. drafts.Zip(states)]);
}
