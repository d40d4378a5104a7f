using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Wheelhouse.Products.Publishing;

/// <summary>What is wrong with a document, and where.</summary>
/// <param name="Path">A JSON pointer (RFC 6901), as in <c>/terms/fees/0/share</c>; empty is the whole.</param>
readonly record struct SchemaFault(string Path, string Sentence);

/// <summary>Checks a document against a JSON Schema (2020-12), in the part of it that our schemas use.</summary>
/// <remarks>
/// Knows type, enum, required, properties, additionalProperties (false), items, minItems, maxItems, uniqueItems,
/// pattern,
/// minLength, maxLength, format date, minimum, maximum, const, oneOf and $ref into $defs. A keyword it does not know is
/// an error when the schema is read, so no check is skipped in silence. All faults are found, not only the first.
/// The branches of a oneOf are objects that one constant property tells apart, so faults are those of the branch meant.
/// </remarks>
sealed class JsonSchema
{
    static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "$schema", "title", "$defs", "$ref", "type", "enum", "required", "properties", "additionalProperties", "items",
        "minItems", "maxItems", "uniqueItems", "pattern", "minLength", "maxLength", "format", "minimum", "maximum",
        "const", "oneOf",
    };

    readonly JsonElement root;

    internal JsonSchema(JsonElement root)
    {
        Read(root);
        this.root = root;
    }

    internal IReadOnlyList<SchemaFault> Check(JsonElement document)
    {
        var faults = new List<SchemaFault>();
        Check(root, document, "", faults);
        return faults;
    }

    /// <exception cref="NotSupportedException">The schema uses a keyword that is not checked.</exception>
    static void Read(JsonElement schema)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            if (!Known.Contains(keyword.Name))
            {
                throw new NotSupportedException($"The schema keyword {keyword.Name} is not known here.");
            }

            if (keyword.Name is "properties" or "$defs")
            {
                foreach (var inner in keyword.Value.EnumerateObject())
                {
                    Read(inner.Value);
                }
            }
            else if (keyword.Name == "oneOf")
            {
                foreach (var branch in keyword.Value.EnumerateArray())
                {
                    Read(branch);
                }
            }
            else if (keyword.Name == "items")
            {
                Read(keyword.Value);
            }
        }
    }

    void Check(JsonElement schema, JsonElement value, string path, List<SchemaFault> faults)
    {
        if (schema.TryGetProperty("$ref", out _))
        {
            Check(Named(schema), value, path, faults);
            return;
        }

        if (schema.TryGetProperty("oneOf", out var branches))
        {
            CheckOneOf(branches, value, path, faults);
            return;
        }

        if (schema.TryGetProperty("const", out var constant) && !JsonElement.DeepEquals(constant, value))
        {
            faults.Add(new(path, $"must be {constant}"));
            return;
        }

        if (schema.TryGetProperty("enum", out var choices)
            && !choices.EnumerateArray().Any(c => JsonElement.DeepEquals(c, value)))
        {
            var words = choices.EnumerateArray().Select(c => c.ToString());
            faults.Add(new(path, $"must be one of {string.Join(", ", words)}"));
            return;
        }

        if (schema.TryGetProperty("type", out var type) && !IsOf(type.GetString()!, value))
        {
            faults.Add(new(path, $"must be {Words(type.GetString()!)}"));
            return;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                CheckObject(schema, value, path, faults);
                break;
            case JsonValueKind.Array:
                CheckArray(schema, value, path, faults);
                break;
            case JsonValueKind.String:
                CheckString(schema, value.GetString()!, path, faults);
                break;
            case JsonValueKind.Number:
                CheckNumber(schema, value, path, faults);
                break;
        }
    }

    /// <summary>What a reference names; a schema without one is itself.</summary>
    JsonElement Named(JsonElement schema) => schema.TryGetProperty("$ref", out var reference)
        ? root.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..])
        : schema;

    void CheckOneOf(JsonElement branches, JsonElement value, string path, List<SchemaFault> faults)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            faults.Add(new(path, "must be an object"));
            return;
        }

        var kinds =
            from branch in branches.EnumerateArray()
            let schema = Named(branch)
            from property in schema.GetProperty("properties").EnumerateObject()
            where property.Value.TryGetProperty("const", out _)
            select (Schema: schema, property.Name, Constant: property.Value.GetProperty("const"));
        var known = kinds.ToList();
        var meant = known.FindIndex(k =>
            value.TryGetProperty(k.Name, out var given) && JsonElement.DeepEquals(given, k.Constant));
        if (meant >= 0)
        {
            CheckObject(known[meant].Schema, value, path, faults);
            return;
        }

        var words = string.Join(", ", known.Select(k => k.Constant.ToString()));
        faults.Add(new($"{path}/{known[0].Name}", $"must be one of {words}"));
    }

    void CheckObject(JsonElement schema, JsonElement value, string path, List<SchemaFault> faults)
    {
        if (schema.TryGetProperty("required", out var required))
        {
            faults.AddRange(required.EnumerateArray().Select(r => r.GetString()!)
                .Where(name => !value.TryGetProperty(name, out _))
                .Select(name => new SchemaFault($"{path}/{name}", "is missing")));
        }

        schema.TryGetProperty("properties", out var properties);
        foreach (var property in value.EnumerateObject())
        {
            var place = $"{path}/{Escaped(property.Name)}";
            if (properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(property.Name, out var inner))
            {
                Check(inner, property.Value, place, faults);
            }
            else if (schema.TryGetProperty("additionalProperties", out var more)
                && more.ValueKind == JsonValueKind.False)
            {
                faults.Add(new(place, "is not known here; leave it out"));
            }
        }
    }

    void CheckArray(JsonElement schema, JsonElement value, string path, List<SchemaFault> faults)
    {
        var count = value.GetArrayLength();
        if (schema.TryGetProperty("minItems", out var least) && count < least.GetInt32())
        {
            faults.Add(new(path, $"must have at least {least.GetInt32()} items"));
        }

        if (schema.TryGetProperty("maxItems", out var most) && count > most.GetInt32())
        {
            faults.Add(new(path, $"must have at most {most.GetInt32()} items"));
        }

        if (schema.TryGetProperty("uniqueItems", out var unique) && unique.ValueKind == JsonValueKind.True
            && value.EnumerateArray().Select(i => i.GetRawText()).Distinct(StringComparer.Ordinal).Count() < count)
        {
            faults.Add(new(path, "must not have the same item twice"));
        }

        if (schema.TryGetProperty("items", out var items))
        {
            var number = 0;
            foreach (var item in value.EnumerateArray())
            {
                Check(items, item, $"{path}/{number++}", faults);
            }
        }
    }

    static void CheckString(JsonElement schema, string value, string path, List<SchemaFault> faults)
    {
        if (schema.TryGetProperty("minLength", out var least) && value.Length < least.GetInt32())
        {
            faults.Add(new(path, $"must have at least {least.GetInt32()} characters"));
        }

        if (schema.TryGetProperty("maxLength", out var most) && value.Length > most.GetInt32())
        {
            faults.Add(new(path, $"must have at most {most.GetInt32()} characters"));
        }

        if (schema.TryGetProperty("pattern", out var pattern)
            && !Regex.IsMatch(value, pattern.GetString()!, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)))
        {
            faults.Add(new(path, $"must match {pattern.GetString()}"));
        }

        if (schema.TryGetProperty("format", out _)
            && !DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            faults.Add(new(path, "must be a day like 2026-01-31"));
        }
    }

    static void CheckNumber(JsonElement schema, JsonElement value, string path, List<SchemaFault> faults)
    {
        if (!value.TryGetDecimal(out var number))
        {
            faults.Add(new(path, "is too large or too fine a number"));
            return;
        }

        if (schema.TryGetProperty("minimum", out var least) && number < least.GetDecimal())
        {
            faults.Add(new(path, $"must be at least {least.GetRawText()}"));
        }

        if (schema.TryGetProperty("maximum", out var most) && number > most.GetDecimal())
        {
            faults.Add(new(path, $"must be at most {most.GetRawText()}"));
        }
    }

    /// <summary>As RFC 6901 writes a name in a pointer.</summary>
    static string Escaped(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    static bool IsOf(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => throw new NotSupportedException($"The schema type {type} is not known here."),
    };

    static string Words(string type) => type switch
    {
        "object" => "an object",
        "array" => "a list",
        "string" => "a text",
        "boolean" => "true or false",
        "integer" => "a whole number",
        _ => "a number",
    };
}
