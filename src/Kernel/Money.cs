using System.Globalization;
using System.Text.Json.Serialization;

namespace Wheelhouse.Kernel;

/// <summary>An amount that can be paid: a whole number of minor units of one currency.</summary>
/// <remarks>
/// <para>Unit: minor units (cents, fen); <c>new(12_345, Currency.Cny)</c> is CNY 123.45.</para>
/// <para>Arithmetic across currencies throws, for it is always a bug in the caller. An amount that
/// cannot be paid yet, such as accrued interest, is a <see cref="decimal"/> inside an engine and
/// becomes money only through <see cref="Round"/>, which makes the caller name the rounding.</para>
/// </remarks>
[JsonConverter(typeof(MoneyJson))]
public readonly record struct Money(long MinorUnits, Currency Currency) : IComparable<Money>
{
    public decimal Major => (decimal)MinorUnits / Currency.MinorPerMajor;

    public bool IsZero => MinorUnits == 0;

    public bool IsPositive => MinorUnits > 0;

    public bool IsNegative => MinorUnits < 0;

    public static Money operator +(Money a, Money b) => new(a.MinorUnits + Same(a, b).MinorUnits, a.Currency);

    public static Money operator -(Money a, Money b) => new(a.MinorUnits - Same(a, b).MinorUnits, a.Currency);

    public static Money operator -(Money a) => new(-a.MinorUnits, a.Currency);

    public static bool operator <(Money a, Money b) => a.CompareTo(b) < 0;

    public static bool operator >(Money a, Money b) => a.CompareTo(b) > 0;

    public static bool operator <=(Money a, Money b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Money a, Money b) => a.CompareTo(b) >= 0;

    public static Money Zero(Currency currency) => new(0, currency);

    /// <summary>Rounds an exact amount, in major units, to what can be paid.</summary>
    public static Money Round(decimal major, Currency currency, MidpointRounding rounding) =>
        new((long)decimal.Round(major * currency.MinorPerMajor, rounding), currency);

    /// <summary>An amount in major units that needs no rounding: <c>Exact(12.34m, Cny)</c> is 1 234 fen.</summary>
    /// <exception cref="ArgumentException">The amount has a fraction of a minor unit.</exception>
    public static Money Exact(decimal major, Currency currency)
    {
        var minor = major * currency.MinorPerMajor;
        return decimal.IsInteger(minor)
            ? new((long)minor, currency)
            : throw new ArgumentException($"{major} has a fraction of a minor unit of {currency}.", nameof(major));
    }

    public static Money Min(Money a, Money b) => a <= b ? a : b;

    public static Money Max(Money a, Money b) => a >= b ? a : b;

    /// <summary>Adds up amounts of one currency; an empty list sums to zero of <paramref name="currency"/>.</summary>
    public static Money Sum(IEnumerable<Money> amounts, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(amounts);
        return amounts.Aggregate(Zero(currency), (sum, amount) => sum + amount);
    }

    public int CompareTo(Money other) => MinorUnits.CompareTo(Same(this, other).MinorUnits);

    /// <summary>Code and major units, as in <c>CNY 123.45</c>.</summary>
    public override string ToString() =>
        $"{Currency.Code} {Major.ToString($"F{Currency.Digits}", CultureInfo.InvariantCulture)}";

    static Money Same(Money a, Money b) => a.Currency == b.Currency
        ? b
        : throw new ArgumentException($"{a} and {b} are of different currencies.");
}
