using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kernel;
using Wheelhouse.Kit;
using Wheelhouse.Platform;
using Wheelhouse.Screening;
using Wheelhouse.Screening.Blacklist;
using Wheelhouse.Screening.Graph;
using Wheelhouse.Screening.Storage;
using Xunit;

namespace Wheelhouse.Modules.Tests.Screening;

/// <summary>The list: who lists, who ends, who decides an appeal, and what an application meets of it.</summary>
public sealed class BlacklistTests
{
    static readonly DateOnly InAYear = TestHouse.FirstDay.AddYears(1);

    [Theory, InlineData(false), InlineData(true)]
    public async Task What_is_listed_is_met_until_its_day(bool postgres)
    {
        await using var town = await Lenders.Open(postgres);
        var subject = town.Subject();
        var id = await List(town, TraitKind.Phone, $"+86 {subject.Person.Phone}");

        var met = Assert.Single((await town.Look(subject)).Listed);
        Assert.Equal(
            new ListedMatch(id, TraitKind.Phone, ListingSource.ConfirmedFraud, InAYear, UnderAppeal: false), met);
        Assert.Equal(0, (await town.Look(subject)).Ring.Distance);
        Assert.Empty((await town.Look(town.Subject())).Listed);

        await town.House.Run<AdvanceDay, Unit>(town.Lender, new(InAYear.AddDays(-1)));
        Assert.Single((await town.Look(subject)).Listed);
        await town.House.Run<AdvanceDay, Unit>(town.Lender, new(InAYear));
        Assert.Empty((await town.Look(subject)).Listed);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task An_appeal_is_decided_by_a_third_person(bool postgres)
    {
        await using var town = await Lenders.Open(postgres);
        var (clerk, senior) = (town.House.Colleague(town.Lender), town.House.Colleague(town.Lender));
        var subject = town.Subject();
        var id = await List(town, TraitKind.IdNumber, subject.Person.IdNumber);

        Assert.Equal("screening.no_appeal", await Answer(town, senior, id, upheld: true));
        Assert.Null(await Appeal(town, clerk, id));
        Assert.Equal("screening.appeal_open", await Appeal(town, clerk, id));
        Assert.Equal("screening.appeal_open", await End(town, senior, id));
        Assert.True(Assert.Single((await town.Look(subject)).Listed).UnderAppeal);
        Assert.Null((await town.Look(subject)).Ring.Distance); // disputed: a reason to look, no known bad

        Assert.Equal("screening.same_person", await Answer(town, town.Lender, id, upheld: true));
        Assert.Equal("screening.same_person", await Answer(town, clerk, id, upheld: true));
        Assert.Null(await Answer(town, senior, id, upheld: true));
        Assert.Empty((await town.Look(subject)).Listed);
        Assert.Equal("screening.listing_over", await Appeal(town, clerk, id));
    }

    [Fact]
    public async Task An_appeal_that_fails_leaves_the_entry_and_comes_once()
    {
        await using var town = await Lenders.Open(postgres: false);
        var (clerk, senior) = (town.House.Colleague(town.Lender), town.House.Colleague(town.Lender));
        var subject = town.Subject();
        var id = await List(town, TraitKind.IdNumber, subject.Person.IdNumber);
        await Appeal(town, clerk, id);

        Assert.Null(await Answer(town, senior, id, upheld: false));

        Assert.False(Assert.Single((await town.Look(subject)).Listed).UnderAppeal);
        Assert.Equal("screening.appeal_decided", await Appeal(town, clerk, id));
        Assert.Equal("screening.same_person", await End(town, town.Lender, id));
        Assert.Null(await End(town, senior, id));
        Assert.Empty((await town.Look(subject)).Listed);
    }

    [Theory]
    [InlineData(TraitKind.Contact, "13900001111", 1, "fraud", "screening.not_listable")]
    [InlineData(TraitKind.Phone, "110", 1, "fraud", "screening.value_malformed")]
    [InlineData(TraitKind.IdNumber, "123", 1, "fraud", "screening.value_malformed")]
    [InlineData(TraitKind.Vin, "LSV", 1, "fraud", "screening.value_malformed")]
    [InlineData(TraitKind.Employer, "*", 1, "fraud", "screening.value_malformed")]
    [InlineData(TraitKind.Phone, "13900001111", 1, " ", "screening.reason_needed")]
    [InlineData(TraitKind.Phone, "13900001111", 0, "fraud", "screening.expiry_out_of_range")]
    [InlineData(TraitKind.Phone, "13900001111", 1826, "fraud", null)] // five years with one leap day
    [InlineData(TraitKind.Phone, "13900001111", 1827, "fraud", "screening.expiry_out_of_range")]
    public void What_is_listed_is_checked(TraitKind kind, string value, int days, string reason, string? code) =>
        Assert.Equal(code, AddListing.Decide(
            new(kind, value, ListingSource.Court, reason, TestHouse.FirstDay.AddDays(days)), TestHouse.FirstDay)?.Code);

    [Theory, InlineData(false), InlineData(true)]
    public async Task The_list_is_read_masked_by_its_lender_alone(bool postgres)
    {
        await using var town = await Lenders.Open(postgres);
        var id = await List(town, TraitKind.Phone, "13812345678");
        var again = await town.House.Run<AddListing, ListingKept>(
            town.Lender, Listed(TraitKind.Phone, "138 1234 5678"));
        var stranger = town.House.Newcomer(Role.Underwriter);

        Assert.Equal("screening.already_listed", again.Refused?.Code);
        Assert.Equal("screening.no_such_listing", await End(town, stranger, id));
        Assert.Empty((await Page(town, stranger)).Items);
        Assert.Empty((await Page(town, town.Dealer)).Items);

        var mine = Assert.Single((await Page(town, town.Lender)).Items);
        Assert.Equal(("138****5678", "冒用他人身份", false), (mine.Value, mine.Reason, mine.MayEnd));
        var theirs = Assert.Single((await Page(town, town.House.Colleague(town.Lender, Role.Admin))).Items);
        Assert.Equal(("***********", null, true), (theirs.Value, theirs.Reason, theirs.MayEnd));

        var row = Assert.Single(await town.House.Read(town.Lender, h => h.Set<ListingRow>().ToListAsync()));
        Assert.StartsWith("v1.", row.Value, StringComparison.Ordinal);
        Assert.StartsWith("v1.", row.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_is_paged_and_searched_by_any_spelling()
    {
        await using var town = await Lenders.Open(postgres: false);
        for (var i = 0; i < 5; i++)
        {
            await List(town, TraitKind.Phone, $"1380000000{i}");
        }

        var first = await Page(town, town.Lender, limit: 2);
        var second = await Page(town, town.Lender, limit: 4, after: first.Next);
        var found = await town.House.In(town.Lender, p => ReadListings.Post(
            new("+86 138 0000 0003"), p.GetRequiredService<ReadListings>(), default));

        Assert.Equal((2, 3, null), (first.Items.Count, second.Items.Count, second.Next));
        Assert.Equal("138****0003", Assert.Single(found.Value!.Items).Value);
    }

    [Fact]
    public async Task The_graph_names_nobody_and_is_its_lenders()
    {
        await using var town = await Lenders.Open(postgres: false);
        var device = new Particulars(new DeviceFacts("fingerprint-9"));
        var (first, second) = (town.Subject(device), town.Subject(device));
        await List(town, TraitKind.Phone, first.Person.Phone);
        await town.Apply(first);
        await town.Apply(second);

        var graph = await Graph(town, town.Lender, second.Application);

        Assert.Equal(new RingFound(2, 1, 1, false), graph!.Ring);
        Assert.Equal(
            [("p0", 0, false, second.Application), ("p1", 1, true, first.Application)],
            graph.People.Select(p => (p.Key, p.Distance, p.Bad, p.Latest!)));
        var shared = Assert.Single(graph.Shared);
        Assert.Equal(("i1", TraitKind.Device), (shared.Key, shared.Kind));
        Assert.Equal(["p0", "p1"], shared.Named.Order());
        Assert.Null(await Graph(town, town.House.Newcomer(Role.Underwriter), second.Application));
    }

    static AddListing Listed(TraitKind kind, string value) =>
        new(kind, value, ListingSource.ConfirmedFraud, "冒用他人身份", InAYear);

    static async Task<Id<Listing>> List(Lenders town, TraitKind kind, string value) =>
        (await town.House.Run<AddListing, ListingKept>(town.Lender, Listed(kind, value))).Value.Id;

    static async Task<string?> Appeal(Lenders town, Actor by, Id<Listing> id) =>
        (await town.House.Run<AppealListing, ListingKept>(by, new(id, "那不是我"))).Refused?.Code;

    static async Task<string?> Answer(Lenders town, Actor by, Id<Listing> id, bool upheld) =>
        (await town.House.Run<AnswerAppeal, ListingKept>(by, new(id, upheld, "已核实"))).Refused?.Code;

    static async Task<string?> End(Lenders town, Actor by, Id<Listing> id) =>
        (await town.House.Run<EndListing, ListingKept>(by, new(id))).Refused?.Code;

    static async Task<Page<ListingCard>> Page(Lenders town, Actor actor, int? limit = null, string? after = null) =>
        (await town.House.In(actor, p => ReadListings.Get(
            null, null, limit, after, p.GetRequiredService<ReadListings>(), default))).Value!;

    static async Task<GraphView?> Graph(Lenders town, Actor actor, string application) =>
        (await town.House.In(actor, p => ReadGraph.Get(
            application, p.GetRequiredService<ReadGraph>(), default))).Result is
                Microsoft.AspNetCore.Http.HttpResults.Ok<GraphView> { Value: { } graph }
            ? graph
            : null;
}
