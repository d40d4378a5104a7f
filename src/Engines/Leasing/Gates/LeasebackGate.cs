using System.Text.Json.Serialization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Leasing;

/// <summary>What can prove that a car was truly sold to the lessor.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EvidenceKind>))]
public enum EvidenceKind
{
    /// <summary>How the seller came to own the car: invoice of the first purchase.</summary>
    [JsonStringEnumMemberName("originalInvoice")]
    OriginalInvoice,

    /// <summary>The registration that names the seller as owner.</summary>
    [JsonStringEnumMemberName("registration")]
    Registration,

    [JsonStringEnumMemberName("saleContract")]
    SaleContract,

    /// <summary>What the car is worth, by an appraiser; its amount is that value.</summary>
    [JsonStringEnumMemberName("appraisal")]
    Appraisal,

    /// <summary>The price went to the seller; its amount is what was paid.</summary>
    [JsonStringEnumMemberName("payment")]
    Payment,

    /// <summary>Delivery, or agreement on possession.</summary>
    [JsonStringEnumMemberName("delivery")]
    Delivery,

    /// <summary>The register of movable-property finance names the lessor's title.</summary>
    [JsonStringEnumMemberName("titleNotice")]
    TitleNotice,
}

/// <summary>A piece of evidence.</summary>
/// <param name="Reference">Where it is kept: document id or hash.</param>
/// <param name="Amount">Value or payment, where the kind has one.</param>
public sealed record Evidence(EvidenceKind Kind, string Reference, DateOnly Day, Money? Amount = null);

/// <summary>From a day on: what proves a true trade.</summary>
/// <param name="MostOverValue">The price is at most this share of the appraised value: 1 is its value.</param>
public sealed record LeasebackRule(
    DateOnly From, DateOnly? Through, IReadOnlyList<EvidenceKind> Required, decimal MostOverValue, string Source,
    bool Verified);

/// <summary>A leaseback that may be made, and how the lessor's books take it.</summary>
/// <param name="Class">A finance lease, or a financial asset where the transfer was no sale (IFRS 16.103(b)).</param>
/// <param name="AdditionalFinancing">Price above the appraised value: financing, not sale. IFRS 16.101(b).</param>
public sealed record LeasebackFinding(LeaseClass Class, Money AdditionalFinancing, string Source, bool Verified);

/// <summary>Rule R-AFC-07: sale-and-leaseback needs evidence of a true trade in the car.</summary>
public static class LeasebackGate
{
    /// <summary>Whether the leaseback may be made that day, and what it is in the books.</summary>
    /// <remarks>
    /// <para>That lessee and seller are one is no ground against a finance lease by itself (SPC interpretation 2020,
    /// art. 2), but a lease without a thing is void (Civil Code art. 737): so every kind of evidence that the rule
    /// names must be there, dated by that day, the payment must be the price, and the price must not exceed the value
    /// by more than the rule allows.</para>
    /// <para>A right or duty to buy the car back keeps control with the seller (IFRS 15.B66-B68), so the transfer is no
    /// sale (IFRS 16.99, 103): <see cref="LeaseClass.FinancialAsset"/>.</para>
    /// <para>By hand: price 90 000, appraised 80 000, 1.2 allowed: passes; 10 000 are additional financing.</para>
    /// </remarks>
    public static Outcome<LeasebackFinding> Decide(
        LeaseTerms terms, IReadOnlyList<Evidence> evidence, DateOnly day, IReadOnlyList<LeasebackRule> rules)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var rule = rules.Where(one => one.From <= day && !(one.Through < day)).MaxBy(one => one.From);
        if (rule is null)
        {
            return new Refusal("leasing.no_leaseback_rule",
                "No rule on leasebacks is in force that day; enter one first.");
        }

        var there = evidence.Where(one => one.Day <= day && !string.IsNullOrEmpty(one.Reference)).ToList();
        var missing = rule.Required.Where(kind => there.TrueForAll(one => one.Kind != kind)).ToList();
        if (missing.Count > 0)
        {
            var names = string.Join(", ", missing);
            return new Refusal("leasing.evidence_missing",
                $"A leaseback needs evidence of a true trade ({rule.Source}); add: {names}.",
                RefusalKind.Conflict, new RefusalValue("missing", names));
        }

        return Amounts(terms, there, rule);
    }

    static Outcome<LeasebackFinding> Amounts(LeaseTerms terms, List<Evidence> there, LeasebackRule rule)
    {
        var paid = Money.Sum(
            there.Where(one => one.Kind == EvidenceKind.Payment).Select(one => one.Amount ?? terms.Zero),
            terms.Currency);
        if (rule.Required.Contains(EvidenceKind.Payment) && paid != terms.Price)
        {
            return new Refusal("leasing.leaseback_price_unpaid",
                $"The payments proved make {paid}, the price is {terms.Price}; they must agree.", RefusalKind.Conflict,
                new RefusalValue("paid", paid.ToString()), new RefusalValue("price", terms.Price.ToString()));
        }

        var value = there.LastOrDefault(one => one.Kind == EvidenceKind.Appraisal)?.Amount ?? terms.Price;
        if (terms.Price.MinorUnits > value.MinorUnits * rule.MostOverValue)
        {
            return new Refusal("leasing.leaseback_over_value",
                $"The price is {terms.Price} and the car is worth {value}; lower the price.", RefusalKind.Conflict,
                new RefusalValue("price", terms.Price.ToString()), new RefusalValue("value", value.ToString()));
        }

        return new LeasebackFinding(
            ClassOf(terms), Money.Max(terms.Zero, terms.Price - value), rule.Source, rule.Verified);
    }

    /// <summary>How the lessor's books take a leaseback: a seller that may or must buy back has sold nothing.</summary>
    public static LeaseClass ClassOf(LeaseTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return terms.TitlePasses || terms.PurchaseCertain || terms.Exits.Buy is not null
            ? LeaseClass.FinancialAsset
            : LeaseClass.Finance;
    }
}
