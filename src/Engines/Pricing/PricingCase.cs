using Wheelhouse.Kernel;

namespace Wheelhouse.Pricing;

/// <summary>A finance to be priced.</summary>
/// <param name="Balances">What is owed at the beginning of each month of the term, the amount financed first.</param>
/// <param name="Default">Probability of default within twelve months; from 0 to below 1.</param>
/// <param name="Values">What the car is expected to be worth at the same times; null where there is none, and then
/// <paramref name="Loss"/> is of the whole balance.</param>
/// <param name="Loss">Share of an exposure lost in default where no value is known; with values it is not read.</param>
/// <param name="Fees">What else the customer pays, a year over the balance: it counts towards the caps.</param>
/// <remarks>The balances are those of the schedule at a usual rate: their shape hardly moves with the price.</remarks>
public sealed record PricingCase(
    IReadOnlyList<Money> Balances, decimal Default, decimal Loss, IReadOnlyList<Money>? Values = null,
    Rate Fees = default)
{
    const int MostMonths = 600;

    /// <summary>What is wrong with the case, or null.</summary>
    internal Refusal? Wrong(Currency currency) =>
        Balances.Count is 0 or > MostMonths || !Balances[0].IsPositive || Balances.Any(one => one.IsNegative)
            ? new("pricing.balances_wrong",
                "Give the balance at the beginning of each of 1 to 600 months, the first above zero, none below.",
                RefusalKind.Invalid)
        : Values is { } values && (values.Count != Balances.Count || values.Any(one => one.IsNegative))
            ? new("pricing.values_wrong", "Give a value of zero or more for each month that has a balance.",
                RefusalKind.Invalid)
        : Balances.Concat(Values ?? []).Any(one => one.Currency != currency)
            ? new("pricing.currencies_differ", $"Price in {currency.Code}, the currency of the pricing rules.",
                RefusalKind.Invalid, new RefusalValue("currency", currency.Code))
        : Default is < 0 or >= 1 || Loss is < 0 or > 1 || Fees.PerYear is < 0 or >= 1
            ? new("pricing.share_out_of_range",
                "A probability of default is from 0 to below 1, a loss from 0 to 1, fees from 0 to below 100 %.",
                RefusalKind.Invalid)
        : null;
}
