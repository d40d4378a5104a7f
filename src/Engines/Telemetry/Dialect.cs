using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Wheelhouse.Telemetry;

/// <summary>How one model of device words what the standard leaves open: the items after the fixed part of 0x0200.
/// The same number means another thing with another maker, so the model decides.</summary>
/// <remarks>Dialects are data (<c>Dialects/*.dialect.json</c>); each adds to the standard one, and its items stand
/// before the standard's.</remarks>
public sealed class Dialect
{
    static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    static readonly Lazy<FrozenDictionary<string, Dialect>> All = new(ReadAll);

    readonly Rule[]?[] rules;
    readonly Inside?[] insides;

    Dialect(File file, Rule[]?[] rules, Inside?[] insides)
    {
        (Model, this.rules, this.insides) = (file.Model, rules, insides);
        (InhibitStart, ReleaseStart) = (DeviceOrder.Of(file.InhibitStart), DeviceOrder.Of(file.ReleaseStart));
    }

    /// <summary>The name devices of this dialect are registered with.</summary>
    public string Model { get; }

    /// <summary>What tells such a device to keep the engine from being started. JT/T 808 knows no such order, so each
    /// maker has his own; null where none is known.</summary>
    public DeviceOrder? InhibitStart { get; }

    /// <summary>What lets the engine be started again.</summary>
    public DeviceOrder? ReleaseStart { get; }

    /// <summary>The items that JT/T 808 itself defines, for devices of no known model.</summary>
    public static Dialect Standard => All.Value["standard"];

    /// <summary>The models whose dialect is known, sorted.</summary>
    public static IReadOnlyList<string> Models => [.. All.Value.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The dialect of a model, or the standard one.</summary>
    public static Dialect Of(string? model) =>
        model is not null && All.Value.TryGetValue(model, out var dialect) ? dialect : Standard;

    /// <summary>Reads the items of a report; false when they end in the middle of one. What was whole is
    /// read.</summary>
    internal bool Read(ReadOnlySpan<byte> items, ref Readings readings)
    {
        while (items.Length >= 2)
        {
            var length = items[1];
            if (items.Length < 2 + length)
            {
                return false;
            }

            var value = items.Slice(2, length);
            if (rules[items[0]] is { } known)
            {
                Apply(known, value, ref readings);
            }

            if (insides[items[0]] is { } inside)
            {
                inside.Read(value, ref readings);
            }

            items = items[(2 + length)..];
        }

        return items.IsEmpty;
    }

    /// <summary>The first text of a kind among the items: the VIN or the card's number.</summary>
    internal string? Text(ReadOnlySpan<byte> items, Measure wanted)
    {
        foreach (var item in new ExtraItems(items))
        {
            foreach (var rule in rules[item.Id] ?? [])
            {
                if (rule.Measure == wanted && rule.Fits(item.Value.Length))
                {
                    return rule.Text(item.Value);
                }
            }

            if (insides[item.Id]?.Text(item.Value, wanted) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    static void Apply(Rule[] known, ReadOnlySpan<byte> value, ref Readings readings)
    {
        foreach (var rule in known)
        {
            if (rule.Fits(value.Length))
            {
                rule.Apply(value, ref readings);
            }
        }
    }

    static FrozenDictionary<string, Dialect> ReadAll()
    {
        var here = Assembly.GetExecutingAssembly();
        var files = here.GetManifestResourceNames()
            .Where(name => name.EndsWith(".dialect.json", StringComparison.Ordinal))
            .Select(name => ReadFile(here.GetManifestResourceStream(name)!))
            .ToList();
        var standard = files.Single(file => file.Model == "standard");
        return files.ToFrozenDictionary(file => file.Model, file => Build(file, standard), StringComparer.Ordinal);
    }

    internal static File ReadFile(Stream stream)
    {
        using (stream)
        {
            return JsonSerializer.Deserialize<File>(stream, Reading)!;
        }
    }

    static Dialect Build(File file, File standard)
    {
        var rules = new Rule[]?[256];
        var insides = new Inside?[256];
        var own = file.Items.Select(item => item.Number).ToHashSet();
        var both = file == standard
            ? file.Items
            : [.. file.Items, .. standard.Items.Where(item => !own.Contains(item.Number))];
        foreach (var same in both.GroupBy(item => item.Number))
        {
            rules[same.Key] = [.. same.Where(item => item.Items is null).Select(item => new Rule(item))];
            insides[same.Key] = same.Where(item => item.Items is not null).Select(i => new Inside(i)).SingleOrDefault();
        }

        return new(file, rules, insides);
    }

    /// <param name="InhibitStart">Message and body in hexadecimal: <c>8105 F0</c>.</param>
    internal sealed record File(
        string Model, string Seen, IReadOnlyList<Item> Items, string? InhibitStart = null, string? ReleaseStart = null);

    /// <summary>One item of a dialect file.</summary>
    /// <param name="Id">Hexadecimal, as the device sends it.</param>
    /// <param name="Size">How long the value must be for the rule to apply; null for any length that holds it.</param>
    /// <param name="At">Where in the value the number starts.</param>
    /// <param name="Bytes">How many bytes the number has; null for all of them.</param>
    /// <param name="Bits">Which bits of it count.</param>
    /// <param name="Text">"ascii" or "bcd" for texts.</param>
    /// <param name="Inside">How items inside this one start: "length2-id2" (the length counts the number) or
    /// "id2-length1".</param>
    internal sealed record Item(
        string Id, Measure Measure = Measure.None, int? Size = null, int At = 0, int? Bytes = null, ulong? Bits = null,
        int Multiply = 1, int Divide = 1, string? Text = null, string? Inside = null,
        IReadOnlyList<Item>? Items = null)
    {
        internal int Number => Convert.ToInt32(Id, 16);
    }

    sealed class Rule(Item item)
    {
        readonly int bytes = item.Bytes ?? (item.Size - item.At) ?? 0;
        readonly ulong bits = item.Bits ?? ulong.MaxValue;

        internal Measure Measure => item.Measure;

        internal bool Fits(int length) =>
            item.Size is { } size ? length == size : length >= item.At + Math.Max(1, bytes);

        internal void Apply(ReadOnlySpan<byte> value, ref Readings readings)
        {
            if (item.Text is null)
            {
                var number = Wire.Number(value.Slice(item.At, bytes == 0 ? value.Length - item.At : bytes)) & bits;
                readings.Set(item.Measure, (long)Math.Min(number, int.MaxValue) * item.Multiply / item.Divide);
            }
        }

        internal string? Text(ReadOnlySpan<byte> value)
        {
            var field = value[item.At..];
            field = bytes > 0 ? field[..Math.Min(bytes, field.Length)] : field;
            return item.Text switch
            {
                "ascii" => Wire.Text(field).Trim(),
                "bcd" => Convert.ToHexStringLower(field).TrimEnd('f'),
                _ => null,
            };
        }
    }

    /// <summary>Items with numbers of two bytes inside one item.</summary>
    sealed class Inside(Item item)
    {
        readonly bool lengthFirst = item.Inside switch
        {
            "length2-id2" => true,
            "id2-length1" => false,
            _ => throw new InvalidOperationException($"Item {item.Id} does not say how items inside it start."),
        };

        readonly FrozenDictionary<int, Rule[]> rules = item.Items!
            .GroupBy(one => one.Number)
            .ToFrozenDictionary(same => same.Key, same => same.Select(one => new Rule(one)).ToArray());

        internal void Read(ReadOnlySpan<byte> value, ref Readings readings)
        {
            while (Next(ref value, out var id, out var one))
            {
                if (rules.TryGetValue(id, out var known))
                {
                    Apply(known, one, ref readings);
                }
            }
        }

        internal string? Text(ReadOnlySpan<byte> value, Measure wanted)
        {
            while (Next(ref value, out var id, out var one))
            {
                foreach (var rule in rules.GetValueOrDefault(id) ?? [])
                {
                    if (rule.Measure == wanted && rule.Fits(one.Length))
                    {
                        return rule.Text(one);
                    }
                }
            }

            return null;
        }

        bool Next(ref ReadOnlySpan<byte> value, out int id, out ReadOnlySpan<byte> one)
        {
            id = 0;
            one = default;
            var head = lengthFirst ? 4 : 3;
            if (value.Length < head)
            {
                return false;
            }

            var length = lengthFirst ? (int)Wire.Number(value[..2]) - 2 : value[2];
            id = (int)Wire.Number(lengthFirst ? value[2..4] : value[..2]);
            if (length < 0 || value.Length < head + length)
            {
                return false;
            }

            one = value.Slice(head, length);
            value = value[(head + length)..];
            return true;
        }
    }
}
