using Microsoft.Extensions.DependencyInjection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Wheelhouse.Kernel;
using Wheelhouse.Kit;
using Wheelhouse.Lending;
using Wheelhouse.Platform;
using Wheelhouse.Products;
using Wheelhouse.Trust;
using Xunit;

namespace Wheelhouse.Modules.Tests.Products;

public sealed class PublishingTests
{
    /// <summary>Stands for the maker's id until a house has given it one.</summary>
    static readonly Id<Organisation> NoMaker = Id<Organisation>.Parse("org_00000000000000000000000000000001");

    [Theory, InlineData(false), InlineData(true)]
    public async Task Every_sample_is_drafted_by_one_person_and_published_by_another(bool postgres)
    {
        await using var house = await TestHouse.Open(
            postgres, s => s.AddHandler<AddMaker, Id<Organisation>, AddMaker.Handler>());
        var maker = (await house.Run<AddMaker, Id<Organisation>>(house.Newcomer(Role.Admin), new())).Value;
        foreach (var lender in new[] { "haiyue", "jiangcheng", "tongqu" })
        {
            var author = house.Newcomer(Role.Admin);
            foreach (var file in Samples(lender, maker))
            {
                var drafted = await house.Run<DraftProduct, ProductDrafted>(author, new(file));
                Assert.True(drafted.IsDone, $"{file.GetProperty("code")}: {drafted.Refused?.Sentence}");
                Assert.Equal(1, drafted.Value.Version);
                Assert.Equal("products.same_person", (await Publish(house, author, drafted.Value)).Refused?.Code);
                Assert.True((await Publish(house, house.Colleague(author), drafted.Value)).IsDone);
            }
        }

        var offered = await On(house, new(2026, 1, 5));
        Assert.Equal(21, offered.Count);
        Assert.Equal(Enum.GetValues<ProductKind>().Order(), offered.Select(p => p.Kind).Distinct().Order());
        Assert.All(offered, p => Assert.Equal(p.Kind.Family(), Signed(p).Family));
        Assert.Empty(await On(house, new(2023, 12, 31)));
    }

    /// <summary>The schema knows no <c>null</c>: what is left out is left out.</summary>
    [Fact]
    public void Late_interest_without_charges_is_served_as_it_may_be_drafted_again()
    {
        var served = JsonSerializer.SerializeToNode(new LateRule(new(0.18m)), Json.Wire)!.AsObject();

        Assert.False(served.ContainsKey("charges"));
        Assert.False(served.ContainsKey("caps"));
    }

    [Fact]
    public async Task A_later_version_is_in_force_from_its_day_and_the_earlier_stays_as_it_was()
    {
        await using var house = await TestHouse.Open(postgres: false);
        var author = house.Newcomer(Role.Admin);
        var first = await DraftAndPublish(house, author, Standard());
        var second = await DraftAndPublish(
            house, author,
            Standard("/validFrom", "2026-03-01", "/terms/customerRate", "0.07", "/terms/contractRate", "0.07"));

        Assert.Equal((first.Id, 2), (second.Id, second.Version));
        Assert.Equal("0.0732", Rate(Assert.Single(await On(house, new(2026, 2, 28)))));
        Assert.Equal("0.07", Rate(Assert.Single(await On(house, new(2026, 3, 1)))));
        Assert.Equal("0.0732", Rate((await Find(house, first.Id, 1))!));
    }

    [Fact]
    public async Task A_withdrawn_product_does_not_return_to_its_earlier_version()
    {
        await using var house = await TestHouse.Open(postgres: false);
        var author = house.Newcomer(Role.Admin);
        await DraftAndPublish(house, author, Standard());
        await DraftAndPublish(house, author, Standard("/validFrom", "2026-02-01", "/validTo", "2026-02-28"));

        Assert.Single(await On(house, new(2026, 2, 28)));
        Assert.Empty(await On(house, new(2026, 3, 1)));
    }

    [Fact]
    public async Task A_new_version_never_starts_in_the_past()
    {
        await using var house = await TestHouse.Open(postgres: false);
        var author = house.Newcomer(Role.Admin);
        await DraftAndPublish(house, author, Standard());
        var late = await house.Run<DraftProduct, ProductDrafted>(author, new(Standard("/validFrom", "2026-01-04")));

        Assert.Equal(
            "products.valid_from_too_early", (await Publish(house, house.Colleague(author), late.Value)).Refused?.Code);
    }

    [Fact]
    public async Task A_stranger_finds_no_draft()
    {
        await using var house = await TestHouse.Open(postgres: false);
        var drafted = await house.Run<DraftProduct, ProductDrafted>(house.Newcomer(Role.Admin), new(Standard()));

        Assert.Null(await Find(house, drafted.Value.Product, 1));
        Assert.Equal(
            "products.no_such_version",
            (await Publish(house, house.Newcomer(Role.Admin), drafted.Value)).Refused?.Code);
    }

    [Fact]
    public async Task A_subsidy_is_paid_by_a_maker_of_the_house()
    {
        await using var house = await TestHouse.Open(postgres: false);
        var file = Assert.Single(Samples("haiyue-qilan-subsidised", NoMaker));

        var refused = await house.Run<DraftProduct, ProductDrafted>(house.Newcomer(Role.Admin), new(file));
        Assert.Equal("products.unknown_payer", refused.Refused?.Code);
    }

    /// <summary>One change makes the file wrong; the refusal names its place.</summary>
    [Theory]
    [InlineData("/code", "Not A Key", "/code")]
    [InlineData("/kind", "lease", "/kind")]
    [InlineData("/validFrom", "2026-02-30", "/validFrom")]
    [InlineData("/validTo", "2020-01-01", "/validTo")]
    [InlineData("/name/zh", null, "/name/zh")]
    [InlineData("/unknown", "x", "/unknown")]
    [InlineData("/terms/customerRate", "7.32", "/terms/customerRate")]
    [InlineData("/terms/customerRate", "0.08", "/terms/customerRate")]
    [InlineData("/terms/customerRate", "0.01", "/terms/subsidyBy")]
    [InlineData("/terms/maxMonths", "6", "/terms/maxMonths")]
    [InlineData("/terms/minMonths", "1.5", "/terms/minMonths")]
    [InlineData("/terms/minDownShare", "-0.1", "/terms/minDownShare")]
    [InlineData("/terms/balloonShare", "0.3", "/terms/balloonShare")]
    [InlineData("/terms/fees/0/amount", null, "/terms/fees/0")]
    [InlineData("/terms/fees/0/payment", "later", "/terms/fees/0/payment")]
    [InlineData("/terms/eligibility/conditions", "[]", "/terms/eligibility/conditions")]
    [InlineData("/terms/eligibility/uses", "[\"ownUse\",\"ownUse\"]", "/terms/eligibility/uses")]
    [InlineData("/terms/minAmount/minorUnits", "2000000.5", "/terms/minAmount/minorUnits")]
    [InlineData("/terms/eligibility/makers", "[\"nobody\"]", "/terms/eligibility/makers/0")]
    public async Task A_fault_is_named_by_its_path(string path, string? value, string named)
    {
        await using var house = await TestHouse.Open(postgres: false);
        var refused = (await house.Run<DraftProduct, ProductDrafted>(
            house.Newcomer(Role.Admin), new(Standard(path, value)))).Refused;

        Assert.Equal("products.malformed", refused?.Code);
        Assert.Contains(refused!.Values, v => v.Name == named);
    }

    [Theory]
    [InlineData("/terms/maxMonths", "61", "R-TERM-01")] // a new car runs 60 months at most
    [InlineData("/terms/eligibility/conditions", "[\"used\"]", "R-LTV-05")] // 80 % of a used car, 70 % allowed
    public async Task A_product_that_would_break_a_rule_is_refused(string path, string value, string rule)
    {
        await using var house = await TestHouse.Open(postgres: false);
        var refused = (await house.Run<DraftProduct, ProductDrafted>(
            house.Newcomer(Role.Admin), new(Standard(path, value)))).Refused;

        Assert.Equal("products.breaks_rule", refused?.Code);
        Assert.Contains(new RefusalValue("rule", rule), refused!.Values);
    }

    [Fact]
    public void Terms_are_filled_in_as_worked_by_hand()
    {
        var fee = new ProductFee("service", new("服务费", "Service fee"), Lending.FeePayment.Financed, Share: 0.01m);
        var document = JsonSerializer.Deserialize<ProductDocument>(Standard(), Json.Stored)!;
        var product = new ProductVersion(
            default, "x", 1, default, document.Name, document.Kind, document.ValidFrom, null, document.Ends,
            (LoanProduct)document.Terms with { BalloonShare = 0.30m, Fees = [fee] });

        var terms = Assert.IsType<LoanFinance>(product.ToTerms(Deal(10_000_000, 0, 36)).Value).Terms;

        Assert.Equal(10_100_000, terms.Principal.MinorUnits); // 100 000 + 1 %
        Assert.Equal(3_030_000, terms.Balloon?.MinorUnits); // 30 % of 101 000
        Assert.Equal((36, 0.0732m), (terms.Instalments, terms.AnnualRate.PerYear));
        Assert.Equal(300_000, product.Commission(new(10_000_000, Currency.Cny)).MinorUnits); // 3 %
    }

    /// <summary>What is signed for the largest car of a product, with a fifth of its price down.</summary>
    static FinanceTerms Signed(ProductVersion product) =>
        product.ToTerms(Deal(product.Terms.MaxAmount.MinorUnits, 20, product.Terms.MaxMonths)).Value;

    static DealShape Deal(long price, int downPercent, int months)
    {
        var whole = new Money(price, Currency.Cny);
        return new(
            whole, new(price * downPercent / 100, Currency.Cny), new(0, Currency.Cny), months, new(2026, 1, 5), "ice",
            whole, AgeMonths: 0);
    }

    /// <summary>The file of the standard product with some places changed; a null takes the place out.</summary>
    static JsonElement Standard(params string?[] changes)
    {
        var file = JsonNode.Parse(Assert.Single(Samples("haiyue-standard", NoMaker)).GetRawText())!;
        for (var i = 0; i < changes.Length; i += 2)
        {
            var steps = changes[i]!.Split('/')[1..];
            var at = steps[..^1].Aggregate(
                file, (node, step) => int.TryParse(step, out var n) ? node[n]! : node[step]!);
            if (changes[i + 1] is { } value)
            {
                at[steps[^1]] = Parse(value, at[steps[^1]]);
            }
            else
            {
                at.AsObject().Remove(steps[^1]);
            }
        }

        return JsonSerializer.SerializeToElement(file);
    }

    /// <summary>The files of samples/products whose names start so, with the maker's id where its key stands.</summary>
    static IReadOnlyList<JsonElement> Samples(
        string start, Id<Organisation> maker, [CallerFilePath] string here = "") =>
    [
        .. Directory.EnumerateFiles(
                Path.Combine(Path.GetDirectoryName(here)!, "../../../samples/products"), $"{start}*.json")
            .Order(StringComparer.Ordinal)
            .Select(path => Regex.Replace(File.ReadAllText(path), "maker:[a-z]+", maker.ToString()))
            .Select(text => JsonDocument.Parse(text).RootElement),
    ];

    static JsonNode Parse(string value, JsonNode? was) => was is null || was.GetValueKind() == JsonValueKind.String
        ? JsonValue.Create(value)
        : JsonNode.Parse(value)!;

    static async Task<ProductVersion> DraftAndPublish(TestHouse house, Actor author, JsonElement file)
    {
        var drafted = await house.Run<DraftProduct, ProductDrafted>(author, new(file));
        return (await Publish(house, house.Colleague(author), drafted.Value)).Value;
    }

    static Task<Outcome<ProductVersion>> Publish(TestHouse house, Actor actor, ProductDrafted draft) =>
        house.Run<PublishProduct, ProductVersion>(actor, new(draft.Product, draft.Version));

    static Task<IReadOnlyList<ProductVersion>> On(TestHouse house, DateOnly day) => house.In(
        house.Newcomer(Role.Dealer),
        p => p.GetRequiredService<IProducts>().On(day, TestContext.Current.CancellationToken));

    static Task<ProductVersion?> Find(TestHouse house, Id<Product> product, int version) => house.In(
        house.Newcomer(Role.Dealer),
        p => p.GetRequiredService<IProducts>().Find(product, version, TestContext.Current.CancellationToken));

    static string Rate(ProductVersion product) =>
        ((LoanProduct)product.Terms).CustomerRate.PerYear.ToString(
            "0.####", System.Globalization.CultureInfo.InvariantCulture);

    sealed record AddMaker
    {
        internal sealed class Handler(IOrganisations organisations) : IHandle<AddMaker, Id<Organisation>>
        {
            public Task<Outcome<Id<Organisation>>> Handle(AddMaker command, CancellationToken cancel) =>
                Task.FromResult<Outcome<Id<Organisation>>>(
                    organisations.Add(OrganisationKind.Maker, new("启岚汽车", "Qilan Motors"), simulated: true));
        }
    }
}
