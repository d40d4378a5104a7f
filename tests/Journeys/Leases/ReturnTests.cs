using Xunit;

namespace Wheelhouse.Journeys.Tests.Leases;

/// <summary>Leases whose car goes back, is bought back, or is bought after an extension.</summary>
[Collection(AllLeases.Name)]
public sealed class ReturnTests(LeasesOnSqlite sqlite)
{
    [Fact]
    public Task An_operating_lease_is_returned_with_charges_and_the_car_sold() => sqlite.Of(Returned);

    [Fact]
    public Task A_repurchase_lease_ends_with_the_makers_money() => sqlite.Of(BoughtBack);

    [Fact]
    public Task A_long_rental_is_extended_and_then_bought_at_its_price_of_the_first_day() => sqlite.Of(Extended);

    [Fact]
    public Task A_lease_ends_for_arrears_only_after_demand_and_time() => sqlite.Of(EndedForArrears);

    /// <summary>20 000 km allowed and 500 tolerated: 24 500 driven are 4 000 too many at 650 a thousand, 2 600; a rim
    /// of 700 less 500 free is 200; returning costs 600.</summary>
    internal static async Task Returned(LeaseJourney journey)
    {
        var deal = journey.Deal;
        await journey.Begin("Tongqu Operating Lease", LeaseJourney.New(12, 0));
        Assert.Equal("operating-lease", journey.DecidedBy);
        Assert.Equal("operating", (string?)(await journey.Lease())["class"]);

        await journey.LiveUntil((await deal.Today()).AddMonths(12));
        var unknown = await journey.Change(new { type = "inspection", odometerKm = 24_500, wear = new[] { "rust" } });
        Assert.Equal("leasing.wear_unknown", unknown.Code);
        _ = (await journey.Change(new { type = "inspection", odometerKm = 24_500, wear = new[] { "rim" } })).Done;
        _ = (await journey.Change(new { type = "carReturn", vehicleValue = Deal.Cny(11_000_000) })).Done;
        Assert.Equal(Deal.Cny(260_000 + 20_000 + 60_000), Deal.Amount((await deal.Account())["kpis"]!["dueToday"]!));
        await journey.SettleDeposit();
        Assert.Equal("active", (string?)(await deal.Account())["kpis"]!["state"]); // the car is not sold yet
        _ = (await journey.Change(new { type = "carSale", amount = Deal.Cny(10_500_000) })).Done;

        await journey.Ends("released");
    }

    internal static async Task BoughtBack(LeaseJourney journey)
    {
        var deal = journey.Deal;
        await journey.Begin("Tongqu Buy-back Lease", LeaseJourney.New(12, 3_396_000));
        Assert.Equal("operating-lease", journey.DecidedBy);
        Assert.Equal("leasing.buyback_too_early", (await journey.Change(new { type = "buyback" })).Code);

        await journey.LiveUntil((await deal.Today()).AddMonths(12));
        _ = (await journey.Change(new { type = "buyback" })).Done;
        var owed = Deal.Amount((await journey.Lease())["guarantorOwes"]!);
        Assert.Equal(Deal.Cny(10_391_760), owed); // 85 % of 72 % of 169 800
        _ = (await journey.Change(new { type = "guarantorPayment", amount = owed })).Done;

        await journey.Ends("released");
    }

    internal static async Task Extended(LeaseJourney journey)
    {
        var deal = journey.Deal;
        await journey.Begin("Tongqu Long Rental", LeaseJourney.New(12, 0));
        Assert.Equal("operating-lease", journey.DecidedBy);
        var start = await deal.Today();

        _ = (await journey.Change(new { type = "leaseExtension" })).Done;
        Assert.Equal(start.AddMonths(24), Deal.Day((await journey.Lease())["termEnd"]!));
        await journey.LiveUntil(start.AddMonths(24));
        _ = (await journey.Change(new { type = "purchase" })).Done;
        // 95 % of what the curve keeps after 24 months: 169 800 × 0.59 × 0.95
        Assert.Equal(Deal.Cny(9_517_290), Deal.Amount((await deal.Account())["kpis"]!["dueToday"]!));
        await journey.PayDue();
        await journey.SettleDeposit();

        await journey.Ends("titlePassed");
    }

    /// <summary>Two rentals unpaid, demanded, fifteen days gone: only then may the lessor end it, and by two
    /// persons.</summary>
    internal static async Task EndedForArrears(LeaseJourney journey)
    {
        var deal = journey.Deal;
        await journey.Begin("Tongqu Direct Lease", LeaseJourney.New(12, 3_396_000));
        await journey.PayDue();
        var start = await deal.Today();
        var end = new { type = "leaseTermination", cause = "arrears", vehicleValue = Deal.Cny(11_000_000) };

        await journey.Until(start.AddMonths(2).AddDays(1));
        var preview = $"{deal.Agreement}/changes/preview";
        Assert.Equal("leasing.not_demanded", (await deal.Servicing.Post(preview, end)).Code);
        _ = (await journey.Change(new { type = "demand" })).Done;
        Assert.Equal("leasing.time_to_pay", (await deal.Servicing.Post(preview, end)).Code);
        await journey.Until((await deal.Today()).AddDays(16));
        Assert.Equal("servicing.second_person_needed", (await journey.Change(end)).Code);
        await journey.ChangeByTwo(end);

        Assert.Equal("terminated", (string?)(await journey.Lease())["status"]);
    }
}
