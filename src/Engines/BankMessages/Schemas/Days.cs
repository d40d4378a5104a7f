using System.Globalization;

namespace Wheelhouse.BankMessages.Schemas;

/// <summary>Days and times as XML Schema writes them, with or without a zone.</summary>
/// <remarks>Years of four digits, 0001 to 9999. The day of a time is the one that is written: a bank's day does not
/// move because somebody reads it in another zone.</remarks>
static class Days
{
    internal static bool IsDay(ReadOnlySpan<char> text) =>
        text.Length >= 10 && TryDay(text, out _) && IsZone(text[10..]);

    internal static bool IsYearMonth(ReadOnlySpan<char> text) =>
        text.Length >= 7 && DateOnly.TryParseExact(
            text[..7], "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) && IsZone(text[7..]);

    internal static bool IsDateTime(ReadOnlySpan<char> text)
    {
        if (text.Length < 19 || text[10] != 'T' || !TryDay(text, out _) || text[13] != ':' || text[16] != ':'
            || !Number(text[11..13], 23) || !Number(text[14..16], 59) || !Number(text[17..19], 59))
        {
            return false;
        }

        var rest = text[19..];
        if (rest.Length > 0 && rest[0] == '.')
        {
            var digits = rest[1..].IndexOfAnyExceptInRange('0', '9');
            digits = digits < 0 ? rest.Length - 1 : digits;
            if (digits == 0)
            {
                return false;
            }

            rest = rest[(digits + 1)..];
        }

        return IsZone(rest);
    }

    /// <summary>The day that is written at the start of a day or a date and time.</summary>
    internal static bool TryDay(ReadOnlySpan<char> text, out DateOnly day)
    {
        text = text.Trim(" \t\r\n");
        day = default;
        return text.Length >= 10
            && DateOnly.TryParseExact(
                text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
    }

    static bool IsZone(ReadOnlySpan<char> text) => text.Length switch
    {
        0 => true,
        1 => text[0] == 'Z',
        6 => text[0] is '+' or '-' && text[3] == ':' && Number(text[1..3], 14) && Number(text[4..6], 59),
        _ => false,
    };

    static bool Number(ReadOnlySpan<char> two, int most) =>
        char.IsAsciiDigit(two[0]) && char.IsAsciiDigit(two[1]) && ((two[0] - '0') * 10) + two[1] - '0' <= most;
}
