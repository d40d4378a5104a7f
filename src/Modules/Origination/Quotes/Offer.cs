using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Wheelhouse.Products;
using Wheelhouse.Trust;

namespace Wheelhouse.Origination.Quotes;

/// <summary>What the customer pays in all, by what it is for. The parts add up to the total.</summary>
/// <param name="Principal">Repaid in instalments: without financed fees and the final sum.</param>
/// <param name="FinalSum">Due at the end; zero where there is none.</param>
/// <param name="Fees">Financed, paid at signing, and paid with instalments.</param>
/// <param name="Rent">For use alone: of an operating lease or a subscription; zero for others.</param>
public sealed record CostParts(
    Money Down, Money Principal, Money Interest, Money FinalSum, Money Fees, Money Rent);

/// <summary>A fee of an offer.</summary>
/// <param name="Payment">How it is paid.</param>
/// <param name="Amount">In all; of a fee paid with instalments, of all instalments.</param>
public sealed record OfferFee(string Code, Text Name, FeePayment Payment, Money Amount)
{
    public bool Financed => Payment == FeePayment.Financed;
}

/// <summary>What the dealer gets from the lender for the business.</summary>
/// <param name="Share">Of the amount financed, a fraction.</param>
public sealed record Commission(Money Amount, decimal Share);

/// <summary>What somebody pays the lender so that the customer's rate is lower.</summary>
/// <param name="By">Who pays; null where the name is not known.</param>
/// <param name="PresentValue">On the day of the payout, at the contract rate.</param>
public sealed record Subsidised(Text? By, Money PresentValue);

/// <summary>What stands in the way of an offer, with its figures for translation.</summary>
public sealed record Obstacle(string Code, string Sentence, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>A refusal, said before anybody tries.</summary>
    public static Obstacle Of(Refusal refusal) => new(
        refusal.Code, refusal.Sentence,
        refusal.Values.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal));
}

/// <summary>What a rule says of one offer; its words stand in the quote, once for all offers.</summary>
/// <param name="Actual">As people read it: <c>82.00%</c>, <c>60</c>; null where the rule is yes or no.</param>
public sealed record OfferRule(string Rule, RuleVerdict Verdict, string? Actual, string? Limit);

/// <summary>One product's answer to a quote, with every figure the customer should compare.</summary>
/// <param name="Simulated">Whether the lender exists only in this installation's demonstration.</param>
/// <param name="Instalment">The first instalment, fees with it included.</param>
/// <param name="LastInstalment">The last one, without the final sum.</param>
/// <param name="FinalSum">Due with or after the last instalment; null where there is none.</param>
/// <param name="TotalCost">Everything the customer pays, keeping the car where it is his at the end.</param>
/// <param name="AnnualisedRate">All costs over the principal outstanding, simple: 12 × the monthly rate; null where the
/// contract is use and no finance.</param>
/// <param name="CompoundRate">The same, compound: a year's growth less one.</param>
/// <param name="ContractRate">Of a loan: what the lender earns, the subsidy included.</param>
/// <param name="CustomerRate">Of a loan: the nominal rate in the customer's contract.</param>
/// <param name="Subsidy">Null where nobody pays a part of the interest.</param>
/// <param name="BalanceByMonth">Principal owed, from the start (index 0) to the last month, in minor units.</param>
/// <param name="ValueByMonth">What the car is expected to be worth, likewise: an estimate.</param>
/// <param name="UpFront">Due at the start: fees at signing, first payment, deposit, first rental.</param>
/// <param name="Lease">Of a lease alone.</param>
/// <param name="Subscription">Of a subscription alone.</param>
/// <param name="Eligible">Whether it can be applied for: no obstacle and no rule that blocks.</param>
public sealed record Offer(
    Id<Product> ProductId, int Version, ProductKind Kind, Text Name, OrganisationCard Lender, bool Simulated,
    Money Principal, Money Instalment, Money LastInstalment, int Instalments, Money? FinalSum, Money TotalCost,
    CostParts CostParts, Rate? AnnualisedRate, Rate? CompoundRate, Rate? ContractRate, Rate? CustomerRate,
    Subsidised? Subsidy, Text Ends, Text Owner, IReadOnlyList<BalloonExit> Exits, IReadOnlyList<OfferFee> Fees,
    Commission Commission, IReadOnlyList<long> BalanceByMonth, IReadOnlyList<long> ValueByMonth, bool Eligible,
    IReadOnlyList<Obstacle> Obstacles, IReadOnlyList<OfferRule> Rules, Money UpFront, LeaseOffer? Lease,
    SubscriptionOffer? Subscription);

/// <summary>An add-on the customer may choose; off until he does.</summary>
/// <param name="PerMonth">What it adds to the instalment of the first offer; null where no offer can be made.</param>
public sealed record AddOnChoice(string Code, Text Name, Money Price, Money? PerMonth, bool Chosen);

/// <summary>Several offers side by side.</summary>
/// <param name="Day">The lender's business date from which the first offer counts.</param>
/// <param name="LoanToValue">Needed over the lower of price and valuation, as a fraction.</param>
/// <param name="Rules">Every rule that looked at the deal, the worst verdict of all offers.</param>
/// <param name="TookMicroseconds">Time to compute the offers, without the network.</param>
public sealed record Quote(
    DateOnly Day, Money Financed, decimal LoanToValue, IReadOnlyList<Offer> Offers, IReadOnlyList<AddOnChoice> AddOns,
    IReadOnlyList<RuleCheck> Rules, long TookMicroseconds);
