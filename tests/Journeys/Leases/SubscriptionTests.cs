using Wheelhouse.Kit;
using Xunit;

namespace Wheelhouse.Journeys.Tests.Leases;

/// <summary>A subscription from signature through swap and pause to the day the car is back.</summary>
[Collection(AllLeases.Name)]
public sealed class SubscriptionTests(LeasesOnSqlite sqlite, LeasesOnPostgres postgres)
{
    [Fact]
    public Task A_subscription_is_swapped_paused_cancelled_and_ended() => sqlite.Of(Subscribed);

    [Fact]
    public Task A_subscription_is_swapped_paused_cancelled_and_ended_on_postgres() => postgres.Of(Subscribed);

    internal static async Task Subscribed(LeaseJourney journey)
    {
        var deal = journey.Deal;
        await journey.Accept("Tongqu Subscription", LeaseJourney.New(12, 0));
        Assert.Equal("subscription", journey.DecidedBy);
        Assert.Equal("awaitingHandover", (string?)(await deal.Sign(await deal.Document())).Done["state"]);
        Assert.DoesNotContain(
            (await deal.Treasury.Get("/api/payouts")).Done["items"]!.AsArray(),
            one => (string?)one!["application"] == deal.Application);
        var handed = (await deal.Step(deal.Dealer, "handover", new { odometerKm = 12 })).Done;
        Assert.Equal("paidOut", (string?)handed["state"]);
        await deal.AwaitAgreement();

        var opened = await deal.Account();
        Assert.Equal("subscription", (string?)opened["family"]);
        Assert.Equal(Deal.Cny(579_900), Deal.Amount(opened["kpis"]!["dueToday"]!)); // 4 800 and 999 to join
        var start = await deal.Today();
        await journey.LiveUntil(start.AddMonths(1));

        await journey.Until(start.AddMonths(1).AddDays(10));
        Assert.Equal("leasing.swap_not_agreed", (await Swap(journey, "limousine")).Code);
        _ = (await Swap(journey, "premium")).Done;
        Assert.Equal("premium", (string?)(await deal.Account())["subscription"]!["plan"]);
        await journey.PayDue();
        var back = await deal.Today();
        _ = (await journey.Change(new { type = "subscriptionPause", through = back.AddDays(9) })).Done;
        Assert.Equal("paused", (string?)(await deal.Account())["subscription"]!["status"]);

        await journey.LiveUntil(start.AddMonths(4));
        var early = await journey.Change(new { type = "carBack", odometerKm = 3_000 });
        Assert.Equal("servicing.not_cancelled", early.Code);
        _ = (await journey.Change(new { type = "cancellation" })).Done;
        await journey.LiveUntil((await deal.Today()).AddDays(30));
        _ = (await journey.Change(new { type = "carBack", odometerKm = 3_000 })).Done;
        await journey.PayDue();
        await journey.Until((await deal.Today()).AddDays(1));
        await journey.PayDue();

        var ended = await deal.Account();
        Assert.Equal("ended", (string?)ended["subscription"]!["status"]);
        Assert.Equal(Deal.Cny(0), Deal.Amount(ended["subscription"]!["deferred"]!));
    }

    static Task<Reply> Swap(LeaseJourney journey, string plan) => journey.Change(new
    {
        type = "swap",
        plan,
        odometerBack = 1_500,
        vin = "L0NSUBSWAP0000001",
        odometer = 100,
    });
}
