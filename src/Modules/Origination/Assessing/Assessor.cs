using Wheelhouse.Decisions;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.Quotes;
using Wheelhouse.Products;

namespace Wheelhouse.Origination.Assessing;

/// <summary>Assesses an application. Pure: the same facts, policy and rules give the same assessment.</summary>
static class Assessor
{
    internal static Assessment Assess(Policy policy, IRuleBook rules, Gathered gathered)
    {
        var facts = Offering.Facts(gathered.Priced, gathered.Funder, gathered.VinFinanced);
        var inputs = PolicyInputs.Of(policy, gathered);
        var decision = policy.Decide(inputs);
        var ruled = Rules(rules, facts, gathered.Funder.Day);
        var approved = decision.Verdict == Verdict.Approve && ruled.All(r => r.Check.Result == CheckResult.Pass);
        var changes = approved ? [] : Changing.Find(policy, rules, gathered);
        var asked = new DealRuled(gathered.Funder.Day, facts, changes.Count > 0);
        return Compose(
            policy, inputs, decision, ruled, changes,
            asked with { Price = Costing.Of(policy, rules, gathered, decision.Score.Total, asked) });
    }

    /// <summary>Assesses again from what a decision was stored with; the search for changes is not repeated.</summary>
    internal static Assessment Again(
        Policy policy, IRuleBook rules, IReadOnlyDictionary<string, string> stored, DealRuled asked)
    {
        var inputs = Inputs.Read(policy.Fields, stored);
        return Compose(
            policy, inputs, policy.Decide(inputs), Rules(rules, asked.Facts, asked.Day), [],
            asked with { Price = Costing.Again(policy, rules, asked) });
    }

    static Assessment Compose(
        Policy policy, Inputs inputs, Decision decision, List<Ruled> ruled, IReadOnlyList<Change> changes,
        DealRuled asked) => new(
            Conclude(decision.Verdict, [.. ruled.Select(r => r.Check.Result)], asked.Negotiable),
            [.. ruled.Select(r => r.Check), .. Found(decision, policy)],
            decision.Score.Total,
            [.. decision.Score.Parts.Select(p => new ScoreLine(p.Label, p.Value, p.Points, p.Best))],
            [.. Said(ruled).Concat(decision.Reasons).DistinctBy(r => r.Code).Take(Policy.MostReasons)],
            changes, ruled.Find(r => r.Check.Result == CheckResult.Decline)?.Check.Id,
            policy.Name, policy.Version, decision.Score.Id, decision.Score.Version,
            inputs.Canonical(), decision.InputsHash, asked);

    /// <summary>What product, rules and policy together allow, without words; for the search for changes.</summary>
    /// <returns>Approve; refer, where a person may approve; decline, where nobody may.</returns>
    internal static Verdict Judge(Policy policy, IRuleBook rules, Gathered gathered)
    {
        var facts = Offering.Facts(gathered.Priced, gathered.Funder, gathered.VinFinanced);
        if (Fit.Check(gathered.Priced.Product, facts, gathered.Priced.Down).Count > 0)
        {
            return Verdict.Decline;
        }

        var worst = rules.Check(facts, gathered.Funder.Day).Select(c => c.Verdict)
            .DefaultIfEmpty(RuleVerdict.Pass).Max();
        var judged = worst == RuleVerdict.Block ? Verdict.Decline : policy.Judge(PolicyInputs.Of(policy, gathered));
        return worst == RuleVerdict.Warn && judged == Verdict.Approve ? Verdict.Refer : judged;
    }

    /// <summary>A rule that another loan would keep is worth a counter-offer; else it declines.</summary>
    /// <param name="rules">What the dated rules found, in any order.</param>
    internal static Verdict Conclude(Verdict policy, IReadOnlyList<CheckResult> rules, bool negotiable)
    {
        if (policy == Verdict.Decline || rules.All(result => result == CheckResult.Pass))
        {
            return policy;
        }

        return rules.Contains(CheckResult.Decline) && !negotiable ? Verdict.Decline : Verdict.Refer;
    }

    static List<Ruled> Rules(IRuleBook rules, DealFacts facts, DateOnly day)
    {
        var hash = Hashing.Of(facts);
        return [.. rules.Check(facts, day).Select(rule => new Ruled(Found(rule, hash), Words(rule)))];
    }

    static CheckFound Found(RuleCheck rule, string hash) => new(
        rule.Rule, rule.Says,
        rule.Verdict switch
        {
            RuleVerdict.Pass => CheckResult.Pass,
            RuleVerdict.Warn => CheckResult.Refer,
            RuleVerdict.Block => CheckResult.Decline,
        },
        Same(rule.Actual), Same(rule.Limit), rule.Verified, rule.Source, 1, hash);

    internal static IEnumerable<CheckFound> Found(Decision decision, Policy policy) =>
        decision.Checks.Select(check => Found(check, policy));

    static CheckFound Found(CheckOutcome check, Policy policy) => new(
        check.Check, check.Label, check.Result, check.Actual, check.Limit, true, null, check.Version ?? policy.Version,
        check.InputsHash, policy.Groups.FirstOrDefault(group => group.Id == check.Group)?.Label);

    static Text Words(RuleCheck rule) => rule.Actual is null
        ? rule.Says
        : new(
            $"{rule.Says.Zh}（实际 {rule.Actual}，限 {rule.Limit}）",
            $"{rule.Says.En} (here {rule.Actual}, limit {rule.Limit})");

    static IEnumerable<Reason> Said(List<Ruled> rules) =>
        from rule in rules
        where rule.Check.Result != CheckResult.Pass
        orderby rule.Check.Result descending
        select new Reason(rule.Check.Id, rule.Words, rule.Check.Id);

    static Text? Same(string? figure) => figure is null ? null : new(figure, figure);

    /// <summary>A rule's check with the words for the customer.</summary>
    sealed record Ruled(CheckFound Check, Text Words);
}
