using System.Net;
using Wheelhouse.Sandbox;
using Xunit;
using static Wheelhouse.Journeys.Tests.Sources.SandboxedHouse;

namespace Wheelhouse.Journeys.Tests.Sources;

/// <summary>Applications while outside sources fail and lie, over real sockets.</summary>
public sealed class OutageTests
{
    /// <summary>Each fault of a source leaves its fields unknown: a person looks, and nobody is turned away.</summary>
    [Theory]
    [InlineData(Fault.Down, "unavailable")]
    [InlineData(Fault.Garbage, "unreadable")]
    [InlineData(Fault.Another, "forAnother")]
    [InlineData(Fault.NonFinite, "unreadable")]
    [InlineData(Fault.Flood, "tooLarge")]
    public async Task What_the_bureau_does_not_say_refers(Fault fault, string outcome)
    {
        await using var sandbox = await Play();
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
        var sandbox = await Play();
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
}
