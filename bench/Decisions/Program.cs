using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Wheelhouse.Bench;
using Wheelhouse.Decisions;
using Wheelhouse.Models.Shipped;

Console.WriteLine("""
    ## Decision engine

    One core, the least disturbed of 401 short rounds, decision and floor by turns: policies that ship, on a case that
    passes every check. *Traced* is the whole answer with each check's figures, words and hash of what it looked at;
    *judged* is the verdict alone, for searches. The floor is the SHA-256 of the same values, as many times as the trace
    holds one, over bytes that are already there. *Allocated* is for one call.

    | policy | what | of the floor | time | floor | a second | allocated |
    |---|---|--:|--:|--:|--:|--:|
    """);
object? last = null;
foreach (var file in (string[])["car-loan-1", "finance-lease-1", "car-loan-2"])
{
    var policy = Read(file);
    var inputs = Cases.Good(policy);
    var floor = Floor(policy, inputs);
    Tell(file, "traced", () => last = policy.Decide(inputs), floor);
    Tell(file, "judged", () => last = policy.Judge(inputs), floor);
}

GC.KeepAlive(last);
Thirty();
Zen();

static void Thirty()
{
    var policy = Read("car-loan-2");
    Inputs[] crowd = [.. Cases.Crowd(policy, 2_000)];
    var rushed = Rush.Run(policy, crowd);
    var people = crowd.Count(inputs => policy.Judge(inputs) == Verdict.Refer);
    var (checks, cards, models) = (policy.Tables.Length, policy.Scorecards.Length, policy.Models.Length);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""

        `car-loan-2`: {checks} checks, {cards} scorecards and {models} models, {crowd.Length:N0} different cases
        ({(double)people / crowd.Length:P0} for a person), each with its whole trace, on all {rushed.Cores} cores
        for five seconds.

        | decisions a second | median | p99 | p99.9 |
        |--:|--:|--:|--:|
        | {rushed.PerSecond:N0} | {rushed.Of(0.5):F1} us | {rushed.Of(0.99):F1} us | {rushed.Of(0.999):F1} us |

        """));
}

static void Zen()
{
    var policy = Read("car-loan-1");
    Inputs[] crowd = [.. Cases.Crowd(policy, 1_000)];
    var rushed = Rush.Run(policy, crowd);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
        GoRules zen 0.54.0 through its binding for Node, `car-loan-1` as a graph of the same tables and bins, the same
        {crowd.Length:N0} cases, every verdict equal to ours. Zen's trace holds no words and no hashes. Ours is traced,
        on all cores.

        | engine | calls in flight | traced | decisions a second |
        |---|--:|---|--:|
        | Wheelhouse | {rushed.Cores} | yes | {rushed.PerSecond:N0} |
        """));
    var runs = ZenContest.Run(policy, crowd);
    foreach (var run in runs)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| zen | {run.InFlight} | {(run.Trace ? "yes" : "no")} | {run.PerSecond:N0} |"));
    }

    if (runs.Count == 0)
    {
        Console.WriteLine("| zen | | | not installed: `npm install --no-package-lock` in `bench/Decisions/zen` |");
    }
}

static Policy Read(string file)
{
    using var stream = typeof(Program).Assembly.GetManifestResourceStream($"{file}.json")!;
    using var reader = new StreamReader(stream);
    return PolicyFile.Read(reader.ReadToEnd(), ModelShelf.Find).Value;
}

Action Floor(Policy policy, Inputs inputs)
{
    var whole = policy.Complete(inputs);
    byte[][] parts =
    [
        Lines(whole, Enumerable.Range(0, policy.Fields.Count)),
        .. policy.Tables.Select(table => Lines(whole, table.Looks)),
    ];
    var hash = new byte[SHA256.HashSizeInBytes];
    return () =>
    {
        foreach (var part in parts)
        {
            SHA256.HashData(part, hash);
        }
    };
}

static byte[] Lines(Inputs inputs, IEnumerable<int> slots) => Encoding.UTF8.GetBytes(
    string.Concat(slots.Select(slot => $"{inputs.Fields[slot].Name}={inputs[slot].Canonical}\n")));

static void Tell(string policy, string what, Action call, Action floor)
{
    var (cost, least) = Stopclock.Compare(call, floor);
    var (time, bare) = (cost.Nanoseconds / 1000, least.Nanoseconds / 1000);
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {policy} | {what} | {time / bare:F2} | {time:F2} us | {bare:F2} us | {1e6 / time:N0} | {cost.Bytes} B |"));
}
