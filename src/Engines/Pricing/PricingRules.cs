using Wheelhouse.Kernel;

namespace Wheelhouse.Pricing;

/// <summary>A limit of what a customer may be charged a year, in force for a span of days.</summary>
/// <param name="Rule">As in the rule book: <c>R-RATE-02</c>.</param>
/// <param name="Limit">Of the rate and the fees together, a year.</param>
/// <param name="Source">Where it is said; whether the text itself was read is <paramref name="Verified"/>.</param>
public sealed record RateCap(
    string Rule, Rate Limit, DateOnly? ValidFrom, DateOnly? ValidTo, Text Says, string Source, bool Verified)
{
    public bool IsOn(DateOnly day) =>
        (ValidFrom is not { } from || from <= day) && (ValidTo is not { } to || day <= to);
}

/// <summary>How a lender prices: a dated, immutable version.</summary>
/// <param name="Acquisition">What one finance costs to make.</param>
/// <param name="Servicing">What one month of a finance costs.</param>
/// <param name="Margin">What is to be earned a year.</param>
/// <param name="SaleShare">What a sale after default brings of the car's value, costs taken off; from 0 to 1.</param>
/// <param name="LeastLoss">Of an exposure in default so much is always lost; from 0 to 1.</param>
/// <param name="Step">Rates are offered in steps of this, rounded up.</param>
/// <param name="Caps">Applied last; of those in force the lowest.</param>
public sealed record PricingRules(
    string Id, int Version, DateOnly ValidFrom, DateOnly? ValidTo, FundingCurve Funding, Money Acquisition,
    Money Servicing, Rate Margin, decimal SaleShare, decimal LeastLoss, Rate Step, IReadOnlyList<RateCap> Caps)
{
    public bool IsOn(DateOnly day) => ValidFrom <= day && (ValidTo is not { } to || day <= to);

    /// <summary>What is wrong with the rules, or null.</summary>
    internal string? Wrong() =>
        string.IsNullOrWhiteSpace(Id) || Version < 1 ? "they need an id and a version from 1"
        : ValidTo < ValidFrom ? "they end before they begin"
        : !Funding.Holds ? "the funding curve needs points with rising months and rates below 100 %"
        : Acquisition.Currency != Servicing.Currency ? "their costs are of two currencies"
        : Acquisition.IsNegative || Servicing.IsNegative ? "a cost is below zero"
        : Margin.PerYear is < 0 or >= 1 ? "the margin must be from 0 to 100 %"
        : SaleShare is < 0 or > 1 || LeastLoss is < 0 or > 1 ? "a share must be from 0 to 1"
        : Step.PerYear is <= 0 or > 0.01m ? "the step must be above 0 and at most one point"
        : Caps.Any(cap => cap.Limit.PerYear is <= 0 or >= 10) ? "a cap must be above 0 and below 1000 %"
        : null;
}
