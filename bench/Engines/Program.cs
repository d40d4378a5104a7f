using Wheelhouse.Bench;

Console.WriteLine("## Lending engine");
Console.WriteLine();
Console.WriteLine("""
    One core, the least disturbed of 401 short rounds, call and floor by turns. The floor is the bare decimal arithmetic
    of the same 36 rows when the instalment is already known, and for folds the bare split of the payments: no dates, no
    solving, no order of events, no checks. *Allocated* is for one call; a plan is its rows (36 of 48 bytes) and the
    object that holds them.
    """);
Console.WriteLine();
Console.WriteLine("| what, 36 instalments | of the floor | time | floor | allocated |");
Console.WriteLine("|---|--:|--:|--:|--:|");
foreach (var line in LendingBench.Lines())
{
    Console.WriteLine(line);
}
