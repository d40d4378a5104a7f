using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Wheelhouse.Kernel;
using Model = Wheelhouse.Models.Model;

namespace Wheelhouse.Decisions;

/// <summary>Reads a policy from its JSON file and refuses one that could not be relied on.</summary>
/// <remarks>The file's form is described in docs/concepts/decisions.md.</remarks>
public static class PolicyFile
{
    static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <param name="models">Finds a trained model by its name; needed by policies that name one.</param>
    public static Outcome<Policy> Read(string json, Func<string, Outcome<Model>>? models = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return JsonSerializer.Deserialize<Body>(json, Form) is { Fields.Length: > 0 } body
                ? new PolicyBuilder(body, models ?? NoModels).Build()
                : Unreadable("a document without fields");
        }
        catch (JsonException exception)
        {
            var (line, column) = (exception.LineNumber + 1, exception.BytePositionInLine + 1);
            return Unreadable($"line {line}, column {column}, at {exception.Path}");
        }
    }

    static Outcome<Model> NoModels(string name) => new Refusal(
        "decisions.unknown_model",
        $"The policy names the model '{name}', which is not on the shelf; add its file first.",
        RefusalKind.Invalid, new RefusalValue("model", name));

    static Refusal Unreadable(string place) => new(
        "decisions.policy_unreadable", $"The policy file does not read as one ({place}); correct that place.",
        RefusalKind.Invalid, new RefusalValue("place", place));

    /// <param name="Scorecard">The one card of a policy that has one.</param>
    /// <param name="Scorecards">The cards of a policy that has several; the first decides.</param>
    internal sealed record Body(
        string Policy, int Version, DateOnly ValidFrom, Text Note, ImmutableArray<FieldBody> Fields,
        ImmutableArray<TableBody> Tables, Dictionary<string, Text> Reasons, ScorecardBody? Scorecard = null,
        ImmutableArray<ScorecardBody> Scorecards = default, ImmutableArray<ModelBody> Models = default,
        ImmutableArray<CheckGroup> Groups = default, ImmutableArray<string> Needs = default, DateOnly? ValidTo = null,
        JsonElement? Pricing = null);

    internal sealed record FieldBody(
        string Name, FieldKind Kind, Text Label, FieldUnit Unit = FieldUnit.None, decimal? Min = null,
        decimal? Max = null, ImmutableArray<string> Options = default, bool Optional = false,
        ImmutableArray<Text> OptionLabels = default, string? Is = null);

    internal sealed record ScorecardBody(
        string Id, int Version, string Output, int Base, ImmutableArray<CharacteristicBody> Characteristics,
        Dictionary<string, string>? When = null);

    internal sealed record CharacteristicBody(string Field, ImmutableArray<BinBody> Bins);

    internal sealed record BinBody(string When, int Points, string Reason);

    internal sealed record ModelBody(
        string Id, int Version, string Output, string Model, string Hash, ModelGives Gives,
        Dictionary<string, ModelInputBody> Inputs);

    /// <param name="Missing">Whether the model may see that the field is not known.</param>
    /// <param name="Words">Option of the field to word of the model, where they differ.</param>
    internal sealed record ModelInputBody(
        string Field, bool Missing = false, Dictionary<string, string>? Words = null, string? Reason = null);

    internal sealed record TableBody(
        string Id, Text Label, ImmutableArray<RowBody> Rows, HitPolicy Hit = HitPolicy.First, string? Shows = null,
        Text? Limit = null, string? Group = null, int? Version = null, Text? Owner = null, Text? Computes = null);

    internal sealed record RowBody(
        string Id, Dictionary<string, string> When, CheckResult Result, string? Reason = null);
}
