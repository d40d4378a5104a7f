using System.Globalization;
using Wheelhouse.TelemetryBench;

Console.WriteLine("## Telemetry engine");
Console.WriteLine();
Console.WriteLine("""
    One core, the least disturbed of 401 short rounds, call and floor by turns. A frame is cut from a stream, unescaped,
    checked, and read into a position with its items; *0x0200* has two of them, odometer and satellites. The floor is
    one pass over the same bytes: the search for the closing flag and the exclusive or of every byte.
    """);
Console.WriteLine();
Console.WriteLine("| what | of the floor | time | floor | allocated |");
Console.WriteLine("|---|--:|--:|--:|--:|");
foreach (var line in FrameBench.Lines())
{
    Console.WriteLine(line);
}

Console.WriteLine();
var asked = args is [var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 1_000_000;
var (frames, good, lost) = Mutants.Run(asked);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
    {frames:N0} mutated frames, each followed by a good one: no exception, {good:N0} good ones read, {lost} lost.
    """));
