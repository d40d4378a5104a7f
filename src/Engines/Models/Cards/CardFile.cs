using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Wheelhouse.Models.Files;
using Wheelhouse.Models.Scorecards;

namespace Wheelhouse.Models.Cards;

/// <summary>A model's card as JSON: what the Markdown card says, for programs that watch, compare or file models.
/// </summary>
public static class CardFile
{
    public const string Schema = "wheelhouse.card";
    public const int Version = 1;

    static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    sealed record Card(
        string Schema, int Version, string Name, ModelKind Kind, Target Target, string Hash, ModelFacts Facts,
        Scaling Scaling, Measures.Baseline Baseline);

    /// <summary>The card; the same model makes the same bytes.</summary>
    public static byte[] Write(Model model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var kind = model.Trees is null ? ModelKind.Scorecard : ModelKind.Boosting;
        var card = new Card(
            Schema, Version, model.Name, kind, model.Target, ModelFile.Hash(model), model.Facts, model.Scaling,
            model.Baseline);
        return [.. JsonSerializer.SerializeToUtf8Bytes(card, Options), (byte)'\n'];
    }
}
