using System.Globalization;
using Wheelhouse.BankMessages.Schemas;
using Wheelhouse.Kernel;

namespace Wheelhouse.BankMessages;

/// <summary>A place in a file: an element, and the line, from 1; 0 where there is no line.</summary>
/// <remarks>Every entry keeps its place and hardly any is told: the path is put into words only then.</remarks>
readonly record struct Spot
{
    readonly Frame? element;
    readonly string below;

    internal Spot(Frame element, int line) => (this.element, below, Line) = (element, "", line);

    internal Spot(string path, int line) => (below, Line) = (path, line);

    Spot(Frame? element, string below, int line) => (this.element, this.below, Line) = (element, below, line);

    internal int Line { get; }

    internal string Path => element?.Path + below;

    /// <summary>A place within this one.</summary>
    internal Spot Below(string path) => new(element, below + "/" + path, Line);
}

/// <summary>What a file can be refused for; each says where, and what was expected there.</summary>
static class Faults
{
    const int LongestShown = 40;

    internal static Refusal NotXml(Spot spot) => new(
        "bankmessages.not_xml",
        $"The file is not well-formed XML at {At(spot)}; ask the bank for it again, or save it without changing it.",
        RefusalKind.Invalid, Where(spot));

    internal static Refusal Truncated(Spot spot) => new(
        "bankmessages.truncated",
        $"The file ends at {At(spot)}, in the middle of the message; transfer it again, whole.",
        RefusalKind.Invalid, Where(spot));

    internal static Refusal TooLarge(Spot spot) => new(
        "bankmessages.token_too_large",
        $"A name, value or comment at {At(spot)} is longer than any that a bank message has; ask the bank for the file "
            + "again.",
        RefusalKind.Invalid, Where(spot));

    internal static Refusal WrongMessage(Spot spot, string expected, string found) => new(
        "bankmessages.wrong_message",
        $"The file is a {Shown(found)}; send {expected}.", RefusalKind.Invalid,
        [.. Where(spot), new("expected", expected), new("found", Shown(found))]);

    internal static Refusal Unexpected(Spot spot, string expected, string found) => new(
        "bankmessages.unexpected",
        $"At {At(spot)} stands {Shown(found)} where {expected} was expected; the message breaks its schema.",
        RefusalKind.Invalid, [.. Where(spot), new("expected", expected), new("found", Shown(found))]);

    internal static Refusal Missing(Spot spot, string expected) => new(
        "bankmessages.missing", $"At {At(spot)} {expected} is missing; the message breaks its schema.",
        RefusalKind.Invalid, [.. Where(spot), new("expected", expected)]);

    internal static Refusal BadValue(Spot spot, string expected) => new(
        "bankmessages.bad_value", $"The value at {At(spot)} is not as the schema says; expected {expected}.",
        RefusalKind.Invalid, [.. Where(spot), new("expected", expected)]);

    internal static Refusal WrongCount(Spot spot, long expected, long found) => new(
        "bankmessages.wrong_count",
        $"At {At(spot)} the file says {expected} and holds {found}; transfer it again, whole.",
        RefusalKind.Invalid,
        [.. Where(spot), new("expected", Number(expected)), new("found", Number(found))]);

    internal static Refusal WrongSum(Spot spot, decimal expected, decimal found) => new(
        "bankmessages.wrong_sum",
        $"At {At(spot)} the file says the sum is {Number(expected)} and its amounts make {Number(found)}; ask the bank "
            + "for a correct file.",
        RefusalKind.Invalid,
        [.. Where(spot), new("expected", Number(expected)), new("found", Number(found))]);

    internal static Refusal WrongBalance(Spot spot, decimal expected, decimal found) => new(
        "bankmessages.wrong_balance",
        $"At {At(spot)} the closing balance is {Number(expected)}, but opening balance and entries make "
            + $"{Number(found)}; ask the bank for a correct file.",
        RefusalKind.Invalid,
        [.. Where(spot), new("expected", Number(expected)), new("found", Number(found))]);

    internal static Refusal UnknownCurrency(Spot spot, string currency) => new(
        "bankmessages.unknown_currency",
        $"The house keeps no books in {currency}, which stands at {At(spot)}; remove the entry from this account.",
        RefusalKind.Invalid, [.. Where(spot), new("currency", currency)]);

    internal static Refusal MixedCurrency(Spot spot, string expected, string found) => new(
        "bankmessages.mixed_currency",
        $"The account is in {expected} and the amount at {At(spot)} in {found}; a statement has one currency.",
        RefusalKind.Invalid, [.. Where(spot), new("expected", expected), new("found", found)]);

    internal static Refusal Duplicate(Spot spot, string reference) => new(
        "bankmessages.duplicate",
        $"The reference {Shown(reference)} at {At(spot)} stands twice; each payment needs one of its own.",
        RefusalKind.Invalid, [.. Where(spot), new("reference", Shown(reference))]);

    internal static Refusal BadColumn(int row, string column, string expected) => new(
        "bankmessages.bad_column",
        $"Row {row}, column {column}: expected {expected}; correct the cell and send the file again.",
        RefusalKind.Invalid,
        new("row", Number(row)), new("column", Shown(column)), new("expected", expected));

    internal static Refusal BadHeader(string expected) => new(
        "bankmessages.bad_header", $"The first row must name the columns {expected}; add it, or correct the names.",
        RefusalKind.Invalid, new RefusalValue("expected", expected));

    static RefusalValue[] Where(Spot spot) => [new("path", spot.Path), new("line", Number(spot.Line))];

    static string At(Spot spot) => spot.Line > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{spot.Path} (line {spot.Line})")
        : spot.Path;

    static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    static string Number(decimal number) => number.ToString("0.#####", CultureInfo.InvariantCulture);

    /// <summary>What a stranger wrote, cut so that no answer grows with his file.</summary>
    static string Shown(string text) => text.Length <= LongestShown ? text : text[..LongestShown] + "…";
}
