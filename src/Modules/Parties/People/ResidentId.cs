using System.Globalization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Parties;

/// <summary>A Chinese resident identity number: region, day of birth, order of that day, check digit.</summary>
/// <remarks>
/// <para>Source: GB 11643-1999, check digit by ISO 7064 MOD 11-2. With the first 17 digits a₁…a₁₇ and weights
/// 7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2, the check digit stands at place (Σ aᵢ × wᵢ) mod 11 of
/// <c>10X98765432</c>.</para>
/// <para>Worked by hand, the standard's own example 11010519491231002X:
/// 7+9+0+5+0+20+2+9+24+27+7+18+30+5+0+0+4 = 167; 167 mod 11 = 2; place 2 of 10X98765432 is X.</para>
/// </remarks>
readonly record struct ResidentId
{
    const int Length = 18;
    const string CheckDigits = "10X98765432";

    static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    ResidentId(string number, DateOnly born) => (Number, Born) = (number, born);

    /// <summary>18 characters, the last possibly a capital X. Sensitive.</summary>
    public string Number { get; }

    public DateOnly Born { get; }

    /// <summary>The administrative division of first registration (GB/T 2260).</summary>
    public string Region => Number[..6];

    /// <summary>Reads a number; spaces around it and a small x are forgiven.</summary>
    /// <returns>Refused: <c>parties.id_number_malformed</c>, <c>parties.id_number_day</c>,
    /// <c>parties.id_number_check_digit</c>. The sentences never repeat the number.</returns>
    public static Outcome<ResidentId> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var number = text.Trim().ToUpperInvariant();
        if (number.Length != Length || number[0] is < '1' or > '9'
            || number.AsSpan(0, Length - 1).ContainsAnyExceptInRange('0', '9')
            || !(char.IsAsciiDigit(number[^1]) || number[^1] == 'X'))
        {
            return new Refusal(
                "parties.id_number_malformed",
                "An identity number has 17 digits and a check digit or X; type it as it stands on the card.",
                RefusalKind.Invalid);
        }

        if (!DateOnly.TryParseExact(
            number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born)
            || born.Year < 1900)
        {
            return new Refusal(
                "parties.id_number_day",
                "Digits 7 to 14 are no day of birth; type the number as it stands on the card.",
                RefusalKind.Invalid);
        }

        return number[^1] == CheckDigit(number)
            ? new ResidentId(number, born)
            : new Refusal(
                "parties.id_number_check_digit",
                "The check digit does not fit the rest: one digit is wrong or two are swapped; type the number again.",
                RefusalKind.Invalid);
    }

    /// <summary>Full years on a day: 17 on the day before the birthday, 18 on it.</summary>
    public int AgeOn(DateOnly day)
    {
        var years = day.Year - Born.Year;
        return day < Born.AddYears(years) ? years - 1 : years;
    }

    /// <summary>The check digit of the first 17 digits.</summary>
    internal static char CheckDigit(string digits)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
        {
            sum += (digits[i] - '0') * Weights[i];
        }

        return CheckDigits[sum % 11];
    }

    /// <summary>Masked: a log or an error text never shows the number.</summary>
    public override string ToString() => Trust.Masks.IdNumber(Number ?? "");
}
