using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Models.Files;

/// <summary>A model as JSON: schema, version, hash of the content, content.</summary>
/// <remarks>A file of another version, with a field too few or too many, a number that is not finite, a gap in its
/// tables or another hash than its content has is refused. The same model always makes the same bytes.</remarks>
public static class ModelFile
{
    public const string Schema = "wheelhouse.model";
    public const int Version = 1;

    static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        IgnoreReadOnlyProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 32,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    static readonly JsonSerializerOptions Lenient = new(Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    };

    sealed record Envelope(string Schema, int Version, string Hash, Model Model);

    sealed record Opening
    {
        public string? Schema { get; init; }

        public int? Version { get; init; }
    }

    /// <summary>SHA-256 of a model's content, as its file carries it.</summary>
    public static string Hash(Model model) =>
        "sha256:" + Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(model, Options)));

    public static byte[] Write(Model model) =>
        JsonSerializer.SerializeToUtf8Bytes(new Envelope(Schema, Version, Hash(model), model), Options);

    public static Outcome<Model> Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var opening = JsonSerializer.Deserialize<Opening>(json, Lenient);
            if (opening is not { Schema: Schema, Version: Version })
            {
                return new Refusal(
                    "models.wrong_version",
                    $"The file is no model of schema {Schema}, version {Version}; train the model again.",
                    RefusalKind.Invalid);
            }

            var envelope = JsonSerializer.Deserialize<Envelope>(json, Options)!;
            if (ModelCheck.Wrong(envelope.Model) is { } wrong)
            {
                return Broken(wrong);
            }

            return envelope.Hash == Hash(envelope.Model) ? envelope.Model : new Refusal(
                "models.hash_differs",
                "The model is not the one that its hash names: it was changed after training. Train it again.",
                RefusalKind.Invalid);
        }
        catch (JsonException wrong)
        {
            return Broken($"at {wrong.Path ?? "$"} it is not as expected");
        }
    }

    static Refusal Broken(string what) => new(
        "models.file_broken", $"The model file cannot be used: {what}. Train the model again.", RefusalKind.Invalid,
        new RefusalValue("what", what));
}
