using System.Globalization;
using System.Text.Json;

namespace Wheelhouse.Cli.Input;

/// <summary>A JSON value that knows its place, so that a complaint names file, path and what was expected.</summary>
/// <remarks>Name the fields that are known with <see cref="Only"/>: any other is an error. Amounts and rates are
/// text, for JSON numbers pass through binary fractions in too many hands.</remarks>
sealed class JsonNode
{
    const NumberStyles PlainDigits = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
    const string DayPattern = "yyyy-MM-dd";

    readonly JsonElement element;
    readonly JsonNode? parent;
    readonly string step;
    List<(string Name, JsonElement Value)>? fields;

    public JsonNode(JsonElement element, string file)
        : this(element, null, file)
    {
    }

    JsonNode(JsonElement element, JsonNode? parent, string step) =>
        (this.element, this.parent, this.step) = (element, parent, step);

    public bool IsObject => element.ValueKind == JsonValueKind.Object;

    /// <summary>Refuses every field but these; each must be unique.</summary>
    public JsonNode Only(params ReadOnlySpan<string> known)
    {
        if (!IsObject)
        {
            throw Wrong("an object");
        }

        fields = new(known.Length);
        var likely = -1;
        foreach (var field in element.EnumerateObject())
        {
            likely = Find(field, known, likely);
            fields.Add((known[likely], field.Value));
        }

        return this;
    }

    /// <summary>Whether a field is there and not null.</summary>
    public bool Has(string name) => Optional(name) is not null;

    /// <summary>A field that must be there.</summary>
    public JsonNode Field(string name, string expected) =>
        Optional(name) ?? throw new UnreadableException($"{Place(name)}: missing; expected {expected}");

    /// <summary>A field, or null where it is absent or null.</summary>
    public JsonNode? Optional(string name) =>
        TryGet(name, out var value) && value.ValueKind != JsonValueKind.Null ? new(value, this, name) : null;

    public IEnumerable<JsonNode> Items()
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            throw Wrong("an array");
        }

        return element.EnumerateArray()
            .Select((item, n) => new JsonNode(item, this, n.ToString(CultureInfo.InvariantCulture)));
    }

    public string Text(string expected = "text") =>
        element.ValueKind == JsonValueKind.String ? element.GetString()! : throw Wrong(expected);

    /// <summary>A decimal number as text, plain digits with a point: <c>"10000.00"</c>.</summary>
    public decimal Number(string expected = "a decimal number as text, such as \"10000.00\"") =>
        element.ValueKind == JsonValueKind.String
        && decimal.TryParse(element.GetString(), PlainDigits, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Wrong(expected);

    public int Whole(int least, int most) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var number)
        && number >= least && number <= most
            ? number
            : throw Wrong($"a whole number from {least} to {most}");

    public bool Flag() => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong("true or false"),
    };

    public DateOnly Day() =>
        element.ValueKind == JsonValueKind.String
        && DateOnly.TryParseExact(
            element.GetString(), DayPattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw Wrong("a day such as \"2026-03-31\"");

    /// <summary>One of a closed list of words.</summary>
    public T Choice<T>(params ReadOnlySpan<(string Word, T Value)> choices)
    {
        if (element.ValueKind == JsonValueKind.String)
        {
            foreach (var (word, value) in choices)
            {
                if (element.ValueEquals(word))
                {
                    return value;
                }
            }
        }

        var words = new List<string>();
        foreach (var (word, _) in choices)
        {
            words.Add(word);
        }

        throw Wrong($"one of {string.Join(", ", words)}");
    }

    /// <summary>A complaint about this very value.</summary>
    public UnreadableException Wrong(string expected)
    {
        var found = element.GetRawText();
        return new($"{Place()}: expected {expected}, found {(found.Length <= 60 ? found : found[..57] + "...")}");
    }

    /// <summary>The place of a field among the known; files mostly keep the order in which they are listed.</summary>
    int Find(JsonProperty field, ReadOnlySpan<string> known, int likely)
    {
        for (var n = 0; n < known.Length; n++)
        {
            var at = (likely + 1 + n) % known.Length;
            if (field.NameEquals(known[at]))
            {
                return at;
            }
        }

        throw new UnreadableException(
            $"{Place(field.Name)}: unknown field; expected one of {string.Join(", ", known)}");
    }

    bool TryGet(string name, out JsonElement value)
    {
        if (fields is null)
        {
            return element.TryGetProperty(name, out value);
        }

        foreach (var (known, found) in fields)
        {
            if (known == name)
            {
                value = found;
                return true;
            }
        }

        value = default;
        return false;
    }

    string Place(string? field = null)
    {
        var path = field is null ? "" : "." + field;
        var node = this;
        for (; node.parent is not null; node = node.parent)
        {
            path = (node.parent.IsObject ? $".{node.step}" : $"[{node.step}]") + path;
        }

        return $"{node.step}: ${path}";
    }
}
