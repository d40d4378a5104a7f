using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Wheelhouse.Kernel;

/// <summary>Money as whole minor units and a currency: <c>{"minorUnits":12345,"currency":"CNY"}</c>.</summary>
public sealed class MoneyJson : JsonConverter<Money>
{
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("Expected money like {\"minorUnits\":12345,\"currency\":\"CNY\"}.");
        }

        long? minor = null;
        Currency? currency = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            switch (name)
            {
                case "minorUnits" when minor is null:
                    minor = reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var units)
                        ? units
                        : throw new JsonException("Expected minorUnits as a whole number of minor units.");
                    break;
                case "currency" when currency is null:
                    var isText = reader.TokenType == JsonTokenType.String;
                    currency = isText && Currency.TryParse(reader.GetString(), out var known)
                        ? known
                        : throw new JsonException(
                            "Expected currency as an ISO 4217 code the house knows, such as CNY.");
                    break;
                case "minorUnits" or "currency":
                    throw new JsonException($"The field '{name}' stands twice; keep one.");
                default:
                    throw new JsonException(
                        $"The field '{name}' is not part of money; it has minorUnits and currency.");
            }
        }

        return minor is { } m && currency is { } c
            ? new(m, c)
            : throw new JsonException("Money needs minorUnits and currency.");
    }

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteNumber("minorUnits", value.MinorUnits);
        writer.WriteString("currency", value.Currency.Code);
        writer.WriteEndObject();
    }
}

/// <summary>A currency as its three-letter code: <c>"CNY"</c>.</summary>
public sealed class CurrencyJson : JsonConverter<Currency>
{
    public override Currency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Currency.TryParse(reader.GetString(), out var currency)
            ? currency
            : throw new JsonException("Expected an ISO 4217 code the house knows, such as CNY.");

    public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.Code);
    }
}

/// <summary>The fraction a year, in text so that no reader makes a binary float of it: <c>"0.0725"</c>.</summary>
public sealed class RateJson : JsonConverter<Rate>
{
    public override Rate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
        && decimal.TryParse(reader.GetString(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture, out var rate)
            ? new(rate)
            : throw new JsonException("Expected a rate as a fraction a year in a string, such as \"0.0725\".");

    public override void Write(Utf8JsonWriter writer, Rate value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.PerYear.ToString("0.############", CultureInfo.InvariantCulture));
    }
}
