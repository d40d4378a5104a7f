using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Wheelhouse.Kernel;

namespace Wheelhouse.Decisions;

/// <summary>In what unit a figure is shown to people.</summary>
public enum FieldUnit
{
    None,

    /// <summary>A fraction, shown as per cent with two decimals: 0.3493 is 34.93%.</summary>
    Share,

    /// <summary>Major units of the policy's currency, two decimals and thousands apart: 1,971.46.</summary>
    Money,
    Months,
    Years,
    Count,
    Points,
}

/// <summary>A field a policy may look at.</summary>
/// <param name="Min">Smallest value that can occur, for the search for gaps; numbers only.</param>
/// <param name="Max">Largest value that can occur; numbers only.</param>
/// <param name="Options">Every word that can occur; text only.</param>
/// <param name="OptionLabels">Each option as people read it, in the order of <paramref name="Options"/>; where absent,
/// an option is read as it is written.</param>
/// <param name="Optional">Whether it may be unknown. A table that does not say what then refers to a person.</param>
/// <param name="Computed">Whether the policy computes it by a formula, so that nobody may set it.</param>
public sealed record Field(
    string Name, FieldKind Kind, FieldUnit Unit, Text Label,
    decimal? Min = null, decimal? Max = null, ImmutableArray<string> Options = default, bool Optional = false,
    ImmutableArray<Text> OptionLabels = default, bool Computed = false)
{
    /// <summary>Whether the value is one that can occur: within the range, one of the options, or missing.</summary>
    /// <remarks>Tables are proved free of gaps for these values alone, so no other one may pass a check.</remarks>
    public bool Admits(Datum value) =>
        value.Number is { } number ? (Min is not { } min || number >= min) && (Max is not { } max || number <= max)
        : value.Text is not { } word || Options.IsDefaultOrEmpty || Options.Contains(word, StringComparer.Ordinal);

    /// <summary>A value as people read it, in the unit of the field.</summary>
    public Text Show(Datum value)
    {
        if (value.Number is not { } number)
        {
            return value.Flag is not { } flag ? Word(value.Text) : flag ? new("是", "yes") : new("否", "no");
        }

        return Same(Unit switch
        {
            FieldUnit.Share => Percent(number),
            FieldUnit.Money => number.ToString("#,##0.00", CultureInfo.InvariantCulture),
            FieldUnit.Months or FieldUnit.Years or FieldUnit.Count or FieldUnit.Points or FieldUnit.None =>
                number.ToString("0.##", CultureInfo.InvariantCulture),
        });

        static Text Same(string words) => new(words, words);
    }

    Text Word(string? option) =>
        option is not null && !OptionLabels.IsDefaultOrEmpty && Options.IndexOf(option) is >= 0 and var at
            ? OptionLabels[at]
            : new(option ?? "—", option ?? "—");

    /// <summary>Two decimals, halves to even, as everywhere in the house.</summary>
    static string Percent(decimal share) =>
        decimal.Round(share * 100m, 2, MidpointRounding.ToEven).ToString("0.00", CultureInfo.InvariantCulture) + "%";
}

/// <summary>The fields of a policy in order; each has a slot, so that a run looks nothing up by name.</summary>
public sealed class FieldSet
{
    readonly ImmutableArray<Field> fields;
    readonly Dictionary<string, int> slots;
    readonly ImmutableArray<byte[]> names;

    /// <exception cref="ArgumentException">Two fields have one name.</exception>
    public FieldSet(IEnumerable<Field> fields)
    {
        this.fields = [.. fields];
        Slots = [.. Enumerable.Range(0, this.fields.Length)];
        names = [.. this.fields.Select(field => Encoding.UTF8.GetBytes($"{field.Name}="))];
        slots = this.fields.Select((field, slot) => (field.Name, slot))
            .ToDictionary(f => f.Name, f => f.slot, StringComparer.Ordinal);
    }

    public int Count => fields.Length;

    /// <summary>Every slot, in order.</summary>
    internal ImmutableArray<int> Slots { get; }

    public IReadOnlyList<Field> All => fields;

    public Field this[int slot] => fields[slot];

    /// <summary>The name and an equals sign, as it stands before a value in what is hashed.</summary>
    internal ReadOnlySpan<byte> Utf8(int slot) => names[slot];

    public bool TryGet(string name, out int slot) => slots.TryGetValue(name, out slot);
}
