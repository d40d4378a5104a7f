using System.Collections.Frozen;
using Wheelhouse.Decisions;
using Wheelhouse.Sources;

namespace Wheelhouse.Origination.Assessing;

/// <summary>Which outside source a field of a policy comes from, so that a check can say whom it relies on.</summary>
static class AskedOf
{
    static readonly FrozenDictionary<string, SourceKind> Kinds = new (SourceKind Kind, string[] Fields)[]
    {
        (SourceKind.Identity, ["identityMatch", "deceased", "live", "face"]),
        (SourceKind.Phone, ["phoneMatch", "phoneActive", "phoneMonths"]),
        (SourceKind.BankCard, ["cardGiven", "cardMatch", "cardDebit"]),
        (SourceKind.Licence, ["licence", "licenceCovers"]),
        (SourceKind.Courts, ["dishonest", "enforcements", "sanctions"]),
        (SourceKind.Bureau,
        [
            "bureauHit", "bureauScore", "bureauDebts", "outstanding", "historyMonths", "openAccounts", "overdueDays",
            "worstDays24", "longestRun24", "monthsOverdue24", "writtenOff",
        ]),
        (SourceKind.Alliance, ["inquiries7", "inquiries90", "lenders30", "nightShare90"]),
        (SourceKind.Employer, ["employed", "employerActive", "monthsPaid", "incomeProved"]),
        (SourceKind.Vehicle, ["registerContradicts", "stolen", "damaged", "pledged", "odometerBack", "selfSale"]),
    }.SelectMany(one => one.Fields.Select(field => (field, one.Kind))).ToFrozenDictionary(
        one => one.field, one => one.Kind, StringComparer.Ordinal);

    /// <summary>Every field that somebody outside tells.</summary>
    internal static IEnumerable<string> Fields => Kinds.Keys;

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
            .. seen.Select(slot => Kinds.TryGetValue(policy.Fields[slot].Name, out var kind) ? kind : (SourceKind?)null)
                .OfType<SourceKind>().Distinct().Order(),
        ];
    }

    /// <summary>What a figure that the policy works out is worked out from; nothing for any other.</summary>
    static IEnumerable<int> Behind(Policy policy, int slot) =>
        policy.Computed.Where(one => one.Slot == slot).SelectMany(one => one.Formula.Looks)
            .Concat(policy.Scorecards.Where(card => card.Output == slot).SelectMany(card => card.Looks))
            .Concat(policy.Models.Where(model => model.Output == slot).SelectMany(model => model.Looks));
}
