using System.Text.Json.Nodes;
using Xunit;

namespace Wheelhouse.Journeys.Tests.Leases;

/// <summary>The list of leases that end: when one comes onto it, what it says, and when it is gone.</summary>
[Collection(AllLeases.Name)]
public sealed class EndingListTests(LeasesOnSqlite sqlite)
{
    [Fact]
    public Task A_lease_is_listed_before_its_end_with_inspection_and_wish_until_the_car_is_back() =>
        sqlite.Of(Listed);

    /// <summary>24 500 km where 20 500 are free cost 2 600; a rim of 700 costs 200 beyond the 500 that are
    /// free.</summary>
    internal static async Task Listed(LeaseJourney journey)
    {
        var deal = journey.Deal;
        await journey.Begin("Tongqu Operating Lease", LeaseJourney.New(12, 0));
        var end = (await deal.Today()).AddMonths(12);

        Assert.Empty(await Mine(deal, 6));
        var early = Assert.Single(await Mine(deal, 12));
        Assert.Equal(end, Deal.Day(early["endsOn"]!));
        Assert.Equal(("lease", false, 20_000), Told(early));
        Assert.Null(early["inspectedOn"]);
        Assert.Null(early["chosen"]);

        await journey.LiveUntil(end);
        _ = (await journey.Change(new { type = "inspection", odometerKm = 24_500, wear = new[] { "rim" } })).Done;
        var wish = new { type = "carReturn", vehicleValue = Deal.Cny(11_000_000) };
        var asks = $"{deal.Agreement}/change-requests";
        Assert.Equal("servicing.appraisal_not_yours", (await deal.Customer.Post(asks, wish)).Code);
        var asked = (await deal.Customer.Post(asks, new { type = "carReturn" })).Done;
        var near = Assert.Single(await Mine(deal, 0));
        Assert.Equal((24_500, Deal.Cny(280_000)), ((int)near["odometerKm"]!, Deal.Amount(near["charged"]!)));
        Assert.Equal(("carReturn", "waiting"), ((string?)near["chosen"]!["type"], (string?)near["chosen"]!["state"]));
        Assert.Equal("not_permitted", await WhyCustomerMayNot(deal));

        // the lender's appraisal comes with the grant, and no return is booked without one
        Assert.Equal("servicing.appraisal_missing", (await journey.Change(new { type = "carReturn" })).Code);
        var grant = $"/api/change-requests/{asked["id"]}/grant";
        Assert.Equal("servicing.appraisal_missing", (await deal.Servicing.Post(grant, new { })).Code);
        _ = (await deal.Servicing.Post(grant, new { wish.vehicleValue })).Done;
        Assert.Empty(await Mine(deal, 24));
    }

    static (string? Family, bool AtEnd, int AllowanceKm) Told(JsonNode row) =>
        ((string?)row["family"], (bool)row["atEnd"]!, (int)row["allowanceKm"]!);

    /// <summary>The rows of the list that tell of this lease; others end in the same house.</summary>
    static async Task<IReadOnlyList<JsonNode>> Mine(Deal deal, int months)
    {
        var page = (await deal.Servicing.Get($"/api/agreements/ending?months={months}&limit=200")).Done;
        return [.. page["items"]!.AsArray().Where(row => deal.Agreement.EndsWith((string)row!["agreement"]!,
            StringComparison.Ordinal)).Select(row => row!)];
    }

    static async Task<string> WhyCustomerMayNot(Deal deal) =>
        (await deal.Customer.Get("/api/agreements/ending")).Code!.Split('.')[^1];
}
