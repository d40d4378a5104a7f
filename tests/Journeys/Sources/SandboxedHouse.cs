using System.Text.Json.Nodes;
using Wheelhouse.Kit;
using Wheelhouse.Sandbox;
using Xunit;

namespace Wheelhouse.Journeys.Tests.Sources;

/// <summary>A served house that is connected to the simulated sources.</summary>
static class SandboxedHouse
{
    /// <summary>Nothing is against him: the first two digits after 9901 ask for that.</summary>
    internal const string Sound = "990111";

    internal const string Card = "6200990000000001";

    internal static async Task<SimulatedSources> Play()
    {
        var sandbox = await SimulatedSources.Open(0, TimeProvider.System, TestContext.Current.CancellationToken);
        foreach (var source in Enum.GetValues<Source>())
        {
            sandbox.Behave(source, new(LatencyMs: 0));
        }

        return sandbox;
    }

    /// <summary>A server connected to the sandbox, with more patience than any machine needs.</summary>
    internal static Task<ServedHouse> Open(bool postgres, SimulatedSources sandbox) => ServerHere.Open(
        postgres, "--SignInsPerMinute", "1000", "--Sources:Url", $"{sandbox.Address}", "--Sources:AttemptMs", "60000",
        "--Sources:WholeMs", "240000");

    internal static async Task<JsonNode> Clock(Deal deal, Visitor who) =>
        (await who.Get($"/api/applications/{deal.Application}/sources")).Done;

    internal static (string? Outcome, bool Simulated) Seen(JsonNode line) =>
        ((string?)line["outcome"], (bool)line["simulated"]!);
}
