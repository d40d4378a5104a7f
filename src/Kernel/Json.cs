using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Wheelhouse.Kernel;

/// <summary>A currency as its three-letter code: <c>"CNY"</c>.</summary>
public sealed class CurrencyJson : JsonConverter<Currency>
{
    public override Currency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var code = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        return Currency.TryParse(code, out var currency)
            ? currency
            : throw new JsonException($"Expected the three-letter code of a known currency, not '{code}'.");
    }

    public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.Code);
    }
}

/// <summary>A rate as the fraction a year, in text so that no reader makes a binary float of it: <c>"0.0725"</c>.</summary>
public sealed class RateJson : JsonConverter<Rate>
{
    public override Rate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture, out var perYear)
            ? new(perYear)
            : throw new JsonException("Expected a rate as a fraction a year in a string, such as \"0.0725\" for 7.25 %.");
    }

    public override void Write(Utf8JsonWriter writer, Rate value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.PerYear.ToString(CultureInfo.InvariantCulture));
    }
}

/// <summary>Money as an amount in major units, in text, and a currency: <c>{"amount":"123.45","currency":"CNY"}</c>.</summary>
public sealed class MoneyJson : JsonConverter<Money>
{
    /// <summary>Keeps the minor units of every currency inside a long.</summary>
    const decimal Largest = 9_000_000_000_000_000m;

    const string Expected = "Expected money as {\"amount\":\"123.45\",\"currency\":\"CNY\"}, in whole minor units.";

    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException(Expected);
        }

        string? amount = null, code = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            if (!reader.Read() || reader.TokenType != JsonTokenType.String)
            {
                throw new JsonException(Expected);
            }

            switch (name)
            {
                case "amount":
                    amount = reader.GetString();
                    break;
                case "currency":
                    code = reader.GetString();
                    break;
                default:
                    throw new JsonException($"Money has no field '{name}'. {Expected}");
            }
        }

        return Currency.TryParse(code, out var currency)
            && decimal.TryParse(amount, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture, out var major)
            && decimal.Abs(major) <= Largest && decimal.IsInteger(major * currency.MinorPerMajor)
            ? Money.Exact(major, currency)
            : throw new JsonException(Expected);
    }

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteString("amount", value.Major.ToString($"F{value.Currency.Digits}", CultureInfo.InvariantCulture));
        writer.WriteString("currency", value.Currency.Code);
        writer.WriteEndObject();
    }
}
