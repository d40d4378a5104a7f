using Wheelhouse.Decisions;

namespace Wheelhouse.Origination.Governing;

/// <summary>One application that was decided, and what a draft says of it.</summary>
/// <param name="Bad">How its contract has gone; null where there is none.</param>
/// <param name="Turned">The checks whose result is another one.</param>
sealed record Rerun(Verdict Before, Verdict After, bool? Bad, IReadOnlyList<TurnedCheck> Turned);

/// <summary>A check that said something else under the draft; absent in one of both is null.</summary>
sealed record TurnedCheck(string Check, CheckResult? Before, CheckResult? After);

/// <summary>How many, and how those of them went that became contracts.</summary>
/// <param name="Known">Became contracts.</param>
/// <param name="Bad">Of these, written off or over ninety days past due.</param>
public sealed record SwapCount(int Count, int Known, int Bad);

/// <summary>A cell of the matrix.</summary>
public sealed record SwapCell(Verdict Before, Verdict After, SwapCount Count);

/// <summary>How often a check turned, and which way.</summary>
public sealed record SwapCheck(string Check, int Stricter, int Milder);

/// <summary>What a draft would have done to applications that were decided.</summary>
/// <param name="Kept">Approved before and after.</param>
/// <param name="In">Approved by the draft alone. No contract shows how they would have gone, unless a person approved
/// them.</param>
/// <param name="Out">Approved before and not by the draft.</param>
/// <param name="AutomaticBefore">The share that was answered without a person, a fraction.</param>
/// <param name="ApprovedBefore">The share that was approved without a person, a fraction.</param>
public sealed record SwapReport(
    int Applications, decimal AutomaticBefore, decimal AutomaticAfter, decimal ApprovedBefore, decimal ApprovedAfter,
    SwapCount Kept, SwapCount In, SwapCount Out, IReadOnlyList<SwapCell> Cells, IReadOnlyList<SwapCheck> Checks);

/// <summary>Counts the swap set of a draft. Pure.</summary>
/// <remarks>By hand: of four applications approved, approved, referred and declined, a draft that approves the first,
/// third and fourth and declines the second swaps two in and one out; it answers all four without a person where three
/// were, and approves 0.75 where 0.5 were.</remarks>
static class SwapSet
{
    static readonly Verdict[] Verdicts = Enum.GetValues<Verdict>();

    internal static SwapReport Of(IReadOnlyList<Rerun> reruns)
    {
        var cells =
            from before in Verdicts
            from after in Verdicts
            let those = reruns.Where(r => r.Before == before && r.After == after).ToList()
            where those.Count > 0
            select new SwapCell(before, after, Count(those));
        return new(
            reruns.Count, Share(reruns, r => r.Before != Verdict.Refer), Share(reruns, r => r.After != Verdict.Refer),
            Share(reruns, r => r.Before == Verdict.Approve), Share(reruns, r => r.After == Verdict.Approve),
            Count(reruns.Where(r => r is { Before: Verdict.Approve, After: Verdict.Approve })),
            Count(reruns.Where(r => r.Before != Verdict.Approve && r.After == Verdict.Approve)),
            Count(reruns.Where(r => r.Before == Verdict.Approve && r.After != Verdict.Approve)),
            [.. cells], [.. Turned(reruns)]);
    }

    /// <summary>The checks that turned most often first; one that appears or goes counts as it is strict.</summary>
    static IEnumerable<SwapCheck> Turned(IReadOnlyList<Rerun> reruns) =>
        from turned in reruns.SelectMany(r => r.Turned)
        group turned by turned.Check into check
        let stricter = check.Count(t => (t.After ?? CheckResult.Pass) > (t.Before ?? CheckResult.Pass))
        orderby check.Count() descending, check.Key
        select new SwapCheck(check.Key, stricter, check.Count() - stricter);

    static SwapCount Count(IEnumerable<Rerun> reruns)
    {
        var those = reruns.ToList();
        return new(those.Count, those.Count(r => r.Bad is not null), those.Count(r => r.Bad == true));
    }

    /// <summary>Four decimals, half to even.</summary>
    static decimal Share(IReadOnlyList<Rerun> reruns, Func<Rerun, bool> holds) => reruns.Count == 0
        ? 0m
        : decimal.Round((decimal)reruns.Count(holds) / reruns.Count, 4, MidpointRounding.ToEven);
}
