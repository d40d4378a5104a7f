using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Wheelhouse.BankMessages.Schemas;

/// <summary>An element of text, and which text.</summary>
abstract class SimpleType : ElementType
{
    /// <summary>What the rule asks for, in words that end "expected …".</summary>
    internal abstract string Expected { get; }

    /// <summary>Whether the element carries the attribute <c>Ccy</c>.</summary>
    internal virtual bool HasCurrency => false;

    internal abstract bool Allows(ReadOnlySpan<char> text);

    internal static SimpleType Of(string kind, string[] rest) => kind switch
    {
        "text" => LengthType.Of(rest[0]),
        "pattern" => new PatternType(string.Join(' ', rest)),
        "code" => new CodeType(rest),
        "decimal" => DecimalType.Of(rest, currency: false),
        "amount" => DecimalType.Of([.. rest, ">=0"], currency: true),
        "date" => new DayType("a day like 2026-11-22", Days.IsDay),
        "dateTime" => new DayType("a date and time like 2026-11-22T09:30:00+08:00", Days.IsDateTime),
        "yearMonth" => new DayType("a month like 2026-11", Days.IsYearMonth),
        "boolean" => new CodeType(["true", "false", "1", "0"]),
        _ => throw new InvalidOperationException($"types.txt has no kind of text called {kind}."),
    };
}

sealed class LengthType(int least, int most) : SimpleType
{
    internal override string Expected { get; } = string.Create(
        CultureInfo.InvariantCulture, $"text of {least} to {most} characters");

    internal static LengthType Of(string range)
    {
        var parts = range.Split("..");
        return new(
            int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    /// <summary>Counts characters, not the halves of those beyond the basic plane.</summary>
    internal override bool Allows(ReadOnlySpan<char> text)
    {
        if (text.Length <= most)
        {
            return text.Length >= least;
        }

        var count = 0;
        foreach (var half in text)
        {
            count += char.IsLowSurrogate(half) ? 0 : 1;
        }

        return count <= most;
    }
}

sealed class PatternType(string pattern) : SimpleType
{
    readonly Regex regex = new(
        $@"\A(?:{pattern})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Compiled,
        TimeSpan.FromSeconds(1));

    internal override string Expected { get; } = $"text of the form {pattern}";

    internal override bool Allows(ReadOnlySpan<char> text) => regex.IsMatch(text);
}

sealed class CodeType(string[] codes) : SimpleType
{
    readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> known =
        codes.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    internal override string Expected { get; } = codes.Length == 1 ? codes[0] : $"one of {string.Join(", ", codes)}";

    internal override bool Allows(ReadOnlySpan<char> text) => known.Contains(text);
}

/// <summary>A decimal number by its digits: those that say something, before and after the point.</summary>
sealed class DecimalType(int digits, int fraction, bool negative, bool currency) : SimpleType
{
    internal override string Expected { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $"a number of at most {digits} digits, {fraction} of them after the point{(negative ? "" : ", not negative")}");

    internal override bool HasCurrency => currency;

    internal static DecimalType Of(string[] words, bool currency)
    {
        var parts = words[0].Split(',');
        return new(
            int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture),
            !words.Contains(">=0"), currency);
    }

    internal override bool Allows(ReadOnlySpan<char> text)
    {
        text = text.Trim(" \t\r\n");
        var minus = text.Length > 0 && text[0] == '-';
        text = minus || text.StartsWith('+') ? text[1..] : text;
        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        var part = point < 0 ? default : text[(point + 1)..];
        if (whole.Length + part.Length == 0
            || whole.ContainsAnyExceptInRange('0', '9') || part.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        whole = whole.TrimStart('0');
        part = part.TrimEnd('0');
        var isZero = whole.Length + part.Length == 0;
        return part.Length <= fraction && whole.Length + part.Length <= digits && (negative || !minus || isZero);
    }
}

sealed class DayType(string expected, DayType.Rule rule) : SimpleType
{
    internal delegate bool Rule(ReadOnlySpan<char> text);

    internal override string Expected => expected;

    internal override bool Allows(ReadOnlySpan<char> text) => rule(text.Trim(" \t\r\n"));
}
