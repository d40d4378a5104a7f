using System.Text.Json.Nodes;
using Wheelhouse.Sandbox;
using Xunit;
using static Wheelhouse.Journeys.Tests.Sources.SandboxedHouse;

namespace Wheelhouse.Journeys.Tests.Sources;

/// <summary>Applications while all outside sources answer, over real sockets.</summary>
public sealed class ClockTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task Sources_answer_and_the_clock_runs_to_the_payout_order(bool postgres)
    {
        await using var sandbox = await Play();
        await using var house = await Open(postgres, sandbox);
        using var deal = await Deal.Open(house);
        await deal.Register(account: Card, region: Sound);
        _ = (await deal.Create("Haiyue Standard", Modest)).Done;
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

    [Fact]
    public async Task A_submission_that_is_sent_twice_asks_once()
    {
        await using var sandbox = await Play();
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

    /// <summary>Nobody is told of an applicant for whom the policy needs nobody.</summary>
    [Fact]
    public async Task A_lease_is_decided_without_asking_anybody()
    {
        await using var sandbox = await Play();
        await using var house = await Open(postgres: false, sandbox);
        using var deal = await Deal.Open(house, "tongqu");
        await deal.Register(account: Card, region: Sound);
        _ = (await deal.Create("Tongqu Operating Lease", Leases.LeaseJourney.New(12, 0))).Done;

        _ = (await deal.Step(deal.Dealer, "submission")).Done;

        Assert.All(Enum.GetValues<Source>(), source => Assert.Equal(0, sandbox.Questions(source)));
        Assert.Empty((await Clock(deal, deal.Dealer))["sources"]!.AsArray());
    }

    /// <summary>90 000 to be financed: what any sound score may have without a person.</summary>
    static object Modest(string? vin) => new
    {
        modelCode = "qilan-l5-2026",
        use = "ownUse",
        condition = "new",
        price = Deal.Cny(16_980_000),
        down = Deal.Cny(7_980_000),
        months = 24,
        vin,
    };

    static DateTimeOffset At(JsonNode clock, string what) => (DateTimeOffset)clock[what]!;
}
