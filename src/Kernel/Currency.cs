using System.Text.Json.Serialization;

namespace Wheelhouse.Kernel;

/// <summary>A currency of ISO 4217, with the number of decimal digits of its minor unit.</summary>
[JsonConverter(typeof(CurrencyJson))]
public readonly record struct Currency
{
    public static readonly Currency Cny = new("CNY", 2);
    public static readonly Currency Usd = new("USD", 2);
    public static readonly Currency Eur = new("EUR", 2);
    public static readonly Currency Gbp = new("GBP", 2);
    public static readonly Currency Jpy = new("JPY", 0);
    public static readonly Currency Kwd = new("KWD", 3);

    static readonly Currency[] Known = [Cny, Usd, Eur, Gbp, Jpy, Kwd];

    Currency(string code, int digits) => (Code, Digits) = (code, digits);

    public string Code { get; }

    /// <summary>Decimal digits of the minor unit: 2 for CNY (fen), 0 for JPY, 3 for KWD.</summary>
    public int Digits { get; }

    public long MinorPerMajor => Digits switch { 0 => 1, 2 => 100, 3 => 1000, _ => throw new NotSupportedException(Code) };

    /// <summary>Finds a currency by its three-letter code; false for one the house does not know.</summary>
    public static bool TryParse(string? code, out Currency currency)
    {
        foreach (var known in Known)
        {
            if (known.Code == code)
            {
                currency = known;
                return true;
            }
        }

        currency = default;
        return false;
    }

    /// <inheritdoc cref="TryParse"/>
    /// <exception cref="FormatException">The code is not known.</exception>
    public static Currency Parse(string code) =>
        TryParse(code, out var currency) ? currency : throw new FormatException($"'{code}' is not a currency the house knows.");

    public override string ToString() => Code;
}
