using System.Net;
using System.Text.Json.Nodes;
using Wheelhouse.Kit;
using Wheelhouse.Sandbox;
using Xunit;

namespace Wheelhouse.Journeys.Tests.Sources;

/// <summary>Applications while outside sources answer, fail and lie, over real sockets.</summary>
public sealed class OutageTests
{
    /// <summary>Nothing is against him: the first two digits after 9901 ask for that.</summary>
    const string Sound = "990111";

    const string Card = "6200990000000001";

    [Theory, InlineData(false), InlineData(true)]
    public async Task Sources_answer_and_the_clock_runs_to_the_payout_order(bool postgres)
    {
        await using var sandbox = await Sandbox();
        await using var house = await Open(postgres, sandbox);
        using var deal = await Deal.Open(house);
        await deal.Register(account: Card, region: Sound);
        _ = (await deal.Create()).Done;
        Assert.Empty((await Clock(deal, deal.Dealer))["sources"]!.AsArray());

        Assert.Equal("approved", (string?)(await deal.Step(deal.Dealer, "submission")).Done["state"]);
        using var underwriter = await house.SignIn("haiyue.underwriter");
        var asked = (await Clock(deal, underwriter))["sources"]!.AsArray();
        Assert.Equal(9, asked.Count);
        Assert.All(asked, line => Assert.Equal(("answered", true), Seen(line!)));
        Assert.All(asked, line => Assert.NotNull(line!["says"]));
        Assert.All((await Clock(deal, deal.Dealer))["sources"]!.AsArray(), line => Assert.Null(line!["says"]));

        _ = (await deal.Step(deal.Customer, "acceptance")).Done;
        _ = (await deal.Sign(await deal.Document())).Done;
        var clock = await Clock(deal, deal.Dealer);
        Assert.True(At(clock, "startedAt") < At(clock, "decidedAt"));
        Assert.True(At(clock, "signedAt") <= At(clock, "orderedAt"));
    }

    /// <summary>Each fault of a source leaves its fields unknown: a person looks, and nobody is turned away.</summary>
    [Theory]
    [InlineData(Fault.Down, "unavailable")]
    [InlineData(Fault.Garbage, "unreadable")]
    [InlineData(Fault.Another, "forAnother")]
    [InlineData(Fault.NonFinite, "unreadable")]
    [InlineData(Fault.Flood, "tooLarge")]
    public async Task What_the_bureau_does_not_say_refers(Fault fault, string outcome)
    {
        await using var sandbox = await Sandbox();
        sandbox.Behave(Source.Bureau, new(LatencyMs: 0, fault));
        await using var house = await Open(postgres: false, sandbox);
        using var deal = await Deal.Open(house);
        await deal.Register(account: Card, region: Sound);
        _ = (await deal.Create()).Done;

        Assert.Equal("referred", (string?)(await deal.Step(deal.Dealer, "submission")).Done["state"]);
        using var underwriter = await house.SignIn("haiyue.underwriter");
        var asked = (await Clock(deal, underwriter))["sources"]!.AsArray();
        var bureau = asked.Single(line => (string?)line!["kind"] == "bureau")!;
        Assert.Equal((outcome, null), ((string?)bureau["outcome"], bureau["says"]));
        Assert.Equal(8, asked.Count(line => Seen(line!) == ("answered", true)));
        var queue = (await underwriter.Get("/api/queue")).Done["items"]!.AsArray();
        Assert.Contains(queue, item => (string?)item!["id"] == deal.Application);
    }

    [Fact]
    public async Task With_every_source_gone_the_application_waits_for_a_person()
    {
        var sandbox = await Sandbox();
        await using var house = await Open(postgres: false, sandbox);
        await sandbox.DisposeAsync(); // a power cut on the other side
        using var deal = await Deal.Open(house);
        await deal.Register(account: Card, region: Sound);
        _ = (await deal.Create()).Done;

        var submitted = await deal.Step(deal.Dealer, "submission");
        Assert.Equal((HttpStatusCode.OK, "referred"), (submitted.Status, (string?)submitted.Done["state"]));
        var asked = (await Clock(deal, deal.Dealer))["sources"]!.AsArray();
        Assert.All(asked, line => Assert.Equal("unavailable", (string?)line!["outcome"]));
    }

    [Fact]
    public async Task A_submission_that_is_sent_twice_asks_once()
    {
        await using var sandbox = await Sandbox();
        await using var house = await Open(postgres: false, sandbox);
        using var deal = await Deal.Open(house);
        await deal.Register(account: Card, region: Sound);
        _ = (await deal.Create()).Done;
        var address = $"/api/applications/{deal.Application}/submission";

        var first = (await deal.Dealer.Post(address, key: "once")).Done;
        var second = (await deal.Dealer.Post(address, key: "once")).Done;
        Assert.Equal(first.ToJsonString(), second.ToJsonString());
        Assert.All(Enum.GetValues<Source>(), source => Assert.Equal(1, sandbox.Questions(source)));
    }

    static async Task<SimulatedSources> Sandbox()
    {
        var sandbox = await SimulatedSources.Open(0, TimeProvider.System, TestContext.Current.CancellationToken);
        foreach (var source in Enum.GetValues<Source>())
        {
            sandbox.Behave(source, new(LatencyMs: 0));
        }

        return sandbox;
    }

    /// <summary>A server connected to the sandbox, with more patience than any machine needs.</summary>
    static Task<ServedHouse> Open(bool postgres, SimulatedSources sandbox) => ServedHouse.Open(
        postgres, "--SignInsPerMinute", "1000", "--Sources:Url", $"{sandbox.Address}", "--Sources:AttemptMs", "60000",
        "--Sources:WholeMs", "240000");

    static async Task<JsonNode> Clock(Deal deal, Visitor who) =>
        (await who.Get($"/api/applications/{deal.Application}/sources")).Done;

    static (string? Outcome, bool Simulated) Seen(JsonNode line) =>
        ((string?)line["outcome"], (bool)line["simulated"]!);

    static DateTimeOffset At(JsonNode clock, string what) => (DateTimeOffset)clock[what]!;
}
