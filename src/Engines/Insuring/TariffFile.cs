using System.Text.Json;
using Wheelhouse.Kernel;

namespace Wheelhouse.Insuring;

/// <summary>A tariff as JSON: fields as in <see cref="Tariff"/>, money as everywhere in the house.</summary>
public static class TariffFile
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        IgnoreReadOnlyProperties = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reads one version of a tariff; a field too few or too many, and a tariff that cannot be used, are
    /// refused with the first fault.</summary>
    public static Outcome<Tariff> Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<Tariff>(json, Options) is not { } tariff ? Unusable("there is none")
                : tariff.Check() is [var fault, ..] ? Unusable($"{fault.At}: {fault.Says}")
                : tariff;
        }
        catch (JsonException wrong)
        {
            return Unusable($"at {wrong.Path ?? "$"} the file is not as expected");
        }
    }

    /// <summary>The same tariff always as the same bytes, so that a hash of them names it.</summary>
    public static byte[] Write(Tariff tariff) => JsonSerializer.SerializeToUtf8Bytes(tariff, Options);

    internal static Refusal Unusable(string what) => new(
        "insuring.tariff_wrong", $"The tariff cannot be used: {what}.", RefusalKind.Invalid,
        new RefusalValue("what", what));
}
