using System.Text.Json.Serialization;

namespace Wheelhouse.Kernel;

/// <summary>A currency of ISO 4217, with the number of decimal digits of its minor unit.</summary>
[JsonConverter(typeof(CurrencyJson))]
public readonly record struct Currency
{
    public static readonly Currency Cny = new(1);
    public static readonly Currency Usd = new(2);
    public static readonly Currency Eur = new(3);
    public static readonly Currency Gbp = new(4);
    public static readonly Currency Jpy = new(5);
    public static readonly Currency Kwd = new(6);

    /// <summary>By place; the first is no currency, which is what <c>default</c> is.</summary>
    static readonly (string Code, int Digits, long MinorPerMajor)[] Known =
    [
        (null!, 0, 1), ("CNY", 2, 100), ("USD", 2, 100), ("EUR", 2, 100), ("GBP", 2, 100), ("JPY", 0, 1),
        ("KWD", 3, 1000),
    ];

    // a number, not the code: money is compared and copied in the inner loops of the engines
    readonly byte place;

    Currency(byte place) => this.place = place;

    public string Code => Known[place].Code;

    /// <summary>Decimal digits of the minor unit: 2 for CNY (fen), 0 for JPY, 3 for KWD.</summary>
    public int Digits => Known[place].Digits;

    public long MinorPerMajor => Known[place].MinorPerMajor;

    /// <summary>Finds a currency by its three-letter code; false for one the house does not know.</summary>
    public static bool TryParse(string? code, out Currency currency)
    {
        for (byte place = 1; place < Known.Length; place++)
        {
            if (Known[place].Code == code)
            {
                currency = new(place);
                return true;
            }
        }

        currency = default;
        return false;
    }

    /// <inheritdoc cref="TryParse"/>
    /// <exception cref="FormatException">The code is not known.</exception>
    public static Currency Parse(string code) =>
        TryParse(code, out var currency)
            ? currency
            : throw new FormatException($"'{code}' is not a currency the house knows.");

    public override string ToString() => Code;
}
