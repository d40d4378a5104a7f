using System.Diagnostics.CodeAnalysis;

namespace Wheelhouse.Platform;

/// <summary>One of a closed choice as a parameter of a query, written as in JSON: <c>?kind=usedCar</c>.</summary>
/// <remarks>A bare enum in a query would take only the spelling of the code, and numbers.</remarks>
public readonly record struct Word<T>(T Value) : IParsable<Word<T>>
    where T : struct, Enum
{
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Word<T> result)
    {
        var known = Enum.TryParse<T>(s, ignoreCase: true, out var value)
            && Enum.IsDefined(value) && char.IsAsciiLetter(s![0]);
        result = new(value);
        return known;
    }

    /// <exception cref="FormatException">The word is not one of the choice.</exception>
    public static Word<T> Parse(string s, IFormatProvider? provider) => TryParse(s, provider, out var word)
        ? word
        : throw new FormatException($"'{s}' is none of {string.Join(", ", Enum.GetNames<T>())}.");
}
