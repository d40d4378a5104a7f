using System.Net;
using System.Text.Json.Nodes;
using Wheelhouse.Kit;
using Wheelhouse.Vehicles;
using Xunit;

namespace Wheelhouse.Journeys.Tests.Books;

/// <summary>The desks of treasury, product administration and vehicles, over HTTP.</summary>
public sealed class BooksDeskTests(HouseOnSqlite on) : IClassFixture<HouseOnSqlite>
{
    readonly ServedHouse house = on.House;

    [Fact]
    public async Task Treasury_books_by_hand_reads_the_trial_balance_and_takes_it_back()
    {
        using var treasury = await house.SignIn("haiyue.treasury");
        var opened = (await treasury.Get("/api/ledger/trial-balance")).Done;
        var today = (string)opened["asOf"]!;
        // the owners paid it in when the books were opened
        var capital = (long)Row(opened, "bank")["debit"]!["minorUnits"]!;
        var entry = new
        {
            valueDate = today,
            narrative = new { zh = "出资", en = "Capital" },
            lines = new[] { Line("bank", 500_000), Line("equity.capital", -500_000) },
        };
        var posted = await treasury.Post("/api/ledger/entries", entry, key: "capital");
        var again = await treasury.Post("/api/ledger/entries", entry, key: "capital");
        Assert.Equal((string?)posted.Done["id"], (string?)again.Done["id"]);

        var trial = (await treasury.Get("/api/ledger/trial-balance")).Done;
        Assert.Equal(capital + 500_000, (long)Row(trial, "bank")["debit"]!["minorUnits"]!);
        Assert.Equal(capital + 500_000, (long)Row(trial, "equity.capital")["credit"]!["minorUnits"]!);
        Assert.True((bool)trial["totals"]![0]!["balanced"]!);

        var listed = (await treasury.Get("/api/ledger/entries?account=bank&limit=1")).Done["items"]![0]!;
        Assert.Equal(((string?)posted.Done["id"], "posted"), ((string?)listed["id"], (string?)listed["state"]));

        var reversal = await treasury.Post(
            $"/api/ledger/entries/{posted.Done["id"]}/reversal",
            new { narrative = new { zh = "更正", en = "Correction" } });
        Assert.Equal(HttpStatusCode.OK, reversal.Status);
        var balance = await treasury.Get("/api/ledger/accounts/bank/balance?basis=value");
        Assert.Equal(capital, (long)balance.Done["balances"]![0]!["balance"]!["minorUnits"]!);
        Assert.Equal("value", (string?)balance.Done["day"]!["basis"]);
    }

    [Fact]
    public async Task Only_its_lender_and_the_regulator_read_a_set_of_books()
    {
        var haiyue = house.Founders.Organisation("haiyue");
        using var regulator = await house.SignIn("regulator");
        using var competitor = await house.SignIn("jiangcheng.treasury");
        using var dealer = await house.SignIn("shunxing.sales");

        Assert.Equal("ledger.name_books", (await regulator.Get("/api/ledger/accounts")).Code);
        Assert.Equal(HttpStatusCode.OK, (await regulator.Get($"/api/ledger/accounts?organisation={haiyue}")).Status);
        var foreign = await competitor.Get($"/api/ledger/trial-balance?organisation={haiyue}");
        Assert.Equal((HttpStatusCode.NotFound, "ledger.no_books"), (foreign.Status, foreign.Code));
        Assert.Equal(HttpStatusCode.Forbidden, (await dealer.Get("/api/ledger/trial-balance")).Status);
        Assert.Equal(
            "ledger.no_such_account", (await competitor.Get("/api/ledger/accounts/bank.vault/balance")).Code);
    }

    [Theory]
    [InlineData("haiyue.treasury", "/api/ledger/accounts/export.xlsx?lang=zh")]
    [InlineData("haiyue.treasury", "/api/ledger/trial-balance/export.xlsx?lang=en")]
    [InlineData("haiyue.treasury", "/api/ledger/entries/export.xlsx")]
    [InlineData("haiyue.treasury", "/api/bank/accounts/export.xlsx?lang=zh")]
    [InlineData("haiyue.treasury", "/api/bank/payees/export.xlsx?lang=en")]
    [InlineData("haiyue.servicing", "/api/bank/mandates/export.xlsx?state=standing&lang=zh")]
    [InlineData("haiyue.treasury", "/api/portfolio/month-ends/export.xlsx?lang=en")]
    [InlineData("regulator", "/api/audit/heads/export.xlsx?lang=zh")]
    [InlineData("shunxing.sales", "/api/models/export.xlsx?q=qilan")]
    [InlineData("shunxing.sales", "/api/products/export.xlsx?kind=usedCar")]
    [InlineData("regulator", "/api/rules/export.xlsx?q=LTV")]
    public async Task A_grid_can_be_taken_away(string signIn, string path)
    {
        using var visitor = await house.SignIn(signIn);
        Assert.Equal("PK"u8.ToArray(), (await visitor.Download(path))[..2]); // an xlsx is a zip
    }

    [Fact]
    public async Task A_vehicle_is_registered_once_and_its_number_is_checked()
    {
        using var dealer = await house.SignIn("qilan-binjiang.sales");
        var vin = Vin.Compose("L0N", "A1B2C", 2026, '1', 777).Text;

        var wrong = await dealer.Get($"/api/vins/{vin[..^1]}0");
        Assert.Equal((422, "vehicles.vin_check_digit"), ((int)wrong.Status, wrong.Code));
        var read = (await dealer.Get($"/api/vins/{vin.ToLowerInvariant()}")).Done;
        Assert.Equal(("qilan", 2026), ((string?)read["maker"]!["maker"], (int)read["modelYear"]!));
        Assert.Equal("vehicles.no_such_vehicle", (await dealer.Get($"/api/vehicles/{vin}")).Code);

        var asked = new { vin, model = "qilan-l5-2026", use = "ownUse", condition = "new" };
        var first = (await dealer.Post("/api/vehicles", asked)).Done;
        var second = (await dealer.Post("/api/vehicles", asked)).Done;
        Assert.Equal((string?)first["id"], (string?)second["id"]);
        Assert.Equal(
            "vehicles.maker_differs",
            (await dealer.Post(
                "/api/vehicles", new { vin, model = "beichen-yx-2026", use = "ownUse", condition = "new" })).Code);

        var view = (await dealer.Get($"/api/vehicles/{vin}")).Done;
        Assert.Null(view["finance"]);
        Assert.Equal("recorded", (string?)Assert.Single(view["timeline"]!.AsArray())!["kind"]);
    }

    [Fact]
    public async Task Lists_go_on_where_they_stopped()
    {
        using var dealer = await house.SignIn("shunxing.sales");
        foreach (var path in new[] { "/api/models", "/api/products", "/api/rules" })
        {
            var whole = (await dealer.Get($"{path}?limit=200")).Done["items"]!.AsArray();
            var seen = new List<string>();
            string? after = null;
            do
            {
                var page = (await dealer.Get($"{path}?limit=7" + (after is null ? "" : $"&after={after}"))).Done;
                seen.AddRange(page["items"]!.AsArray().Select(i => i!.ToJsonString()));
                after = (string?)page["next"];
            }
            while (after is not null);

            Assert.Equal(whole.Select(i => i!.ToJsonString()), seen);
        }
    }

    [Fact]
    public async Task Competitors_do_not_read_each_others_commission()
    {
        using var dealer = await house.SignIn("shunxing.sales");
        using var competitor = await house.SignIn("jiangcheng.admin");
        var path = $"/api/products?lender={house.Founders.Organisation("haiyue")}&kind=equalInstalment";

        Assert.Equal(0.03m, Commission(await dealer.Get(path)));
        Assert.Equal(0m, Commission(await competitor.Get(path)));

        static decimal Commission(Reply reply) =>
            (decimal)Assert.Single(reply.Done["items"]!.AsArray())!["terms"]!["commissionShare"]!;
    }

    [Fact]
    public async Task A_product_waits_for_a_second_person()
    {
        using var author = await house.SignIn("haiyue.admin");
        using var second = await house.SignIn("haiyue.products");
        using var stranger = await house.SignIn("jiangcheng.admin");
        var lender = house.Founders.Organisation("haiyue");
        var product = (await author.Get($"/api/products?lender={lender}&kind=green")).Done["items"]![0]!;
        var file = File(product, "haiyue-green-plus");

        var drafted = (await author.Post("/api/products", file)).Done;
        var publication = $"/api/products/{drafted["product"]}/publication";
        Assert.Equal("products.same_person", (await author.Post(publication, new { version = 1 })).Code);
        Assert.Equal("products.no_such_version", (await stranger.Post(publication, new { version = 1 })).Code);
        Assert.Equal(
            "products.no_such_product", (await stranger.Get($"/api/products/{drafted["product"]}/versions")).Code);
        Assert.Contains(
            (await second.Get("/api/products/drafts")).Done["items"]!.AsArray(),
            d => (string?)d!["code"] == "haiyue-green-plus");
        Assert.Equal(HttpStatusCode.OK, (await second.Post(publication, new { version = 1 })).Status);
        Assert.Single((await stranger.Get($"/api/products/{drafted["product"]}/versions")).Done["items"]!.AsArray());

        file["terms"]!["minMonths"] = "twelve";
        file["terms"]!["speed"] = 1;
        var refused = await author.Post("/api/products", file);
        Assert.Equal((422, "products.malformed"), ((int)refused.Status, refused.Code));
        Assert.Equal(
            ["/terms/minMonths", "/terms/speed"],
            refused.Body!["values"]!.AsObject().Select(v => v.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Rules_are_checked_as_of_a_day()
    {
        using var dealer = await house.SignIn("shunxing.sales");
        var deal = new
        {
            price = Cny(100_000),
            financed = Cny(82_000),
            months = 36,
            condition = "new",
            powertrain = "ice",
            use = "ownUse",
        };

        Assert.Equal("block", await Verdict("2024-04-02"));
        Assert.Equal("pass", await Verdict("2024-04-03"));
        Assert.Equal(
            "products.facts_out_of_range",
            (await dealer.Post("/api/rules/check", new { facts = deal with { price = Cny(0) } })).Code);

        async Task<string?> Verdict(string on) =>
            (string?)(await dealer.Post("/api/rules/check", new { facts = deal, on })).Done["checks"]!.AsArray()
                .Single(c => (string?)c!["rule"] == "R-LTV-01")!["verdict"];
    }

    static object Cny(long yuan) => new { minorUnits = yuan * 100, currency = "CNY" };

    static object Line(string account, long minorUnits) =>
        new { account, amount = new { minorUnits, currency = "CNY" } };

    static JsonNode Row(JsonNode trial, string account) =>
        trial["rows"]!.AsArray().Single(r => (string?)r!["account"]!["code"] == account)!;

    /// <summary>A product file out of what the list answers, under another code.</summary>
    static JsonObject File(JsonNode product, string code)
    {
        var terms = product["terms"]!.DeepClone();
        terms.AsObject().Remove("subsidyBy");
        terms["eligibility"]!.AsObject().Remove("maxAgeMonths");
        foreach (var unsaid in terms["late"]!.AsObject().Where(part => part.Value is null).ToList())
        {
            terms["late"]!.AsObject().Remove(unsaid.Key);
        }

        foreach (var fee in terms["fees"]!.AsArray())
        {
            fee!.AsObject().Remove("share");
        }

        return new JsonObject
        {
            ["code"] = code,
            ["kind"] = product["kind"]!.DeepClone(),
            ["name"] = product["name"]!.DeepClone(),
            ["ends"] = product["ends"]!.DeepClone(),
            ["validFrom"] = "2026-01-05",
            ["terms"] = terms,
        };
    }
}
