using Wheelhouse.Kit;
using Xunit;

namespace Wheelhouse.Journeys.Tests;

/// <summary>A car loan's whole life over HTTP, from the dealer's quote to the last payment.</summary>
public sealed class CarLoanTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task A_loan_lives_from_quote_to_paid_off(bool postgres)
    {
        await using var house = await ServerHere.Open(postgres, "--SignInsPerMinute", "1000");
        using var deal = await Deal.Open(house);

        await deal.Register();
        Assert.Equal("draft", (string?)(await deal.Create()).Done["state"]);
        Assert.Equal("approved", (string?)(await deal.Step(deal.Dealer, "submission")).Done["state"]);
        Assert.Equal("accepted", (string?)(await deal.Step(deal.Customer, "acceptance")).Done["state"]);
        var document = await deal.Document();
        document[^20] ^= 1;
        Assert.Equal("origination.signature_invalid", (await deal.Sign(document)).Code);
        Assert.Equal("payoutOrdered", (string?)(await deal.Sign(await deal.Document())).Done["state"]);
        await deal.AwaitAgreement();

        var opened = await deal.Account();
        var start = await deal.Today();
        Assert.Equal(Deal.Cny(13_584_000), Deal.Amount(opened["kpis"]!["principalLeft"]!)); // 169 800 - 33 960
        Assert.Equal(start.AddMonths(1), Deal.Day(opened["kpis"]!["nextDue"]!["day"]!));
        var instalment = Deal.Amount(opened["kpis"]!["nextDue"]!["amount"]!);

        await deal.CloseUntil(start.AddMonths(1));
        var paid = (await deal.Servicing.Post($"{deal.Agreement}/payments", new { amount = instalment })).Done;
        Assert.Equal(1, (int)paid["kpis"]!["paidCount"]!);

        await PayBackDated(deal, start.AddMonths(2), instalment);
        await Settle(deal);
        await EverythingFits(house, deal);
    }

    /// <summary>Money of the due day is booked five days later: meanwhile overdue, afterwards never.</summary>
    static async Task PayBackDated(Deal deal, DateOnly due, Kernel.Money instalment)
    {
        await deal.CloseUntil(due.AddDays(5));
        Assert.Equal(5, (int)(await deal.Account())["kpis"]!["overdueDays"]!);

        var body = new { amount = instalment, valueDate = due, channel = "transfer" };
        var foreseen = (await deal.Servicing.Post($"{deal.Agreement}/payments/preview", body)).Done;
        Assert.Equal(5, (int)foreseen["before"]!["overdueDays"]!);
        Assert.Equal(0, (int)foreseen["after"]!["overdueDays"]!);
        var booked = (await deal.Servicing.Post($"{deal.Agreement}/payments", body)).Done;
        Assert.Equal(2, (int)booked["kpis"]!["paidCount"]!);
        Assert.Equal((due, due.AddDays(5)), (Deal.Day(booked["valueDate"]!), Deal.Day(booked["bookedOn"]!)));
    }

    static async Task Settle(Deal deal)
    {
        var quote = (await deal.Customer.Get($"{deal.Agreement}/settlement-quote")).Done;
        var settled = (await deal.Customer.Post($"{deal.Agreement}/settlement", new { amount = quote["total"] })).Done;
        Assert.Equal("settled", (string?)settled["kpis"]!["state"]);

        await deal.CloseUntil((await deal.Today()).AddDays(1));
        Assert.Equal("closed", (string?)(await deal.Account())["kpis"]!["state"]);
        var late = await deal.Servicing.Post($"{deal.Agreement}/payments", new { amount = Deal.Cny(100) });
        Assert.Equal((409, "servicing.account_closed"), ((int)late.Status, late.Code));
    }

    /// <summary>The books are in balance, nothing is lent any more, and the audit log recomputes.</summary>
    static async Task EverythingFits(ServedHouse house, Deal deal)
    {
        var balance = (await deal.Treasury.Get("/api/ledger/trial-balance")).Done;
        Assert.All(balance["totals"]!.AsArray(), total => Assert.True((bool)total!["balanced"]!));
        var lent = balance["rows"]!.AsArray().Single(r => (string)r!["account"]!["code"]! == "loans.principal")!;
        Assert.Equal(Deal.Amount(lent["debit"]!), Deal.Amount(lent["credit"]!));

        using var admin = await house.SignIn("haiyue.admin");
        Assert.Null((await admin.Post("/api/audit/verification")).Done["fault"]);
    }
}
