using System.Collections.Immutable;
using System.Globalization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Decisions;

/// <summary>A condition on one field, in the notation of DMN unary tests.</summary>
/// <remarks>
/// <para><c>-</c> anything, also missing; <c>missing</c>; <c>&lt; 5</c>, <c>&lt;= 0.50</c>, <c>&gt; 5</c>,
/// <c>&gt;= 5</c>; <c>[1..5]</c>, <c>(1..5]</c>, <c>[1..5)</c>, <c>(1..5)</c>: a round bracket leaves its end out;
/// <c>new</c> or <c>new, used</c> for words; <c>true</c> and <c>false</c>; a bare number for equality.</para>
/// <para>Source of the notation: OMG DMN 1.3, 7.3 (grammar rule 7, simple unary tests).</para>
/// </remarks>
public abstract record Condition(string Notation)
{
    /// <summary>Whether a value meets it. Missing meets only <c>-</c> and <c>missing</c>.</summary>
    public abstract bool Holds(Datum value);

    /// <summary>Whether the condition says what happens when the value is missing.</summary>
    public virtual bool SpeaksOfMissing => false;

    /// <summary>Numbers at which the answer may change, for the search for gaps.</summary>
    internal virtual IEnumerable<decimal> Boundaries => [];

    /// <summary>Words it names.</summary>
    internal virtual IEnumerable<string> Words => [];

    /// <summary>Reads the notation for a field of the kind.</summary>
    public static Outcome<Condition> Parse(string notation, FieldKind kind)
    {
        ArgumentNullException.ThrowIfNull(notation);
        var text = notation.Trim();
        return text switch
        {
            "-" => new Anything(text),
            "missing" => new IsMissing(text),
            _ => kind switch
            {
                FieldKind.Number => Interval(text),
                FieldKind.Flag when text is "true" or "false" => new IsFlag(text, text == "true"),
                FieldKind.Flag => Unreadable(notation, kind),
                FieldKind.Text => OneOf(text),
            },
        };
    }

    static Outcome<Condition> Interval(string text)
    {
        if (text.Length > 0 && text[0] is '<' or '>')
        {
            var closed = text.Length > 1 && text[1] == '=';
            return !TryNumber(text[(closed ? 2 : 1)..], out var bound) ? Unreadable(text, FieldKind.Number)
                : text[0] == '<' ? new InInterval(text, null, false, bound, closed)
                : new InInterval(text, bound, closed, null, false);
        }

        if (TryNumber(text, out var exact))
        {
            return new InInterval(text, exact, true, exact, true);
        }

        var dots = text.IndexOf("..", StringComparison.Ordinal);
        return dots > 0 && text[0] is '[' or '(' && text[^1] is ']' or ')'
            && TryNumber(text[1..dots], out var from) && TryNumber(text[(dots + 2)..^1], out var to) && from <= to
                ? new InInterval(text, from, text[0] == '[', to, text[^1] == ']')
                : Unreadable(text, FieldKind.Number);
    }

    static Outcome<Condition> OneOf(string text)
    {
        var words = text.Split(',', StringSplitOptions.TrimEntries);
        return words.Any(string.IsNullOrEmpty) ? Unreadable(text, FieldKind.Text) : new IsWord(text, [.. words]);
    }

    static bool TryNumber(string text, out decimal number) => decimal.TryParse(
        text.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
        out number);

    static Refusal Unreadable(string notation, FieldKind kind) => new(
        "decisions.condition_unreadable",
        $"The condition '{notation}' does not read as one on a {kind}; write it like - or <= 0.5 or (0.5..0.6] or new.",
        RefusalKind.Invalid, new RefusalValue("condition", notation));

    sealed record Anything(string Notation) : Condition(Notation)
    {
        public override bool Holds(Datum value) => true;
    }

    sealed record IsMissing(string Notation) : Condition(Notation)
    {
        public override bool SpeaksOfMissing => true;

        public override bool Holds(Datum value) => value.IsMissing;
    }

    sealed record IsFlag(string Notation, bool Expected) : Condition(Notation)
    {
        public override bool Holds(Datum value) => value.Flag == Expected;
    }

    sealed record IsWord(string Notation, ImmutableArray<string> Expected) : Condition(Notation)
    {
        internal override IEnumerable<string> Words => Expected;

        public override bool Holds(Datum value) =>
            value.Text is { } text && Expected.Contains(text, StringComparer.Ordinal);
    }

    sealed record InInterval(string Notation, decimal? Low, bool LowIn, decimal? High, bool HighIn)
        : Condition(Notation)
    {
        internal override IEnumerable<decimal> Boundaries => new[] { Low, High }.OfType<decimal>();

        public override bool Holds(Datum value) =>
            value.Number is { } number
            && (Low is not { } low || number > low || (LowIn && number == low))
            && (High is not { } high || number < high || (HighIn && number == high));
    }
}
