using System.Text.Json;
using System.Text.Json.Serialization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Pricing;

/// <summary>Pricing rules as JSON: fields as in <see cref="PricingRules"/>, rates and money as everywhere in the house.
/// </summary>
public static class PricingFile
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
    };

    /// <summary>Reads one version of pricing rules; a field too few or too many is refused.</summary>
    public static Outcome<PricingRules> Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var rules = JsonSerializer.Deserialize<PricingRules>(json, Options)!;
            return rules.Wrong() is { } wrong ? Unusable(wrong) : rules;
        }
        catch (JsonException wrong)
        {
            return Unusable($"at {wrong.Path ?? "$"} the file is not as expected");
        }
    }

    /// <summary>Reads a lender's price table; a field too few or too many is refused.</summary>
    public static Outcome<PriceTable> ReadTable(JsonElement json)
    {
        try
        {
            return json.Deserialize<PriceTable>(Options) is not { } table ? Unusable("there is no table")
                : table.Wrong() is { } wrong ? Unusable(wrong)
                : table;
        }
        catch (JsonException wrong)
        {
            return Unusable($"at {wrong.Path ?? "$"} the table is not as expected");
        }
    }

    static Refusal Unusable(string what) => new(
        "pricing.rules_wrong", $"The pricing rules cannot be used: {what}.", RefusalKind.Invalid,
        new RefusalValue("what", what));
}
