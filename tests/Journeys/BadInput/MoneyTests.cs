using Wheelhouse.Kernel;
using Wheelhouse.Kit;
using Xunit;

namespace Wheelhouse.Journeys.Tests.BadInput;

/// <summary>Amounts that are none, or not of this money: refused before anything moves.</summary>
[Collection(BadInputCollection.Name)]
public sealed class MoneyTests(BadInputHouses houses)
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task Negative_minor_units_are_refused(bool postgres)
    {
        var house = await houses.On(postgres);
        var (deal, less) = (house.Running, Deal.Cny(-100));

        await house.Refuses(422, "servicing.amount_not_positive", () => Pay(deal, less), "more than zero");
        await house.Refuses(422, "servicing.amount_not_positive", () => Pay(deal, Deal.Cny(0)));
        await house.Refuses(422, "servicing.amount_not_positive", () => deal.Customer.Post(
            $"{deal.Agreement}/settlement", new { amount = less }));
        await house.Refuses(422, "origination.price_out_of_range", () => Quote(deal, less, Deal.Cny(0)), "above zero");
        await house.Refuses(422, "origination.price_out_of_range", () => Quote(deal, Deal.Cny(16_980_000), less));
        await house.Refuses(422, "parties.amount_negative", () => Register(deal, less), "leave out");
    }

    [Theory]
    [InlineData("100.5"), InlineData("\"100\""), InlineData("1e2"), InlineData("1E400"), InlineData("true")]
    [InlineData("9223372036854775808"), InlineData("null"), InlineData("-0.01")]
    public async Task Fractional_minor_units_are_refused(string minorUnits)
    {
        var house = await houses.On(postgres: false);
        var amount = $"{{\"minorUnits\":{minorUnits},\"currency\":\"CNY\"}}";

        await house.Refuses(400, "platform.json_invalid", () => house.Running.Servicing.PostText(
            $"{house.Running.Agreement}/payments", $"{{\"amount\":{amount}}}"),
            "$.amount", "line 1", "a whole number of minor units");
    }

    /// <summary>As large as the number goes: no sum may run over, whatever it is added to.</summary>
    [Theory, InlineData(false), InlineData(true)]
    public async Task Amounts_beyond_all_money_are_refused(bool postgres)
    {
        var house = await houses.On(postgres);
        var (deal, all) = (house.Running, Deal.Cny(long.MaxValue));

        await house.Refuses(422, "lending.amount_out_of_range", () => Pay(deal, all));
        await house.Refuses(422, "lending.amount_out_of_range", () => deal.Servicing.Post(
            $"{deal.Agreement}/payments", new { amount = all, excess = "settleAndHold" }));
        await house.Refuses(409, "servicing.settlement_amount", () => deal.Customer.Post(
            $"{deal.Agreement}/settlement", new { amount = all }));
        await house.Refuses(422, "origination.price_out_of_range", () => Quote(deal, all, Deal.Cny(0)));
        await house.Refuses(422, "parties.amount_too_large", () => Register(deal, all));
        await house.Refuses(422, "ledger.amount_too_large", () => Book(deal, all, -all));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Currencies_are_not_mixed(bool postgres)
    {
        var house = await houses.On(postgres);
        var (deal, dollars) = (house.Running, new Money(100_00, Currency.Usd));

        await house.Refuses(422, "servicing.currency_mixed", () => Pay(deal, dollars), "CNY");
        await house.Refuses(422, "servicing.currency_mixed", () => deal.Customer.Post(
            $"{deal.Agreement}/settlement", new { amount = dollars }), "CNY");
        await house.Refuses(422, "origination.currency_mixed", () => Quote(deal, Deal.Cny(16_980_000), dollars), "CNY");
        await house.Refuses(422, "origination.currency_mixed", () => Quote(deal, dollars, dollars), "CNY");
        await house.Refuses(422, "parties.currency_mixed", () => Register(deal, dollars), "CNY");
        await house.Refuses(
            422, "ledger.mixed_currency", () => Book(deal, Deal.Cny(100), new Money(-100, Currency.Usd)), "USD", "CNY");
        await house.Refuses(400, "platform.json_invalid", () => deal.Servicing.PostText(
            $"{deal.Agreement}/payments", "{\"amount\":{\"minorUnits\":100,\"currency\":\"cny\"}}"), "ISO 4217");
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Debits_equal_credits_or_nothing_is_booked(bool postgres)
    {
        var house = await houses.On(postgres);

        await house.Refuses(
            422, "ledger.unbalanced", () => Book(house.Running, Deal.Cny(100), Deal.Cny(-99)), "1.00", "0.99");
    }

    /// <summary>At most what settles today can be paid; the sentence names it, and so do the figures.</summary>
    [Theory, InlineData(false), InlineData(true)]
    public async Task An_overpayment_is_refused_and_says_what_is_owed(bool postgres)
    {
        var house = await houses.On(postgres);
        var deal = house.Running;
        var settles = Deal.Amount((await deal.Customer.Get($"{deal.Agreement}/settlement-quote")).Done["total"]!);

        await house.Refuses(
            409, "servicing.overpaid", () => Pay(deal, settles + Deal.Cny(1)), settles.ToString(), "settleAndHold");
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_closed_account_takes_no_payment(bool postgres)
    {
        var house = await houses.On(postgres);
        var deal = house.Ended;

        await house.Refuses(409, "servicing.account_closed", () => Pay(deal, Deal.Cny(100)), "refund the payer");
        await house.Refuses(409, "servicing.account_closed", () => deal.Customer.Post(
            $"{deal.Agreement}/payments", new { amount = Deal.Cny(100) }));
        await house.Refuses(409, "servicing.account_closed", () => deal.Servicing.Post(
            $"{deal.Agreement}/settlement", new { amount = Deal.Cny(100) }));
        await house.Refuses(409, "servicing.account_closed", () => deal.Servicing.Post(
            $"{deal.Agreement}/events/2/reversal", new { note = "too late" }));
    }

    static Task<Reply> Pay(Deal deal, Money amount) =>
        deal.Servicing.Post($"{deal.Agreement}/payments", new { amount });

    static Task<Reply> Quote(Deal deal, Money price, Money down) => deal.Dealer.Post("/api/quotes", new
    {
        modelCode = "qilan-l5-2026",
        use = "ownUse",
        condition = "new",
        price,
        down,
        months = 24,
    });

    static Task<Reply> Register(Deal deal, Money monthlyIncome) => deal.Dealer.Post("/api/people", new
    {
        name = "周敏",
        idNumber = "990101199003079503",
        phone = "19900000099",
        monthlyIncome,
        consents = Array.Empty<object>(),
    });

    static Task<Reply> Book(Deal deal, Money debit, Money credit) => deal.Treasury.Post("/api/ledger/entries", new
    {
        valueDate = TestHouse.FirstDay,
        narrative = new { zh = "手工分录", en = "by hand" },
        lines = new object[]
        {
            new { account = "bank", amount = debit }, new { account = "equity.capital", amount = credit },
        },
    });
}
