using Wheelhouse.Decisions;
using Wheelhouse.Sources;

namespace Wheelhouse.Origination.Assessing;

/// <summary>Which outside sources a check relies on.</summary>
static class AskedOf
{
    /// <summary>Whom a table looks to, through formulas, scorecards and models too; in the order of the kinds.
    /// </summary>
    internal static IReadOnlyList<SourceKind> Of(Policy policy, PolicyTable table)
    {
        var (seen, open) = (new HashSet<int>(), new Stack<int>(table.Looks));
        while (open.TryPop(out var slot))
        {
            if (!seen.Add(slot))
            {
                continue;
            }

            foreach (var behind in Behind(policy, slot))
            {
                open.Push(behind);
            }
        }

        return
        [
            .. seen.Select(slot => SourceFigures.All.GetValueOrDefault(policy.Fields[slot].Name)?.From)
                .OfType<SourceKind>().Distinct().Order(),
        ];
    }

    /// <summary>What a figure that the policy works out is worked out from; nothing for any other.</summary>
    static IEnumerable<int> Behind(Policy policy, int slot) =>
        policy.Computed.Where(one => one.Slot == slot).SelectMany(one => one.Formula.Looks)
            .Concat(policy.Scorecards.Where(card => card.Output == slot).SelectMany(card => card.Looks))
            .Concat(policy.Models.Where(model => model.Output == slot).SelectMany(model => model.Looks));
}
