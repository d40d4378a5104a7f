using System.Globalization;
using System.Text;

namespace Wheelhouse.Decisions;

/// <summary>What a field of a policy can hold.</summary>
public enum FieldKind
{
    Number,
    Text,
    Flag,
}

/// <summary>One value a policy looks at: a number, a word, yes or no, or nothing because it is not known.</summary>
/// <remarks>Numbers are decimal, so that 0.70 is at the limit of 70 % and not a hair above it.</remarks>
public readonly record struct Datum
{
    /// <summary>29 digits, a point, a sign, and the zero before the point.</summary>
    const int MostDigits = 32;

    /// <summary>The letter of the kind and a colon.</summary>
    const int Prefix = 2;

    readonly decimal number;
    readonly string? text;
    readonly Shape shape;

    Datum(Shape shape, decimal number, string? text) => (this.shape, this.number, this.text) = (shape, number, text);

    enum Shape : byte
    {
        Missing,
        Number,
        Text,
        Flag,
    }

    public static Datum Missing => default;

    public bool IsMissing => shape == Shape.Missing;

    public static Datum Of(decimal number) => new(Shape.Number, number, null);

    public static Datum Of(decimal? number) => number is { } known ? Of(known) : Missing;

    public static Datum Of(string? text) => text is null ? Missing : new(Shape.Text, 0m, text);

    public static Datum Of(bool flag) => new(Shape.Flag, flag ? 1m : 0m, null);

    public static Datum Of(bool? flag) => flag is { } known ? Of(known) : Missing;

    /// <summary>The number, or null for anything else.</summary>
    public decimal? Number => shape == Shape.Number ? number : null;

    /// <summary>The word, or null for anything else.</summary>
    public string? Text => shape == Shape.Text ? text : null;

    /// <summary>Yes or no, or null for anything else.</summary>
    public bool? Flag => shape == Shape.Flag ? number == 1m : null;

    public bool Is(FieldKind kind) => kind switch
    {
        FieldKind.Number => shape == Shape.Number,
        FieldKind.Text => shape == Shape.Text,
        FieldKind.Flag => shape == Shape.Flag,
    };

    /// <summary>The form that is hashed: kind, colon, value; without trailing zeros, so 0.5 and 0.50 agree.</summary>
    public string Canonical => shape switch
    {
        Shape.Missing => "-",
        Shape.Number => "n:" + Plain(number),
        Shape.Text => "t:" + text,
        Shape.Flag => number == 1m ? "f:true" : "f:false",
    };

    /// <summary>Bytes that <see cref="Canonical"/> takes at most, in UTF-8.</summary>
    internal int MostBytes => Prefix + (shape == Shape.Text ? Encoding.UTF8.GetByteCount(text!) : MostDigits);

    /// <summary>Writes <see cref="Canonical"/> in UTF-8.</summary>
    /// <param name="into">At least <see cref="MostBytes"/> long.</param>
    internal int Write(Span<byte> into)
    {
        switch (shape)
        {
            case Shape.Number when number != 0m:
                "n:"u8.CopyTo(into);
                number.TryFormat(into[Prefix..], out var length, default, CultureInfo.InvariantCulture);
                var digits = into.Slice(Prefix, length);
                return Prefix + (digits.Contains((byte)'.')
                    ? digits.TrimEnd((byte)'0').TrimEnd((byte)'.').Length
                    : length);
            case Shape.Text:
                "t:"u8.CopyTo(into);
                return Prefix + Encoding.UTF8.GetBytes(text, into[Prefix..]);
            default:
                return Encoding.UTF8.GetBytes(Canonical, into); // a few short words
        }
    }

    /// <summary>Reads the canonical form back.</summary>
    /// <exception cref="FormatException">The text is not one.</exception>
    public static Datum Parse(string canonical)
    {
        ArgumentNullException.ThrowIfNull(canonical);
        return canonical switch
        {
            "-" => Missing,
            "f:true" => Of(true),
            "f:false" => Of(false),
            ['n', ':', .. var number] => Of(decimal.Parse(number, NumberStyles.Number, CultureInfo.InvariantCulture)),
            ['t', ':', .. var text] => Of(text),
            _ => throw new FormatException($"'{canonical}' is not the canonical form of a value."),
        };
    }

    public override string ToString() => Canonical;

    /// <summary>Without exponent, trailing zeros, or a sign on zero.</summary>
    static string Plain(decimal number)
    {
        if (number == 0m)
        {
            return "0";
        }

        Span<char> digits = stackalloc char[MostDigits];
        number.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        var text = digits[..length];
        return (text.Contains('.') ? text.TrimEnd('0').TrimEnd('.') : text).ToString();
    }
}
