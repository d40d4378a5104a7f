using System.Globalization;
using Wheelhouse.CliBench;

if (args is ["floor", var kind, .. var files])
{
    await Floors.Run(kind, files);
    return;
}

var folder = Directory.CreateDirectory(Path.Combine("bench", "out")).FullName;
Console.WriteLine("## Command line");
Console.WriteLine();
Console.WriteLine("Whole processes, start included, wall time; medians of seven turns, taken by turns with the floor.");
Console.WriteLine("Floor: a process that parses the same input and writes the same answer, and computes nothing.");
Console.WriteLine();
Console.WriteLine("| what | ratio | time | floor | rate |");
Console.WriteLine("|---|--:|--:|--:|--:|");
foreach (var load in Loads.All(folder))
{
    var (time, floor) = await Race.Run(load, folder);
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {load.What} | {time / floor:F1} | {time:F2} s | {floor:F2} s | {load.Count / time:F0} {load.Unit}/s |"));
}
