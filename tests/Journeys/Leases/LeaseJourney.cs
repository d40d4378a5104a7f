using System.Text.Json.Nodes;
using Wheelhouse.Kernel;
using Wheelhouse.Kit;
using Xunit;

namespace Wheelhouse.Journeys.Tests.Leases;

/// <summary>A lease or a subscription on its way through the real server, on a calendar it may share with others.
/// </summary>
public sealed class LeaseJourney
{
    readonly ServedHouse house;

    readonly Deal deal;

    readonly SharedCalendar calendar;

    LeaseJourney(ServedHouse house, Deal deal, SharedCalendar calendar) =>
        (this.house, this.deal, this.calendar) = (house, deal, calendar);

    internal Deal Deal => deal;

    /// <summary>The name of the policy that decided.</summary>
    internal string? DecidedBy { get; set; }

    /// <summary>Lives a journey from the door of the store to its end.</summary>
    internal static async Task Live(ServedHouse house, SharedCalendar calendar, Func<LeaseJourney, Task> journey)
    {
        using var deal = await Deal.Open(house, "tongqu");
        await journey(new(house, deal, calendar));
    }

    internal Task<DateOnly> Today() => deal.Today();

    internal Task Until(DateOnly day) => calendar.Until(day);

    /// <summary>A new electric saloon at its list price of 169 800.</summary>
    internal static Func<string?, object> New(int months, long down) => vin => new
    {
        modelCode = "qilan-l5-2026",
        use = "ownUse",
        condition = "new",
        price = Deal.Cny(16_980_000),
        down = Deal.Cny(down),
        months,
        vin,
    };

    /// <summary>The customer's own car of two years, bought for 150 000.</summary>
    internal static Func<string?, object> Own(int months) => vin => new
    {
        modelCode = "qilan-l7-hybrid-2024",
        use = "ownUse",
        condition = "used",
        price = Deal.Cny(15_000_000),
        down = Deal.Cny(0),
        months,
        valuation = Deal.Cny(15_000_000),
        firstRegistered = "2024-01-05",
        vin,
    };

    /// <summary>From the store to the accepted offer; what nothing is paid down for waits for a person.</summary>
    internal async Task Accept(string product, Func<string?, object> wish, int? odometerKm = null)
    {
        await deal.Register(monthlyIncome: 6_000_000);
        _ = (await deal.Create(product, wish, odometerKm)).Done;
        var submitted = (await deal.Step(deal.Dealer, "submission")).Done;
        DecidedBy = (string?)submitted["decision"]!["policy"];
        if ((string?)submitted["state"] == "referred")
        {
            using var underwriter = await house.SignIn("tongqu.underwriter");
            var decision = new { answer = "approve", reason = "income is steady" };
            _ = (await deal.Step(underwriter, "decision", decision)).Done;
        }

        Assert.Equal("accepted", (string?)(await deal.Step(deal.Customer, "acceptance")).Done["state"]);
    }

    /// <summary>From the store to the running lease.</summary>
    internal async Task Begin(string product, Func<string?, object> wish)
    {
        await Accept(product, wish);
        Assert.Equal("payoutOrdered", (string?)(await deal.Sign(await deal.Document())).Done["state"]);
        await deal.AwaitAgreement();
    }

    internal async Task<JsonNode> Lease() => (await deal.Account())["lease"]!;

    /// <summary>Pays all that is due today, if anything is.</summary>
    internal async Task PayDue()
    {
        var due = Deal.Amount((await deal.Account())["kpis"]!["dueToday"]!);
        if (due.IsPositive)
        {
            _ = (await deal.Servicing.Post($"{deal.Agreement}/payments", new { amount = due })).Done;
        }
    }

    /// <summary>Closes days until one, paying month by month.</summary>
    internal async Task LiveUntil(DateOnly day)
    {
        await PayDue();
        for (var next = (await deal.Today()).AddMonths(1); next < day; next = next.AddMonths(1))
        {
            await Until(next);
            await PayDue();
        }

        await Until(day);
        await PayDue();
    }

    internal Task<Reply> Change(object change) => deal.Servicing.Post($"{deal.Agreement}/changes", change);

    /// <summary>Asked for by one person, granted by another.</summary>
    internal async Task ChangeByTwo(object change)
    {
        var asked = (await deal.Servicing.Post($"{deal.Agreement}/change-requests", change)).Done;
        _ = (await deal.Treasury.Post($"/api/change-requests/{(string)asked["id"]!}/grant", new { })).Done;
    }

    /// <summary>The deposit is set off and what is left of it goes back.</summary>
    internal async Task SettleDeposit()
    {
        var held = Deal.Amount((await Lease())["depositHeld"]!);
        _ = (await Change(new { type = "depositUse", amount = held })).Done;
        var credit = Deal.Amount((await deal.Account())["kpis"]!["credit"]!);
        Assert.Equal(
            "servicing.second_person_needed", (await Change(new { type = "rentRefund", amount = credit })).Code);
        await ChangeByTwo(new { type = "rentRefund", amount = credit });
    }

    /// <summary>Closed the next day; the car is free, and in the books of the agreement nothing is left that time has
    /// still to clear.</summary>
    internal async Task Ends(string told)
    {
        Assert.Equal("settled", (string?)(await deal.Account())["kpis"]!["state"]);
        await Until((await deal.Today()).AddDays(1));
        Assert.Equal("closed", (string?)(await deal.Account())["kpis"]!["state"]);
        var car = (await deal.Servicing.Get($"/api/vehicles/{deal.Vin}")).Done;
        Assert.Contains(car["timeline"]!.AsArray(), line => (string?)line!["kind"] == told);

        var books = await deal.Books();
        Assert.Equal(Cny(0), Money.Sum(books.Values, Currency.Cny));
        string[] gone = ["lease.investment", "leaseback.asset", "vehicles.leased", "vehicles.held", "rent.receivable",
            "deposits.held", "rent.deferred", "guarantor.receivable"];
        Assert.Contains(books.Keys, gone.Contains);
        Assert.All(gone, account => Assert.Equal(Cny(0), books.GetValueOrDefault(account, Cny(0))));
    }

    internal static Money Cny(long minorUnits) => Deal.Cny(minorUnits);
}
