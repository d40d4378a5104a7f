using Xunit;

namespace Wheelhouse.Journeys.Tests.Leases;

/// <summary>Leases whose car becomes the customer's, from signature to the last entry.</summary>
[Collection(AllLeases.Name)]
public sealed class FinanceLeaseTests(LeasesOnSqlite sqlite, LeasesOnPostgres postgres)
{
    [Fact]
    public Task A_finance_lease_is_paid_and_the_car_bought() => sqlite.Of(Bought);

    [Fact]
    public Task A_finance_lease_is_paid_and_the_car_bought_on_postgres() => postgres.Of(Bought);

    [Fact]
    public Task A_leaseback_waits_for_its_evidence_and_pays_the_customer() => sqlite.Of(SoldAndLeasedBack);

    [Fact]
    public Task The_books_balance_and_the_audit_log_recomputes() => sqlite.Balances();

    [Fact]
    public Task The_books_balance_and_the_audit_log_recomputes_on_postgres() => postgres.Balances();

    /// <summary>169 800 with 33 960 first and a deposit of 5 %: 42 450 at the start, twelve rentals, 100 at the
    /// end.</summary>
    internal static async Task Bought(LeaseJourney journey)
    {
        var deal = journey.Deal;
        await journey.Begin("Tongqu Direct Lease", LeaseJourney.New(12, 3_396_000));
        Assert.Equal("finance-lease", journey.DecidedBy);

        var opened = await deal.Account();
        Assert.Equal(("lease", "finance"), ((string?)opened["family"], (string?)opened["lease"]!["class"]));
        Assert.Equal(Deal.Cny(4_245_000), Deal.Amount(opened["kpis"]!["dueToday"]!));
        var register = (await deal.Servicing.Get("/api/encumbrances?live=true")).Done["items"]!.AsArray();
        Assert.Equal("title", (string?)Assert.Single(register, one => (string?)one!["vin"] == deal.Vin)!["kind"]);
        var early = await journey.Change(new { type = "purchase" });
        Assert.Equal("servicing.term_not_over", early.Code);

        await journey.LiveUntil((await deal.Today()).AddMonths(12));
        Assert.Equal("atEnd", (string?)(await journey.Lease())["status"]);
        var back = await journey.Change(new { type = "carReturn", vehicleValue = Deal.Cny(1) });
        Assert.Equal("leasing.exit_not_agreed", back.Code);
        _ = (await journey.Change(new { type = "purchase" })).Done;
        Assert.Equal(Deal.Cny(10_000), Deal.Amount((await deal.Account())["kpis"]!["dueToday"]!));
        await journey.SettleDeposit();

        Assert.Equal("bought", (string?)(await journey.Lease())["status"]);
        await journey.Ends("titlePassed");
    }

    /// <summary>Without evidence of the trade nothing is signed; with it the customer is paid for his car.</summary>
    internal static async Task SoldAndLeasedBack(LeaseJourney journey)
    {
        var deal = journey.Deal;
        await journey.Accept("Tongqu Leaseback", LeaseJourney.Own(12), odometerKm: 31_000);
        Assert.Equal("finance-lease", journey.DecidedBy);

        Assert.Equal("leasing.evidence_missing", (await deal.Sign(await deal.Document())).Code);
        var day = await deal.Today();
        object Piece(string kind, Kernel.Money? amount = null) => new { kind, reference = $"{kind}-1", day, amount };
        _ = (await deal.Step(deal.Dealer, "evidence", new
        {
            evidence = new[]
            {
                Piece("originalInvoice"), Piece("registration"), Piece("saleContract"),
                Piece("appraisal", Deal.Cny(14_000_000)),
            },
        })).Done;
        Assert.Equal("leasing.leaseback_over_value", (await deal.Sign(await deal.Document())).Code);
        _ = (await deal.Step(deal.Dealer, "evidence", new
        {
            evidence = new[] { Piece("appraisal", Deal.Cny(15_000_000)) },
        })).Done;
        Assert.Equal("payoutOrdered", (string?)(await deal.Sign(await deal.Document())).Done["state"]);
        await deal.AwaitAgreement();

        var payouts = (await deal.Treasury.Get("/api/payouts")).Done["items"]!.AsArray();
        var payout = Assert.Single(payouts, one => (string?)one!["application"] == deal.Application)!;
        Assert.Equal(("lessee", Deal.Cny(15_000_000)), ((string?)payout["paidTo"], Deal.Amount(payout["amount"]!)));
        Assert.Equal("financialAsset", (string?)(await journey.Lease())["class"]);

        await journey.LiveUntil((await deal.Today()).AddMonths(12));
        _ = (await journey.Change(new { type = "purchase" })).Done;
        await journey.PayDue();
        await journey.Ends("titlePassed");
    }
}
