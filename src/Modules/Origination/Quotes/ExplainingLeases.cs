using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using Explanation = Wheelhouse.Platform.Explanation;
using ExplanationPart = Wheelhouse.Platform.ExplanationPart;

namespace Wheelhouse.Origination.Quotes;

/// <summary>Says why a figure of a lease or a subscription is what it is.</summary>
static class ExplainingLeases
{
    /// <summary>The first rental that bears a charge: what of it is the lessor's, what is the car.</summary>
    internal static Explanation Rental(PricedLease priced, Shelved shelved)
    {
        var row = priced.Path.Rows.First(r => r.Through > r.From && r.Payment.IsPositive);
        var rate = $"{(priced.Path.PerPeriod * 100m).ToString(
            "0.000000", System.Globalization.CultureInfo.InvariantCulture)}%";
        return Explaining.Of(
            shelved, new("每期租金", "Rental"), row.Payment,
            [
                new(new("本期出租人收益", "the lessor's charge of the period"), row.Income,
                    $"{Explaining.Amount(row.Opening)} × {rate}"),
                new(new("本期收回车款", "paid for the car"), row.Payment - row.Income,
                    $"{Explaining.Amount(row.Payment)} − {Explaining.Amount(row.Income)}"),
            ],
            Explaining.WhatIf(priced, shelved, p => Explaining.Amount(p.First)));
    }

    /// <summary>What the car is worth at the end to whom.</summary>
    internal static Explanation EndValue(PricedLease priced, Shelved shelved)
    {
        var terms = priced.Terms;
        var expected = Offering.Values(priced, terms.StartDate)[^1];
        var share = new Text("期末预计车值（估计）的约定比例", "agreed share of the expected value (an estimate)");
        List<ExplanationPart> parts = terms.PurchaseCertain
            ? [new(new("约定留购价", "agreed purchase price"), terms.EndValue)]
            :
            [
                new(new("担保余值", "guaranteed"), terms.GuaranteedResidual ?? priced.Zero),
                new(share, terms.UnguaranteedResidual ?? priced.Zero,
                    $"{Explaining.Amount(expected)} × {Explaining.Percent(priced.Lease.UnguaranteedShare)}"),
            ];
        return Explaining.Of(shelved, new("期末价值", "Value at the end"), terms.EndValue, parts, []);
    }

    /// <summary>The rate implicit in the lease, proved. IFRS 16, appendix A.</summary>
    internal static Explanation Implicit(PricedLease priced, Shelved shelved)
    {
        var path = priced.Path;
        var shown = Offering.Rounded(path.Annual).ToString();
        var opening = path.Rows[0].Opening;
        return new(
            new("租赁内含利率", "Rate implicit in the lease"), shown, shelved.Funder.Day,
            [
                new(new("车价与直接费用", "price and direct costs"), opening),
                new(new("租赁投资总额", "all payments and the value left"), path.Gross),
                new(new("各期使现值相等的利率", "the rate of a period at which both are worth the same"), null,
                    $"Σ payment_t ÷ (1 + i)^t = {Explaining.Amount(opening)}"),
                new(new("年化", "a year"), null, $"12 × i = {shown}"),
                new(new("货币因子", "money factor"), null, $"{shown} ÷ 24"),
            ],
            null, Explaining.WhatIf(priced, shelved, p => p is PricedLease other
                ? Offering.Rounded(other.Path.Annual).ToString()
                : "—"),
            [], "half-even to 0.01%", null);
    }

    internal static Explanation UpFront(PricedLease priced, Shelved shelved) => Explaining.Of(
        shelved, new("起租时支付", "Due at the start"), priced.UpFront,
        [
            .. priced.Rows.Where(r => r.DueDate <= priced.Terms.StartDate)
                .Select(r => new ExplanationPart(Name(r.Kind), r.Amount)),
        ], []);

    internal static Explanation Month(PricedSubscription priced, Shelved shelved) => Explaining.Of(
        shelved, new("月费", "A month"), priced.First,
        [new(priced.Plan.Name, priced.First, $"≤ {Explaining.Amount(priced.Plan.DearestCar)}")], []);

    internal static Explanation Joining(PricedSubscription priced, Shelved shelved) => Explaining.Of(
        shelved, new("交车时支付", "Due at the handover"), priced.UpFront,
        [
            new(new("首月", "the first month"), priced.First),
            new(new("入会费", "joining fee"), priced.UpFront - priced.First),
        ], []);

    static Text Name(DueKind kind) => kind switch
    {
        DueKind.InitialPayment => new("首付租金", "first payment"),
        DueKind.Deposit => new("保证金（期满退还）", "deposit (comes back at the end)"),
        _ => new("租金", "rental"),
    };
}
