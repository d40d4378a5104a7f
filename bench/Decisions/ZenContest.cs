using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Wheelhouse.Decisions;

/// <summary>How often zen decided in a second.</summary>
sealed record ZenRun(int InFlight, bool Trace, double PerSecond);

/// <summary>The same policy and the same cases through GoRules zen, by its binding for Node; every verdict is held
/// against ours before anything is timed.</summary>
static class ZenContest
{
    static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>What ran; empty where zen is not installed.</summary>
    internal static IReadOnlyList<ZenRun> Run(Policy policy, Inputs[] crowd)
    {
        var folder = Path.Combine(Environment.CurrentDirectory, "bench", "Decisions", "zen");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            return [];
        }

        var file = Path.GetTempFileName();
        File.WriteAllText(file, new JsonObject
        {
            ["graph"] = ZenGraph.Of(policy),
            ["cases"] = new JsonArray([.. crowd.Select(inputs => new JsonObject
            {
                ["inputs"] = ZenGraph.Case(inputs),
                ["verdict"] = $"{policy.Judge(inputs)}",
            })]),
        }.ToJsonString());
        try
        {
            return [.. Lines(folder, file).Select(line => JsonSerializer.Deserialize<ZenRun>(line, Web)!)];
        }
        finally
        {
            File.Delete(file);
        }
    }

    static string[] Lines(string folder, string file)
    {
        using var node = Process.Start(new ProcessStartInfo("node", ["main.mjs", file])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        })!;
        var said = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        return node.ExitCode == 0
            ? said.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            : throw new InvalidOperationException("zen decided otherwise, or failed; see above.");
    }
}
