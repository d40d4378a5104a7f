using Wheelhouse.Kernel;
using Wheelhouse.Parties;
using Wheelhouse.Products;
using Wheelhouse.Trust;
using Wheelhouse.Vehicles;

namespace Wheelhouse.Origination.Quotes;

/// <summary>A lender as a quote sees it: its card, its licence, its business date.</summary>
sealed record Funder(OrganisationCard Card, LicenceKind? Licence, DateOnly Day);

/// <summary>From a product and a car to an offer. Pure: the same in a quote, an assessment and a contract.</summary>
static class Offering
{
    /// <summary>Terms, payments and annualised rate; refused where no contract or rate can be made.</summary>
    internal static Outcome<Priced> Price(ProductVersion product, Ask ask, DateOnly start) =>
        product.ToTerms(ask.Shape(start)).Then(finance => finance switch
        {
            LoanFinance loan => PricedLoan.Of(product, ask, loan.Terms),
            LeaseFinance lease => PricedLease.Of(product, ask, lease.Terms),
            SubscriptionFinance subscription => new PricedSubscription(product, ask, subscription.Terms),
            _ => throw new ArgumentException($"{finance.Family} is no family of contracts.", nameof(product)),
        });

    /// <summary>The facts the rules look at.</summary>
    internal static DealFacts Facts(Priced priced, Funder funder, bool? liveFinance = null)
    {
        var ask = priced.Ask;
        var family = priced.Finance.Family;
        return new(
            ask.Price, priced.Financed, ask.Months, ask.Condition, ask.Model.Powertrain, ask.Use,
            Valuation: ask.Valuation, AnnualisedCost: priced.ShownRate, Licence: funder.Licence,
            Commission: family == FinanceFamily.Subscription ? null : priced.Product.Commission(ask.Needed),
            Vin: ask.Vin, LiveFinance: liveFinance, AddOnsPreselected: false, Maker: ask.Model.Maker,
            VehicleAgeMonths: ask.AgeMonths(funder.Day), Family: family, HasExtras: ask.AddOns.Count > 0);
    }

    /// <summary>What the rules of the funder's day say of it.</summary>
    internal static IReadOnlyList<RuleCheck> Check(Priced priced, Funder funder, IRuleBook rules) =>
        rules.Check(Facts(priced, funder), funder.Day);

    internal static Offer Make(Priced priced, Funder funder, IReadOnlyList<RuleCheck> checks, Text? subsidyBy)
    {
        var product = priced.Product;
        var loan = product.Terms as LoanProduct;
        var obstacles = Fit.Check(product, Facts(priced, funder), priced.Down).Select(Obstacle.Of).ToList();
        return new(
            product.Id, product.Version, product.Kind, product.Name, funder.Card, funder.Card.Simulated,
            priced.Financed, priced.First, priced.Last, priced.Instalments,
            priced.FinalSum.IsPositive || priced is PricedLoan { Terms.Balloon: not null } ? priced.FinalSum : null,
            priced.TotalCost, priced.Cost, priced.ShownRate, priced.ShownCompound,
            loan?.ContractRate, loan?.CustomerRate,
            priced.Subsidy is { } subsidy ? new(subsidyBy, subsidy) : null, product.Ends, AtTheEnd.Owner(priced),
            loan?.Exits ?? [], priced.Fees, new(product.Commission(priced.Ask.Needed), product.Terms.CommissionShare),
            MinorUnits(priced.Balances), MinorUnits(Values(priced, funder.Day)),
            obstacles.Count == 0 && checks.All(c => c.Verdict != RuleVerdict.Block), obstacles,
            [.. checks.Select(c => new OfferRule(c.Rule, c.Verdict, c.Actual, c.Limit))], priced.UpFront,
            priced is PricedLease lease ? LeaseOffer.Of(lease) : null,
            priced is PricedSubscription subscription ? SubscriptionOffer.Of(subscription) : null);
    }

    static long[] MinorUnits(IReadOnlyList<Money> amounts) => [.. amounts.Select(a => a.MinorUnits)];

    /// <summary>What the car is expected to be worth in the same months: an estimate.</summary>
    internal static IReadOnlyList<Money> Values(Priced priced, DateOnly day) => Residuals.ByMonth(
        priced.Ask.Model.Curve, priced.Ask.Worth, priced.Ask.AgeMonths(day), priced.Balances.Count - 1);

    /// <summary>An annualised rate as it is shown: two decimals of a per cent, half to even (R-RATE-01).</summary>
    internal static Rate Rounded(Rate rate) => new(decimal.Round(rate.PerYear, 4, MidpointRounding.ToEven));
}
