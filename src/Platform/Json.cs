using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Platform;

/// <summary>How values are written as JSON, on the wire and in documents.</summary>
/// <remarks>
/// Money is <c>{"minorUnits":406393,"currency":"CNY"}</c>, a rate the fraction a year as a string, an id its text form,
/// a day ISO 8601. Unknown fields and fractions of a minor unit are errors that name their place.
/// </remarks>
public static class Json
{
    /// <summary>For requests and answers.</summary>
    public static readonly JsonSerializerOptions Wire = Configure(new(JsonSerializerDefaults.Web));

    /// <summary>For documents in the database: like the wire, but without nulls, and lenient to fields of later versions.</summary>
    public static readonly JsonSerializerOptions Stored = Configure(new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    });

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.DefaultIgnoreCondition == JsonIgnoreCondition.Never)
        {
            options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            options.AllowDuplicateProperties = false;
        }

        options.NumberHandling = JsonNumberHandling.Strict;
        options.PropertyNameCaseInsensitive = false;
        options.RespectRequiredConstructorParameters = true;
        options.RespectNullableAnnotations = true;
        options.AllowOutOfOrderMetadataProperties = true;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new IdJson());
        options.Converters.Add(new MoneyJson());
        options.Converters.Add(new CurrencyJson());
        options.Converters.Add(new RateJson());
        return options;
    }
}

sealed class IdJson : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Id<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    sealed class Converter<T> : JsonConverter<Id<T>>
        where T : INamed
    {
        public override Id<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && Id<T>.TryParse(reader.GetString(), null, out var id)
                ? id
                : throw new JsonException($"Expected an id like {T.Prefix}_0199….");

        public override void Write(Utf8JsonWriter writer, Id<T> value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());

        public override Id<T> ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Id<T>.Parse(reader.GetString()!);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, Id<T> value, JsonSerializerOptions options) =>
            writer.WritePropertyName(value.ToString());
    }
}

sealed class MoneyJson : JsonConverter<Money>
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
                case "minorUnits":
                    minor = reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var units)
                        ? units
                        : throw new JsonException("Expected minorUnits as a whole number of minor units.");
                    break;
                case "currency":
                    currency = reader.TokenType == JsonTokenType.String && Currency.TryParse(reader.GetString(), out var known)
                        ? known
                        : throw new JsonException("Expected currency as an ISO 4217 code the house knows, such as CNY.");
                    break;
                default:
                    throw new JsonException($"The field '{name}' is not part of money; it has minorUnits and currency.");
            }
        }

        return minor is { } m && currency is { } c ? new(m, c) : throw new JsonException("Money needs minorUnits and currency.");
    }

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber("minorUnits", value.MinorUnits);
        writer.WriteString("currency", value.Currency.Code);
        writer.WriteEndObject();
    }
}

sealed class CurrencyJson : JsonConverter<Currency>
{
    public override Currency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Currency.TryParse(reader.GetString(), out var currency)
            ? currency
            : throw new JsonException("Expected an ISO 4217 code the house knows, such as CNY.");

    public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Code);
}

sealed class RateJson : JsonConverter<Rate>
{
    public override Rate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
        && decimal.TryParse(reader.GetString(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate)
            ? new(rate)
            : throw new JsonException("Expected a rate as a fraction a year in a string, such as \"0.0725\".");

    public override void Write(Utf8JsonWriter writer, Rate value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.PerYear.ToString("0.############", CultureInfo.InvariantCulture));
}
