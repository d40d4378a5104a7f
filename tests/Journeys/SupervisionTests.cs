using System.Net;
using Wheelhouse.Kit;
using Xunit;

namespace Wheelhouse.Journeys.Tests;

/// <summary>A regulator reads a lender's portfolio, nobody else does, and each read of his is on record.</summary>
public sealed class SupervisionTests(LivedHouse lived) : IClassFixture<LivedHouse>
{
    static readonly string[] Tables =
        ["month-ends", "standing", "expected-loss", "roll-rates", "vintages", "speeds", "agreements", "reported"];

    [Fact]
    public async Task The_regulator_reads_every_table_of_a_lender_he_names_and_goes_on_to_its_events()
    {
        using var regulator = await Visitor.SignIn(lived.Address, "regulator");
        using var treasury = await Visitor.SignIn(lived.Address, "haiyue.treasury");
        var lender = await Lender(treasury);

        foreach (var table in Tables)
        {
            var own = await treasury.Get($"/api/portfolio/{table}");
            var read = await regulator.Get($"/api/portfolio/{table}?organisation={lender}");
            Assert.Equal((HttpStatusCode.OK, table, own.Done.ToJsonString()), (
                read.Status, table, read.Done.ToJsonString()));
            var unnamed = await regulator.Get($"/api/portfolio/{table}");
            Assert.Equal((table, "portfolio.name_organisation"), (table, unnamed.Code));
        }

        var cell = await regulator.Get($"/api/portfolio/agreements?organisation={lender}&limit=1");
        var agreement = (string)cell.Done["items"]![0]!["agreement"]!;
        Assert.NotEmpty((await regulator.Get($"/api/agreements/{agreement}/events")).Done["items"]!.AsArray());
        Assert.Equal("PK"u8.ToArray(), (await regulator.Download(
            $"/api/portfolio/month-ends/export.xlsx?organisation={lender}"))[..2]);
    }

    [Fact]
    public async Task Nobody_else_reads_a_book_that_is_not_his()
    {
        using var regulator = await Visitor.SignIn(lived.Address, "regulator");
        using var treasury = await Visitor.SignIn(lived.Address, "haiyue.treasury");
        using var competitor = await Visitor.SignIn(lived.Address, "jiangcheng.treasury");
        using var dealer = await Visitor.SignIn(lived.Address, "qilan-binjiang.sales");
        var (lender, store) = (await Lender(treasury), await Organisation(dealer));

        foreach (var table in Tables)
        {
            var foreign = await competitor.Get($"/api/portfolio/{table}?organisation={lender}");
            Assert.Equal((HttpStatusCode.NotFound, "portfolio.no_such_book"), (foreign.Status, foreign.Code));
            var own = await treasury.Get($"/api/portfolio/{table}?organisation={lender}");
            Assert.Equal(HttpStatusCode.OK, own.Status);
            var none = await regulator.Get($"/api/portfolio/{table}?organisation={store}");
            Assert.Equal((HttpStatusCode.NotFound, "portfolio.no_such_book"), (none.Status, none.Code));
            var refused = await dealer.Get($"/api/portfolio/{table}?organisation={store}");
            Assert.Equal("trust.not_permitted", refused.Code);
        }
    }

    [Fact]
    public async Task Each_read_of_the_regulator_is_on_record_and_nobody_elses_is()
    {
        using var regulator = await Visitor.SignIn(lived.Address, "regulator");
        using var treasury = await Visitor.SignIn(lived.Address, "jiangcheng.treasury");
        var lender = await Lender(treasury);
        Assert.Empty(await Records(regulator, lender));

        await treasury.Get($"/api/portfolio/standing?organisation={lender}");
        await regulator.Get($"/api/portfolio/standing?organisation={lender}");
        await regulator.Get($"/api/portfolio/roll-rates?organisation={lender}");
        await regulator.Download($"/api/portfolio/standing/export.xlsx?organisation={lender}");
        await regulator.Get($"/api/ledger/trial-balance?organisation={lender}");

        Assert.Equal(
            ["readTrialBalance", "exportStanding", "showRollRates", "showStanding"], await Records(regulator, lender));
    }

    [Fact]
    public async Task A_list_over_everybody_is_on_record_and_the_log_and_the_session_are_not()
    {
        using var regulator = await Visitor.SignIn(lived.Address, "regulator");
        using var treasury = await Visitor.SignIn(lived.Address, "jiangcheng.treasury");
        var before = (await Records(regulator, "everybody")).Count();

        await regulator.Get("/api/session");
        await regulator.Get("/api/audit/records");
        await treasury.Get("/api/agreements");
        Assert.Equal(before, (await Records(regulator, "everybody")).Count());

        await regulator.Get("/api/agreements?limit=1");
        Assert.Equal("listAgreements", (await Records(regulator, "everybody")).First());
    }

    /// <summary>What was read of a lender, newest first.</summary>
    static async Task<IEnumerable<string>> Records(Visitor regulator, string lender) =>
        (await regulator.Get($"/api/audit/records?action=ReadSupervised&subject={lender}")).Done["items"]!.AsArray()
            .Select(record => (string)record!["what"]!);

    static Task<string> Lender(Visitor staff) => Organisation(staff);

    static async Task<string> Organisation(Visitor visitor) =>
        (string)(await visitor.Get("/api/session")).Done["organisation"]!["id"]!;
}
