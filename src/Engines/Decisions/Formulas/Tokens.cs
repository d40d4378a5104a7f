using System.Collections.Immutable;
using System.Globalization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Decisions.Formulas;

enum TokenKind
{
    Number,
    Word,
    Name,
    Sign,
    End,
}

/// <summary>One piece of a formula's text.</summary>
/// <param name="At">Where it begins, counted from 1.</param>
readonly record struct Token(TokenKind Kind, string Text, int At, decimal Number = 0)
{
    internal bool Is(string text) => Kind is TokenKind.Sign or TokenKind.Name && Text == text;
}

/// <summary>Cuts a formula's text into pieces.</summary>
static class Tokens
{
    /// <summary>Longer formulas are refused: give parts of it a name.</summary>
    internal const int MostCharacters = 2_000;

    static readonly ImmutableArray<string> Signs =
        ["<=", ">=", "!=", "<", ">", "=", "+", "-", "*", "/", "(", ")", ","];

    internal static Outcome<ImmutableArray<Token>> Of(string text)
    {
        if (text.Length > MostCharacters)
        {
            return Unreadable(text[..40], MostCharacters, $"it is longer than {MostCharacters} characters");
        }

        var tokens = ImmutableArray.CreateBuilder<Token>();
        var at = 0;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            if (Next(text, at) is not { } token)
            {
                return Unreadable(text, at + 1, "no number, word, name or sign begins there");
            }

            tokens.Add(token);
            at += token.Kind == TokenKind.Word ? token.Text.Length + 2 : token.Text.Length;
        }

        tokens.Add(new(TokenKind.End, "", text.Length + 1));
        return tokens.ToImmutable();
    }

    internal static Refusal Unreadable(string text, int at, string says) => new(
        "decisions.formula_unreadable",
        $"The formula '{text}' does not read at character {at}: {says}; correct it there.",
        RefusalKind.Invalid, new RefusalValue("formula", text),
        new RefusalValue("at", at.ToString(CultureInfo.InvariantCulture)), new RefusalValue("says", says));

    static Token? Next(string text, int at)
    {
        var rest = text.AsSpan(at);
        if (char.IsAsciiDigit(rest[0]))
        {
            var digits = rest[..Run(rest, c => char.IsAsciiDigit(c) || c == '.')];
            var known = decimal.TryParse(
                digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number);
            return known ? new(TokenKind.Number, digits.ToString(), at + 1, number) : null;
        }

        if (rest[0] == '\'')
        {
            var end = rest[1..].IndexOf('\'');
            return end < 0 ? null : new(TokenKind.Word, rest[1..(end + 1)].ToString(), at + 1);
        }

        if (char.IsAsciiLetter(rest[0]))
        {
            var length = Run(rest, c => char.IsAsciiLetterOrDigit(c) || c == '_');
            return new(TokenKind.Name, rest[..length].ToString(), at + 1);
        }

        foreach (var sign in Signs)
        {
            if (rest.StartsWith(sign, StringComparison.Ordinal))
            {
                return new(TokenKind.Sign, sign, at + 1);
            }
        }

        return null;
    }

    static int Run(ReadOnlySpan<char> text, Func<char, bool> takes)
    {
        var length = 0;
        while (length < text.Length && takes(text[length]))
        {
            length++;
        }

        return length;
    }
}
