using System.Globalization;

namespace Wheelhouse.Models.Data;

/// <summary>What a cell of a file holds.</summary>
static class Cells
{
    const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint
        | NumberStyles.AllowExponent | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    /// <summary>Nothing stands there: an empty cell, or R's <c>NA</c>.</summary>
    public static bool Missing(ReadOnlySpan<char> text) => text.Trim() is "" or "NA";

    /// <summary>Reads a number; an overflow such as 1e999, and the words for what is no number, give no finite one.
    /// </summary>
    public static bool Number(ReadOnlySpan<char> text, out double number)
    {
        if (double.TryParse(text, Plain, CultureInfo.InvariantCulture, out number))
        {
            return true;
        }

        var word = text.Trim().TrimStart("+-");
        number = double.NaN;
        return word.Equals("nan", StringComparison.OrdinalIgnoreCase)
            || word.Equals("inf", StringComparison.OrdinalIgnoreCase)
            || word.Equals("infinity", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A spreadsheet would run it: it opens with =, @, + or − after blanks and is no number.</summary>
    /// <remarks>A sign alone is a common code for the two classes, and runs nothing.</remarks>
    public static bool Formula(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        return text.Length > 1 && text[0] is '=' or '@' or '+' or '-' && !Number(text, out _);
    }
}
