using System.Globalization;
using Wheelhouse.Kit;
using Xunit;

namespace Wheelhouse.Journeys.Tests.BadInput;

/// <summary>Days that cannot be, or stand in the wrong order.</summary>
[Collection(BadInputCollection.Name)]
public sealed class DateTests(BadInputHouses houses)
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task Dates_out_of_order_are_refused(bool postgres)
    {
        var house = await houses.On(postgres);
        var deal = house.Running;
        var today = await deal.Today();
        using var admin = await house.SignIn("haiyue.admin");

        await house.Refuses(422, "servicing.dates_out_of_order", () => deal.Servicing.Post(
            $"{deal.Agreement}/changes",
            new { type = "interestPause", on = today, through = today.AddDays(-1) }), Iso(today));
        await house.Refuses(422, "servicing.dates_out_of_order", () => deal.Servicing.Get(
            $"{deal.Agreement}/statement?from={Iso(today)}&to={Iso(today.AddDays(-1))}"));
        await house.Refuses(422, "ledger.dates_out_of_order", () => deal.Treasury.Get(
            $"/api/ledger/entries?from={Iso(today)}&to={Iso(today.AddDays(-1))}"), Iso(today));
        await house.Refuses(422, "ledger.dates_out_of_order", () => deal.Treasury.Get(
            $"/api/ledger/entries/export.xlsx?from={Iso(today)}&to={Iso(today.AddDays(-1))}"));
        await house.Refuses(422, "parties.licence_dates", () => admin.Post("/api/licences", new
        {
            kind = "autoFinance",
            number = "L-1",
            validFrom = today,
            validTo = today.AddDays(-1),
        }), "ends on or after");
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Money_counts_neither_from_tomorrow_nor_from_before_the_agreement(bool postgres)
    {
        var house = await houses.On(postgres);
        var deal = house.Running;
        var (today, start) = (await deal.Today(), Deal.Day((await deal.Account())["startedOn"]!));

        await house.Refuses(
            422, "servicing.value_date_in_future", () => Pay(deal, today.AddDays(1)), Iso(today));
        await house.Refuses(
            422, "servicing.value_date_before_start", () => Pay(deal, start.AddDays(-1)), Iso(start));
        await house.Refuses(422, "servicing.value_date_before_start", () => deal.Servicing.Post(
            $"{deal.Agreement}/changes",
            new { type = "rateChange", annualRate = "0.05", on = start.AddDays(-1) }), Iso(start));
        await house.Refuses(422, "servicing.quote_day_out_of_range", () => deal.Servicing.Get(
            $"{deal.Agreement}/settlement-quote?on={Iso(start.AddDays(-1))}"));
        await house.Refuses(422, "ledger.value_date_ahead", () => deal.Treasury.Post("/api/ledger/entries", new
        {
            valueDate = today.AddDays(1),
            narrative = new { zh = "手工分录", en = "by hand" },
            lines = new[]
            {
                new { account = "bank", amount = Deal.Cny(100) },
                new { account = "equity.capital", amount = Deal.Cny(-100) },
            },
        }), Iso(today));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Only_the_present_day_is_closed(bool postgres)
    {
        var house = await houses.On(postgres);
        var deal = house.Running;
        var today = await deal.Today();

        foreach (var day in new[] { today.AddDays(1), today.AddDays(-400), DateOnly.MinValue, DateOnly.MaxValue })
        {
            await house.Refuses(
                409, "servicing.day_not_open", () => deal.Treasury.Post("/api/close-of-business", new { day }),
                Iso(today));
        }
    }

    [Theory]
    [InlineData("2026-02-30"), InlineData("31.01.2026"), InlineData("2026-1-5"), InlineData("")]
    [InlineData("2026-01-05T00:00:00Z")]
    public async Task A_day_that_is_none_is_named(string day)
    {
        var house = await houses.On(postgres: false);
        var deal = house.Running;

        await house.Refuses(400, "platform.json_invalid", () => deal.Servicing.Post(
            $"{deal.Agreement}/payments", new { amount = Deal.Cny(100), valueDate = day }),
            "$.valueDate", "2026-01-31");
        await house.Refuses(400, "platform.parameter_malformed", () => deal.Servicing.Get(
            $"{deal.Agreement}/settlement-quote?on={Uri.EscapeDataString(day)}x"), "'on'");
    }

    [Theory]
    [InlineData("0001-01-01"), InlineData("9999-12-31")]
    public async Task The_ends_of_the_calendar_are_days_like_others(string day)
    {
        var house = await houses.On(postgres: false);
        var deal = house.Running;
        var code = day.StartsWith('0') ? "servicing.value_date_before_start" : "servicing.value_date_in_future";

        await house.Refuses(422, code, () => Pay(deal, DateOnly.ParseExact(day, "O")));
        await house.Refuses(
            422, "servicing.quote_day_out_of_range",
            () => deal.Servicing.Get($"{deal.Agreement}/settlement-quote?on={day}"));
    }

    static Task<Reply> Pay(Deal deal, DateOnly valueDate) =>
        deal.Servicing.Post($"{deal.Agreement}/payments", new { amount = Deal.Cny(100_00), valueDate });

    static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
