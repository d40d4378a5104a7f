using System.Runtime.CompilerServices;
using Wheelhouse.Decisions;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.Quotes;
using Wheelhouse.Pricing;
using Wheelhouse.Products;

namespace Wheelhouse.Origination.Assessing;

/// <summary>What a finance must cost by the lender's price table, kept so that it can be worked out again.</summary>
/// <param name="Grade">The grade of the score, as the table calls it.</param>
/// <param name="Default">Its probability of default within twelve months.</param>
/// <param name="Balances">What is owed at the beginning of each month; minor units.</param>
/// <param name="Values">What the car is then expected to be worth; minor units.</param>
/// <param name="Fees">What the customer pays a year beside his rate.</param>
/// <param name="Charged">What the product earns a year, whoever pays it; null where it has no rate.</param>
sealed record PriceFound(
    string Grade, decimal Default, IReadOnlyList<long> Balances, IReadOnlyList<long> Values, Rate Fees, Rate? Charged,
    PriceSheet Sheet);

/// <summary>Prices an application beside its decision. Pure.</summary>
/// <remarks>It informs the person who decides: no verdict hangs on it. The customer's rate is the product's, which two
/// persons published; what it earns is held against what it must.</remarks>
static class Costing
{
    const int Digits = 6;

    /// <summary>Policies never change, so each table is read once.</summary>
    static readonly ConditionalWeakTable<Policy, PriceTable> Tables = [];

    internal static PriceFound? Of(Policy policy, IRuleBook rules, Gathered gathered, int? score, DealRuled asked)
    {
        var priced = gathered.Priced;
        if (TableOf(policy) is not { } table || score is not { } known || table.GradeOf(known) is not { } grade
            || priced.Ask.Currency != table.Acquisition.Currency)
        {
            return null;
        }

        var loan = priced as PricedLoan;
        var values = Offering.Values(priced, gathered.Funder.Day);
        return Sheet(policy, table, rules, asked, new(
            grade.Id, grade.Default, Beginnings(priced.Balances), Beginnings(values),
            loan is null ? Rate.Zero : Fees(loan), loan?.Loan.ContractRate, Nothing));
    }

    /// <summary>The price of a stored decision once more; null where none was stored with it.</summary>
    internal static PriceFound? Again(Policy policy, IRuleBook rules, DealRuled asked) =>
        asked.Price is { } stored && TableOf(policy) is { } table ? Sheet(policy, table, rules, asked, stored) : null;

    static readonly PriceSheet Nothing = new(Rate.Zero, [], "", 0m, null, Rate.Zero);

    static PriceFound? Sheet(Policy policy, PriceTable table, IRuleBook rules, DealRuled asked, PriceFound found)
    {
        var currency = table.Acquisition.Currency;
        var finance = new PricingCase(
            Amounts(found.Balances), found.Default, table.LeastLoss, Amounts(found.Values), found.Fees);
        var caps = rules.CostCaps(asked.Facts, asked.Day).Select(rule => new RateCap(
            rule.Id, new(rule.Parameter!.Value), rule.ValidFrom, rule.ValidTo, rule.Says, rule.Source, rule.Verified));
        var sheet = Price.Of(
            finance, table.ToRules(policy.Name, policy.Version, policy.ValidFrom, policy.ValidTo, [.. caps]),
            asked.Day);
        return sheet.IsDone ? found with { Sheet = sheet.Value } : null;

        Money[] Amounts(IReadOnlyList<long> minorUnits) => [.. minorUnits.Select(one => new Money(one, currency))];
    }

    static PriceTable? TableOf(Policy policy) => policy.Pricing is { } table
        ? Tables.GetValue(policy, _ => PricingFile.ReadTable(table).Value)
        : null;

    /// <summary>A month begins with what the one before left; after the last nothing begins.</summary>
    static long[] Beginnings(IReadOnlyList<Money> ends) => [.. ends.SkipLast(1).Select(one => one.MinorUnits)];

    /// <summary>By hand: 5.63 % in all at a rate of 5.28 % is 0.35 % of fees.</summary>
    static Rate Fees(PricedLoan loan) => new(Math.Max(
        0m,
        decimal.Round(
            loan.Cash.Simple.Annual.PerYear - loan.Terms.AnnualRate.PerYear, Digits, MidpointRounding.ToEven)));
}
