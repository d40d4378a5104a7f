using System.Text.Json;
using System.Text.Json.Serialization;
using Wheelhouse.Cli.Input;
using Wheelhouse.Models;

namespace Wheelhouse.Cli.Models;

/// <summary>A recipe from the options of the line and, where one is given, a file.</summary>
static class RecipeFile
{
    internal static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>What a file may say; what it leaves out stays as it is.</summary>
    sealed record Said : RecipeSettings
    {
        public string? Name { get; init; }
    }

    public static async Task<Recipe> Read(Call call, Verb verb, string output, CancellationToken cancel)
    {
        var kind = call.Needed(verb, "--kind") switch
        {
            "scorecard" => ModelKind.Scorecard,
            "boosting" => ModelKind.Boosting,
            var other => throw new UnreadableException($"there is no kind '{other}'; expected scorecard or boosting"),
        };
        var target = new Target(call.Needed(verb, "--target"), call.Needed(verb, "--bad"));
        var said = call.Setting("--recipe") is { } path ? await Parse(call, path, cancel) : new();
        if (said.Approve is not (> 0 and <= 1) || said.Scaling is not { Odds: > 0, Pdo: > 0 }
            || said.RejectFactor is not (>= 1 and <= 10) || said.Monotone.Values.Any(sign => sign is < -1 or > 1)
            || said.Depths.Any(depth => depth is < 1 or > 10) || said.MostTrees is < 1 or > 10_000)
        {
            throw new UnreadableException(
                $"{call.Setting("--recipe")}: expected \"approve\" above 0 to 1, odds and pdo above 0, "
                + "\"rejectFactor\" from 1 to 10, -1, 0 or 1 in \"monotone\", \"depths\" from 1 to 10 and "
                + "\"mostTrees\" from 1 to 10000");
        }

        return new(said.Name ?? Path.GetFileNameWithoutExtension(output), target, kind, said);
    }

    static async Task<Said> Parse(Call call, string path, CancellationToken cancel)
    {
        await using var stream = InputFile.Open(path, call.Channels.Input);
        try
        {
            return await JsonSerializer.DeserializeAsync<Said>(stream, Options, cancel)
                ?? throw new JsonException("null");
        }
        catch (JsonException wrong)
        {
            throw new UnreadableException($"{InputFile.Name(path)}: {wrong.Path ?? "$"}: not a recipe as expected");
        }
    }
}
