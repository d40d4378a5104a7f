using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
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
    public static readonly JsonSerializerOptions Wire = Seal(Configure(new(JsonSerializerDefaults.Web)));

    /// <summary>For stored documents: like the wire, without nulls, lenient to fields of later versions.</summary>
    public static readonly JsonSerializerOptions Stored = Seal(Configure(new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    }));

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.DefaultIgnoreCondition == JsonIgnoreCondition.Never)
        {
            options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            options.AllowDuplicateProperties = false;
            options.RespectRequiredConstructorParameters = true;
        }

        options.NumberHandling = JsonNumberHandling.Strict;
        options.PropertyNameCaseInsensitive = false;
        options.RespectNullableAnnotations = true;
        options.AllowOutOfOrderMetadataProperties = true;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new IdJson());
        options.TypeInfoResolver =
            (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(DemandMember);
        return options;
    }

    /// <summary>A family of records is read by the name of its member; where none is named, the sender is told which
    /// there are, as of any other fault in what was sent.</summary>
    static void DemandMember(JsonTypeInfo info)
    {
        if (info is { Kind: JsonTypeInfoKind.Object, Type.IsAbstract: true, PolymorphismOptions: { } family })
        {
            var names = string.Join(", ", family.DerivedTypes.Select(member => member.TypeDiscriminator));
            var field = family.TypeDiscriminatorPropertyName;
            info.CreateObject = () => throw new JsonException($"Expected the field '{field}' as one of {names}.");
        }
    }

    static JsonSerializerOptions Seal(JsonSerializerOptions options)
    {
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}

sealed class IdJson : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Id<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(
            typeof(Converter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    sealed class Converter<T> : JsonConverter<Id<T>>
        where T : INamed
    {
        public override Id<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && Id<T>.TryParse(reader.GetString(), null, out var id)
                ? id
                : throw new JsonException($"Expected an id like {T.Prefix}_0199….");

        public override void Write(Utf8JsonWriter writer, Id<T> value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());

        public override Id<T> ReadAsPropertyName(
            ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Id<T>.Parse(reader.GetString()!);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, Id<T> value, JsonSerializerOptions options) =>
            writer.WritePropertyName(value.ToString());
    }
}
