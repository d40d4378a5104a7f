using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using Wheelhouse.Lending;
using Wheelhouse.Products;

namespace Wheelhouse.Origination.Quotes;

/// <summary>A subscription to cars of a plan: a price by the month, for as many months as were asked for.</summary>
sealed record PricedSubscription(ProductVersion Product, Ask Ask, SubscriptionTerms Terms) : Priced(Product, Ask)
{
    internal SubscriptionProduct Subscription => (SubscriptionProduct)Product.Terms;

    internal PlanOption Plan => Subscription.Plans.First(p => p.Code == Terms.Plan);

    internal override FinanceTerms Finance => new SubscriptionFinance(Terms);

    internal override Money Financed => Zero;

    internal override Money Payout => Zero;

    internal override Money UpFront => First + (Terms.JoiningFee ?? Zero);

    internal override Money First => Plan.MonthlyPrice;

    internal override Money Last => First;

    internal override int Instalments => Ask.Months;

    internal override Money FinalSum => Zero;

    /// <remarks>By hand: 4 800 a month for 12 months and 999 to join are 57 600 + 999 = 58 599.</remarks>
    internal override CostParts Cost => new(
        Zero, Zero, Zero, Zero, Terms.JoiningFee ?? Zero, new(First.MinorUnits * Ask.Months, Ask.Currency));

    internal override Annualised? Annualised => null;

    internal override IReadOnlyList<Money> Balances => [.. Enumerable.Repeat(Zero, Ask.Months + 1)];

    internal override IReadOnlyList<OfferFee> Fees => Terms.JoiningFee is { } joining
        ? [new("joining", new("入会费", "Joining fee"), FeePayment.UpFront, joining)]
        : [];
}
