using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Wheelhouse.Bench;
using Wheelhouse.Decisions;

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
foreach (var file in (string[])["car-loan-1", "finance-lease-1"])
{
    var policy = Read(file);
    var inputs = Cases.Good(policy);
    var floor = Floor(policy, inputs);
    Tell(file, "traced", () => last = policy.Decide(inputs), floor);
    Tell(file, "judged", () => last = policy.Judge(inputs), floor);
}

GC.KeepAlive(last);

static Policy Read(string file)
{
    using var stream = typeof(Program).Assembly.GetManifestResourceStream($"{file}.json")!;
    using var reader = new StreamReader(stream);
    return PolicyFile.Read(reader.ReadToEnd()).Value;
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
