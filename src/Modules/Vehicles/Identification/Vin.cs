using System.Globalization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Vehicles;

/// <summary>A vehicle identification number of ISO 3779 (in China GB 16735): 17 characters, checked.</summary>
/// <remarks>
/// <para>Positions 1 to 3 name the maker (WMI), 4 to 8 describe the vehicle, 9 is the check digit where one is due, 10
/// the
/// model year, 11 the plant, 12 to 17 the serial number.</para>
/// <para>Check digit: each character has a value (digits their own; A to H 1 to 8, J to N 1 to 5, P 7, R 9, S to Z 2 to
/// 9),
/// times the weight of its position, summed, modulo 11; 10 is written X. Worked by hand: 1M8GDM9AXKP042788 sums to
/// 8 + 28 + 48 + 35 + 16 + 12 + 18 + 10 + 0 + 18 + 56 + 0 + 24 + 10 + 28 + 24 + 16 = 351 = 31 × 11 + 10, hence
/// X.</para>
/// <para>Due in China (GB 16735), the United States and Canada (49 CFR 565.15); elsewhere position 9 is free.</para>
/// </remarks>
public readonly record struct Vin
{
    public const int Length = 17;

    const int CheckPosition = 8;

    Vin(string text) => Text = text;

    public string Text { get; }

    /// <summary>The world manufacturer identifier, the first three characters.</summary>
    public string Wmi => Text[..3];

    /// <summary>Whether the region of the maker requires the check digit.</summary>
    public bool CheckDigitDue => IsDue(Text[0]);

    static ReadOnlySpan<int> Weights => [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

    /// <summary>Reads a number as people type it: lower case and surrounding blanks are forgiven.</summary>
    /// <returns>Refused: <c>vehicles.vin_length</c>, <c>vehicles.vin_character</c>,
    /// <c>vehicles.vin_check_digit</c>.</returns>
    public static Outcome<Vin> Parse(string? text)
    {
        var vin = (text ?? "").Trim().ToUpperInvariant();
        if (vin.Length != Length)
        {
            return new Refusal(
                "vehicles.vin_length",
                $"A VIN has 17 characters, this has {vin.Length}; read it again from the vehicle.",
                RefusalKind.Invalid, new RefusalValue("length", vin.Length.ToString(CultureInfo.InvariantCulture)));
        }

        for (var i = 0; i < Length; i++)
        {
            if (Value(vin[i]) < 0)
            {
                return new Refusal(
                    "vehicles.vin_character",
                    $"Character {i + 1} of the VIN cannot be: only digits and letters other than I, O and Q are used.",
                    RefusalKind.Invalid, new RefusalValue("position", (i + 1).ToString(CultureInfo.InvariantCulture)));
            }
        }

        var due = CheckDigit(vin);
        return IsDue(vin[0]) && vin[CheckPosition] != due
            ? new Refusal(
                "vehicles.vin_check_digit",
                $"The check digit (character 9) does not fit: a character was misread, or it would be {due}.",
                RefusalKind.Invalid, new RefusalValue("due", due.ToString()))
            : new Vin(vin);
    }

    /// <summary>Composes a number with the right check digit: for simulated makers, demonstrations and tests.</summary>
    /// <param name="wmi">Three characters.</param>
    /// <param name="descriptor">Positions 4 to 8, five characters.</param>
    /// <param name="serial">0 to 999 999.</param>
    public static Vin Compose(string wmi, string descriptor, int modelYear, char plant, int serial)
    {
        var body = string.Create(
            CultureInfo.InvariantCulture, $"{wmi}{descriptor}0{ModelYears.Code(modelYear)}{plant}{serial:D6}");
        if (body.Length != Length || body.Any(c => Value(c) < 0))
        {
            throw new ArgumentException($"{body} is no VIN.", nameof(descriptor));
        }

        return new($"{body.AsSpan(0, CheckPosition)}{CheckDigit(body)}{body.AsSpan(CheckPosition + 1)}");
    }

    public override string ToString() => Text;

    /// <summary>China has L and, since its codes ran short, H; the United States 1, 4, 5 and 7; Canada 2.</summary>
    static bool IsDue(char region) => region is 'L' or 'H' or '1' or '2' or '4' or '5' or '7';

    static char CheckDigit(string vin)
    {
        var sum = 0;
        for (var i = 0; i < Length; i++)
        {
            sum += Value(vin[i]) * Weights[i];
        }

        return "0123456789X"[sum % 11];
    }

    static int Value(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'A' and <= 'H' => c - 'A' + 1,
        >= 'J' and <= 'N' => c - 'J' + 1,
        'P' => 7,
        'R' => 9,
        >= 'S' and <= 'Z' => c - 'S' + 2,
        _ => -1,
    };
}

/// <summary>The model year in position 10: thirty characters, so each stands for a year in every thirty.</summary>
static class ModelYears
{
    const string Codes = "ABCDEFGHJKLMNPRSTVWXY123456789";
    const int First = 1980;

    internal static char Code(int year) => Codes[(year - First) % Codes.Length];

    /// <summary>The year a code stands for; null where the character is no code.</summary>
    /// <param name="latest">No vehicle is newer than this: next year's models are the newest on sale.</param>
    /// <remarks>
    /// In North America position 7 tells the round: a digit is 1980 to 2009, a letter 2010 to 2039 (49 CFR 565.15, for
    /// vehicles up to 4 536 kg). Elsewhere the newest year that is possible. Worked: K with a digit in position 7 is
    /// 1989.
    /// </remarks>
    internal static int? Year(Vin vin, int latest)
    {
        var place = Codes.IndexOf(vin.Text[9], StringComparison.Ordinal);
        if (place < 0)
        {
            return null;
        }

        var year = First + place;
        var northAmerica = vin.Text[0] is >= '1' and <= '5' or '7';
        if (northAmerica)
        {
            return char.IsAsciiDigit(vin.Text[6]) ? year : year + Codes.Length;
        }

        return year + (Codes.Length * Math.Max(0, (latest - year) / Codes.Length));
    }
}
