using System.Globalization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>Figures as text in explanations: no grouping, a point, the digits that matter.</summary>
static class Figures
{
    internal static string Of(Money money) =>
        money.Major.ToString($"F{money.Currency.Digits}", CultureInfo.InvariantCulture);

    internal static string Of(long minor, Currency currency) => Of(new Money(minor, currency));

    internal static string Of(int count) => count.ToString(CultureInfo.InvariantCulture);

    internal static string Of(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>An exact amount with four digits more than the currency; an ellipsis when there are still
    /// more.</summary>
    internal static string Exact(decimal major, Currency currency)
    {
        var cut = decimal.Round(major, currency.Digits + 4, MidpointRounding.ToZero);
        return cut == major
            ? cut.ToString("0.00########", CultureInfo.InvariantCulture)
            : cut.ToString($"F{currency.Digits + 4}", CultureInfo.InvariantCulture) + "…";
    }
}
