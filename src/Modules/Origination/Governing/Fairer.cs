using Wheelhouse.Decisions;
using Wheelhouse.Models.Measures;

namespace Wheelhouse.Origination.Governing;

/// <summary>A case whose group is known: measured, never decided by.</summary>
/// <param name="Bad">How its contract has gone; null where there is none.</param>
sealed record Grouped(Inputs Inputs, Func<Verdict, Verdict> Concludes, string Group, bool? Bad);

/// <summary>What a policy comes to over groups.</summary>
/// <param name="Change">What is left out of it: a check or a characteristic by its id; empty for the policy as it
/// is.</param>
/// <param name="Label">Words for it.</param>
/// <param name="WorstRatio">The lowest adverse impact ratio of a group of some size; null where none can be
/// told.</param>
/// <param name="Bad">Of the contracts it would have approved, those that have gone bad.</param>
public sealed record PolicyImpact(
    string Change, Kernel.Text? Label, Proportion Approved, double? WorstRatio, Proportion Bad);

/// <summary>Looks for a policy that treats groups more alike: one check or characteristic left out at a time. Pure.
/// </summary>
/// <remarks>
/// The search for a less discriminatory alternative (12 CFR 1002.6(a) and its commentary, comment 6(a)-2): the same
/// purpose by other means. It is exhaustive over changes of one part, and shows what each costs in approvals and in bad
/// contracts; whether the purpose is still served is for two persons to say, who publish or do not. Nothing is proposed
/// that narrows nothing: an alternative has a higher worst ratio than the policy.
/// </remarks>
static class Fairer
{
    /// <summary>Smaller groups tell nothing for sure, and their people could be told.</summary>
    internal const int SmallestGroup = 30;

    const int MostShown = 5;

    internal static (PolicyImpact Now, IReadOnlyList<PolicyImpact> Alternatives) Search(
        Policy policy, IReadOnlyList<Grouped> cases)
    {
        var now = Impact("", null, policy, cases);
        var tried = Without(policy).Select(one => Impact(one.Change, one.Label, one.Policy, cases))
            .Where(one => one.WorstRatio > (now.WorstRatio ?? 1));
        return (now, [.. tried.OrderByDescending(one => one.WorstRatio).Take(MostShown)]);
    }

    static PolicyImpact Impact(string change, Kernel.Text? label, Policy policy, IReadOnlyList<Grouped> cases)
    {
        var judged = cases.Select(one => (one, Approved: one.Concludes(policy.Judge(one.Inputs)) == Verdict.Approve))
            .ToList();
        var groups = AdverseImpact.Of(judged.Select(j => (j.one.Group, j.Approved)));
        var contracts = judged.Where(j => j.Approved && j.one.Bad is not null).ToList();
        return new(
            change, label, Proportion.Counted(judged.Count(j => j.Approved), judged.Count),
            groups.Where(g => g.Favoured.Of >= SmallestGroup).Min(g => g.Ratio),
            Proportion.Counted(contracts.Count(j => j.one.Bad == true), contracts.Count));
    }

    /// <summary>The policy without one check, and without what one characteristic tells apart.</summary>
    static IEnumerable<(string Change, Kernel.Text Label, Policy Policy)> Without(Policy policy) =>
        policy.Tables.Select(table => (table.Id, table.Label, policy with { Tables = policy.Tables.Remove(table) }))
            .Concat(
                from card in policy.Scorecards
                from characteristic in card.Characteristics
                let field = policy.Fields[characteristic.Slot]
                let levelled = card with
                {
                    Characteristics = card.Characteristics.Replace(characteristic, Levelled(characteristic)),
                }
                let changed = policy with { Scorecards = policy.Scorecards.Replace(card, levelled) }
                select (field.Name, field.Label, changed));

    /// <summary>Every bin earns the best: nobody loses points by it.</summary>
    static Characteristic Levelled(Characteristic characteristic) => characteristic with
    {
        Bins = [.. characteristic.Bins.Select(bin => bin with { Points = characteristic.Best })],
    };
}
