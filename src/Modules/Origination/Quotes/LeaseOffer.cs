using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using Wheelhouse.Products;

namespace Wheelhouse.Origination.Quotes;

/// <summary>How far the car may run, and what more costs.</summary>
/// <param name="AllowanceKm">Kilometres included in the whole term.</param>
public sealed record UsageCard(
    int AllowanceKm, int ToleranceKm, Money ExcessPerThousandKm, Money FreeWear, IReadOnlyList<WearItem> Wear,
    Money? RefundPerThousandKm, int MostRefundKm);

/// <summary>What a lease has that a loan has not.</summary>
/// <param name="Class">What it is in the lessor's books (IFRS 16.61-66).</param>
/// <param name="InitialPayment">Paid first, not returned.</param>
/// <param name="Deposit">Held until the end, then returned or set off.</param>
/// <param name="ImplicitRate">Makes all payments and the value left worth the price (IFRS 16, appendix A).</param>
/// <param name="MoneyFactor">The same as the trade in the United States says it: a 24th of the rate.</param>
/// <param name="EndValue">What the car is expected to be worth at the end, or its price where it is bought.</param>
/// <param name="GuaranteedResidual">What is guaranteed of it, and by whom.</param>
/// <param name="AtEnd">What can become of the car, each with its price of the first day.</param>
/// <param name="Buybacks">Of a repurchase lease: the table of prices.</param>
public sealed record LeaseOffer(
    LeaseKind Kind, LeaseClass Class, Money InitialPayment, Money Deposit, Rate ImplicitRate, decimal MoneyFactor,
    Money EndValue, Money? GuaranteedResidual, Payer Guarantor, IReadOnlyList<EndChoice> AtEnd, UsageCard? Usage,
    IReadOnlyList<BuybackPrice> Buybacks)
{
    const int FactorDigits = 6;

    internal static LeaseOffer Of(PricedLease priced)
    {
        var terms = priced.Terms;
        var implied = Offering.Rounded(priced.Path.Annual);
        return new(
            terms.Kind, terms.Class, terms.InitialPayment ?? priced.Zero, terms.Deposit ?? priced.Zero, implied,
            decimal.Round(Leasing.MoneyFactor.FromRate(priced.Path.Annual), FactorDigits, MidpointRounding.ToEven),
            terms.EndValue, terms.GuaranteedResidual, terms.Guarantor, AtTheEnd.Choices(terms), UsageOf(priced),
            terms.Buybacks);
    }

    static UsageCard? UsageOf(PricedLease priced) =>
        priced is { Terms.Usage: { } usage, Lease.Usage: { } tariff }
            ? new(
                usage.AllowanceKm, usage.ToleranceKm, usage.ExcessPerThousandKm, usage.FreeWear, tariff.Wear,
                usage.RefundPerThousandKm, usage.MostRefundKm)
            : null;
}

/// <summary>What a subscription has that a loan has not.</summary>
/// <param name="Plan">Code of the plan that the car belongs to.</param>
/// <param name="Plans">Between which the subscriber may swap.</param>
/// <param name="MinimumMonths">An end before costs <paramref name="CancellationFee"/>.</param>
/// <param name="PauseShare">What a paused day costs, as a share of a day of use.</param>
public sealed record SubscriptionOffer(
    string Plan, Text PlanName, IReadOnlyList<PlanOption> Plans, int MinimumMonths, int NoticeDays,
    Money? CancellationFee, Money? JoiningFee, Money? SwapFee, int FreeSwaps, decimal PauseShare, int MostPauseDays)
{
    internal static SubscriptionOffer Of(PricedSubscription priced)
    {
        var terms = priced.Terms;
        return new(
            terms.Plan, priced.Plan.Name, priced.Subscription.Plans, terms.MinimumMonths, terms.NoticeDays,
            terms.CancellationFee, terms.JoiningFee, terms.SwapFee, terms.FreeSwaps, terms.PauseShare,
            terms.MostPauseDays);
    }
}
