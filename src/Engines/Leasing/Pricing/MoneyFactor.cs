using Wheelhouse.Kernel;

namespace Wheelhouse.Leasing;

/// <summary>A monthly lease payment as the trade in the United States shows it.</summary>
/// <param name="AdjustedCost">Gross capitalised cost less what is paid at the start. 12 CFR 1013.4(f)(3).</param>
/// <param name="Depreciation">Over the whole term: adjusted cost less residual. (f)(5).</param>
/// <param name="RentCharge">Over the whole term: what payments make beyond the depreciation. (f)(6).</param>
/// <param name="Payment">Each month. (f)(9).</param>
public sealed record MoneyFactorQuote(
    Money AdjustedCost, Money Residual, Money Depreciation, Money RentCharge, int Months, Money Payment);

/// <summary>The money factor: a rent charge on the mean of what is out, which the trade takes for a rate.</summary>
/// <remarks>
/// It charges (cost + residual) × factor a month. Half the sum is about the mean outstanding, a month is a twelfth of a
/// year, hence a year's rate of 24 times the factor, "2 400" in per cent. That is an approximation: the rate implicit
/// in the payments is another, and <see cref="InvestmentPath"/> finds it.
/// </remarks>
public static class MoneyFactor
{
    const decimal PerYear = 24m;

    /// <summary>0.00125 is about 3 % a year.</summary>
    public static Rate ToRate(decimal factor) => new(factor * PerYear);

    public static decimal FromRate(Rate annual) => annual.PerYear / PerYear;

    /// <summary>The payment at a money factor.</summary>
    /// <remarks>By hand: 30 000 less 18 000 over 36 months is 333.33, and 48 000 × 0.00125 = 60.00: 393.33 a month. The
    /// rent charge of the term is 36 × 393.33 − 12 000 = 2 159.88; the rate implicit in arrears is 2.97 %.</remarks>
    public static MoneyFactorQuote Payment(
        Money adjustedCost, Money residual, int months, decimal factor, MidpointRounding rounding)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(months, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(factor);
        var depreciation = adjustedCost - residual;
        var charge = (adjustedCost + residual).MinorUnits * factor;
        var exact = ((decimal)depreciation.MinorUnits / months) + charge;
        var payment = new Money((long)decimal.Round(exact, rounding), adjustedCost.Currency);
        var all = new Money(payment.MinorUnits * months, adjustedCost.Currency);
        return new(adjustedCost, residual, depreciation, all - depreciation, months, payment);
    }
}
