using System.Globalization;
using Wheelhouse.CreditRisk;
using Wheelhouse.Kernel;
using Wheelhouse.Vehicles;

namespace Wheelhouse.Products.Rules;

/// <summary>The rule book over the rows of <c>rules.json</c>.</summary>
sealed class RuleBook(IReadOnlyList<RuleData> rules) : IRuleBook
{
    public IReadOnlyList<RuleRow> On(DateOnly day) => [.. rules.Where(r => r.Row.IsOn(day)).Select(r => r.Row)];

    public CreditRules Credit(DateOnly day) => Grading.On(rules, day);

    public IReadOnlyList<RuleRow> CostCaps(DealFacts facts, DateOnly day) =>
    [
        .. rules.Where(r => r is { Measure: Measure.AnnualisedCost, Parameter: not null } && r.Row.IsOn(day)
            && r.AppliesTo(facts)).Select(r => r.Row),
    ];

    public IReadOnlyList<RuleCheck> Check(DealFacts facts, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var checks = new List<RuleCheck>();
        foreach (var rule in rules)
        {
            if (rule.Measure is { } measure && rule.Row.IsOn(day) && rule.AppliesTo(facts)
                && Find(measure, rule.Parameter, facts) is { } finding)
            {
                var broken = rule.Act == RuleAct.Warn ? RuleVerdict.Warn : RuleVerdict.Block;
                checks.Add(new(
                    rule.Id, finding.Holds ? RuleVerdict.Pass : broken, rule.Says, finding.Actual, finding.Limit,
                    rule.Row.Verified, rule.Source));
            }
        }

        return checks;
    }

    /// <summary>What a measure gives; null where the fact is not known yet.</summary>
    static Finding? Find(Measure measure, decimal? limit, DealFacts facts) => measure switch
    {
        Measure.LoanToValue => AtMost(facts.Financed.Major / Value(facts).Major, limit!.Value, Percent),
        Measure.Months => AtMost(facts.Months, limit!.Value, Whole),
        Measure.AnnualisedCost => facts.AnnualisedCost is { } cost ? AtMost(cost.PerYear, limit!.Value, Percent) : null,
        Measure.CostShown =>
            new(facts.AnnualisedCost is not null, facts.AnnualisedCost is { } shown ? Percent(shown.PerYear) : null),
        Measure.CommissionShare => facts.Commission is { } commission
            ? AtMost(commission.Major / facts.Financed.Major, limit!.Value, Percent)
            : null,
        Measure.VinReads => facts.Vin is { } vin ? new(Vin.Parse(vin).IsDone) : null,
        Measure.VinFree => facts.LiveFinance is { } live ? new(!live) : null,
        Measure.NoPreselection => facts.AddOnsPreselected is { } preselected ? new(!preselected) : null,
        Measure.NotLending => new(facts.Family != FinanceFamily.Loan),
        Measure.SignatureVerifies => facts.SignatureVerifies is { } verifies ? new(verifies) : null,
    };

    /// <summary>What the loan is measured against.</summary>
    /// <remarks>Worked: a used car at CNY 100 000, valued at 90 000, with 63 000 financed is 70 % of 90 000.</remarks>
    static Money Value(DealFacts facts) =>
        facts.Condition == VehicleCondition.Used && facts.Valuation is { } valuation
            ? Money.Min(facts.Price, valuation)
            : facts.Price;

    static Finding AtMost(decimal actual, decimal limit, Func<decimal, string> write) =>
        new(actual <= limit, write(actual), write(limit));

    /// <summary>Rounded up, so that a figure over its limit never reads as equal to it.</summary>
    static string Percent(decimal share) =>
        decimal.Round(share * 100m, 2, MidpointRounding.ToPositiveInfinity)
            .ToString("0.00", CultureInfo.InvariantCulture) + "%";

    static string Whole(decimal number) => number.ToString("0", CultureInfo.InvariantCulture);

    readonly record struct Finding(bool Holds, string? Actual = null, string? Limit = null);
}
