using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Wheelhouse.Decisions;
using Wheelhouse.Kernel;
using Wheelhouse.Kit;
using Wheelhouse.Origination.Applications;
using Wheelhouse.Origination.Governing;
using Wheelhouse.Origination.Storage;
using Wheelhouse.Platform;
using Xunit;

namespace Wheelhouse.Modules.Tests.Origination.Governing;

/// <summary>Drafting, checking, publishing by two persons, and deciding by what was published.</summary>
public sealed class PolicyTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task Two_persons_publish_and_the_lender_decides_by_its_own_version(bool postgres)
    {
        await using var room = await Showroom.Open(postgres);
        var customer = await room.Customer(income: 800_000, debts: 200_000);
        Assert.Equal(ApplicationState.Declined, (await room.Apply(customer, Showroom.Saloon())).State);

        var drafted = (await Drafts.Draft(room, room.Underwriter, Drafts.Milder())).Value;
        Assert.Equal((LenderPolicies.FirstOwn, "car-loan"), (drafted.Version, drafted.Family));
        Assert.Empty(drafted.Findings);
        var own = await Drafts.Publish(room, room.Underwriter, drafted.Id, PolicySeat.Champion);
        Assert.Equal("origination.policy_same_person", own.Refused?.Code);
        var published = (await Drafts.Publish(room, room.Senior, drafted.Id, PolicySeat.Champion)).Value;
        Assert.Equal(PolicySeat.Champion, published.Seat);

        var again = await room.Apply(await room.Customer(income: 800_000, debts: 200_000), Showroom.Saloon());
        Assert.Equal(LenderPolicies.FirstOwn, again.Decision!.PolicyVersion);
        var families = await room.House.In(
            room.Underwriter, p => p.GetRequiredService<ReadPolicies>().Families(default));
        Assert.Equal(LenderPolicies.FirstOwn, families.Single(f => f.Family == "car-loan").Champion.Version);
        Assert.Equal(1, families.Single(f => f.Family == "subscription").Champion.Version);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_shadow_is_kept_beside_and_changes_nothing(bool postgres)
    {
        await using var room = await Showroom.Open(postgres);
        await Drafts.Seat(room, Drafts.Milder(), PolicySeat.Shadow);

        var applied = await room.Apply(await room.Customer(income: 800_000, debts: 200_000), Showroom.Saloon());

        Assert.Equal((ApplicationState.Declined, 1), (applied.State, applied.Decision!.PolicyVersion));
        var rows = await room.House.Read(
            room.Underwriter, h => h.Set<DecisionRow>().OrderBy(d => d.Seat).ToListAsync());
        Assert.Equal(
            [(PolicySeat.Champion, 1), (PolicySeat.Shadow, LenderPolicies.FirstOwn)],
            rows.Select(r => (r.Seat, r.PolicyVersion)));
        Assert.Equal(Verdict.Decline, rows[0].Verdict);
        Assert.Single(Only(rows[0], Drafts.Dti), c => c == CheckResult.Decline);
        Assert.Single(Only(rows[1], Drafts.Dti), c => c == CheckResult.Refer);
    }

    [Fact]
    public async Task A_challenger_decides_those_whose_lot_falls_to_it()
    {
        await using var room = await Showroom.Open(postgres: false);
        var seated = await Drafts.Seat(room, Drafts.Milder(), PolicySeat.Challenger, 0.5m);

        for (var n = 0; n < 12; n++)
        {
            var applied = await room.Apply(await room.Customer(), Showroom.Saloon());
            var falls = Lots.Falls(seated.Id!.Value, applied.Id, 0.5m);
            Assert.Equal(falls ? LenderPolicies.FirstOwn : 1, applied.Decision!.PolicyVersion);
        }
    }

    [Fact]
    public async Task What_is_seated_can_be_ended_and_the_shipped_policy_decides_again()
    {
        await using var room = await Showroom.Open(postgres: false);
        var seated = await Drafts.Seat(room, Drafts.Milder(), PolicySeat.Champion);
        var id = seated.Id!.Value;

        var alone = await Drafts.Publish(room, room.Underwriter, id, PolicySeat.None);
        Assert.Equal("origination.policy_same_person", alone.Refused?.Code);
        Assert.Equal(PolicySeat.None, (await Drafts.Publish(room, room.Senior, id, PolicySeat.None)).Value.Seat);
        Assert.Equal(
            "origination.policy_not_seated",
            (await Drafts.Publish(room, room.Senior, id, PolicySeat.None)).Refused?.Code);
        var applied = await room.Apply(await room.Customer(), Showroom.Saloon());
        Assert.Equal(1, applied.Decision!.PolicyVersion);
    }

    [Fact]
    public async Task Another_lender_neither_sees_nor_publishes_nor_decides_by_it()
    {
        await using var room = await Showroom.Open(postgres: false);
        var drafted = (await Drafts.Draft(room, room.Underwriter, Drafts.Milder())).Value;
        var stranger = room.Founders.Actors("jiangcheng", Role.Underwriter)[0];

        var refused = await Drafts.Publish(room, stranger, drafted.Id, PolicySeat.Champion);
        Assert.Equal("origination.no_such_policy", refused.Refused?.Code);
        var read = await room.House.In(
            stranger, p => p.GetRequiredService<ReadPolicies>().Get("car-loan", drafted.Version, default));
        Assert.Equal("origination.no_such_policy", read.Refused?.Code);
    }

    [Theory]
    [InlineData(PolicySeat.Challenger, null, "origination.policy_share_wrong")]
    [InlineData(PolicySeat.Challenger, 0.6, "origination.policy_share_wrong")]
    [InlineData(PolicySeat.Champion, 0.1, "origination.policy_share_wrong")]
    public async Task Only_a_challenger_has_a_share_and_at_most_a_half(PolicySeat seat, double? share, string code)
    {
        await using var room = await Showroom.Open(postgres: false);
        var drafted = (await Drafts.Draft(room, room.Underwriter, Drafts.Of())).Value;

        var refused = await Drafts.Publish(room, room.Senior, drafted.Id, seat, (decimal?)share);
        Assert.Equal(code, refused.Refused?.Code);
    }

    [Fact]
    public async Task Nothing_takes_a_seat_in_the_past_or_before_its_file_is_valid()
    {
        await using var room = await Showroom.Open(postgres: false);
        var drafted = (await Drafts.Draft(
            room, room.Underwriter, Drafts.Of(f => f["validFrom"] = "2026-02-01"))).Value;

        var past = await Drafts.Publish(
            room, room.Senior, drafted.Id, PolicySeat.Champion, from: TestHouse.FirstDay.AddDays(-1));
        Assert.Equal("origination.policy_too_early", past.Refused?.Code);
        var early = await Drafts.Publish(room, room.Senior, drafted.Id, PolicySeat.Champion);
        Assert.Equal("origination.policy_not_valid_then", early.Refused?.Code);
        var later = await Drafts.Publish(
            room, room.Senior, drafted.Id, PolicySeat.Champion, from: new(2026, 2, 1));
        Assert.Equal(PolicySeat.None, later.Value.Seat); // today it does not sit yet
    }

    /// <summary>A draft with a fault is kept, told of, and not published.</summary>
    [Theory]
    [InlineData("gap", "decisions.table_flawed")]
    [InlineData("overlap", "decisions.table_flawed")]
    [InlineData("field", "decisions.policy_inconsistent")]
    [InlineData("ungathered", "origination.policy_field_unknown")]
    [InlineData("words", "origination.policy_words_missing")]
    [InlineData("needs", "origination.policy_source_missing")]
    public async Task A_flawed_draft_is_kept_and_not_published(string fault, string code)
    {
        await using var room = await Showroom.Open(postgres: false);
        var drafted = (await Drafts.Draft(room, room.Underwriter, Drafts.Of(file => Spoil(file, fault)))).Value;

        Assert.Equal(code, drafted.Findings[0].Code);
        var refused = await Drafts.Publish(room, room.Senior, drafted.Id, PolicySeat.Champion);
        Assert.Equal("origination.policy_flawed", refused.Refused?.Code);
        Assert.Contains(refused.Refused!.Values, v => v == new RefusalValue("finding", code));
    }

    [Theory]
    [InlineData("""{"policy":"boats"}""", "origination.policy_family_unknown")]
    [InlineData("""["car-loan"]""", "origination.policy_family_unknown")]
    public async Task What_is_no_policy_at_all_is_not_kept(string file, string code)
    {
        await using var room = await Showroom.Open(postgres: false);
        using var document = JsonDocument.Parse(file);

        var refused = await Drafts.Draft(room, room.Underwriter, document.RootElement);
        Assert.Equal(code, refused.Refused?.Code);
    }

    [Fact]
    public void Two_files_differ_at_the_places_that_were_changed()
    {
        var after = Drafts.Of(file =>
        {
            Drafts.Row(file, Drafts.Dti, "near")["when"]!["dti"] = "(0.50..0.55]";
            Drafts.Table(file, Drafts.Dti)["rows"]!.AsArray().Insert(2, JsonNode.Parse(
                """{"id":"nearer","when":{"dti":"(0.55..0.60]"},"result":"refer","reason":"DTI_HIGH"}"""));
            file["reasons"]!.AsObject().Remove("GAP");
        });

        var found = Differing.Of(Drafts.Of(), after);
        Assert.Equal(
            [
                ("tables/CR-DTI-1/rows/near/when/dti", DifferenceKind.Changed),
                ("tables/CR-DTI-1/rows/nearer", DifferenceKind.Added), ("reasons/GAP", DifferenceKind.Removed),
            ],
            found.Select(d => (d.Place, d.Kind)));
        Assert.Equal(("\"(0.50..0.60]\"", "\"(0.50..0.55]\""), (found[0].Before, found[0].After));
        Assert.Empty(Differing.Of(after, after));
    }

    static void Spoil(JsonObject file, string fault)
    {
        switch (fault)
        {
            case "gap":
                Drafts.Row(file, Drafts.Dti, "near")["when"]!["dti"] = "(0.50..0.55]";
                break;
            case "overlap":
                Drafts.Row(file, "POL-AUTO-1", "b")["when"]!["score"] = "[630..680)";
                break;
            case "field":
                Drafts.Row(file, Drafts.Dti, "near")["when"] = JsonNode.Parse("""{"shoeSize":"> 40"}""");
                break;
            case "ungathered":
                file["fields"]!.AsArray().Add(JsonNode.Parse(
                    """{"name":"shoeSize","kind":"number","label":{"zh":"鞋码","en":"shoe size"}}"""));
                break;
            case "needs":
                file["needs"] = JsonNode.Parse("""["bureau"]""");
                break;
            default:
                file["reasons"]!["GAP"]!["en"] = " ";
                break;
        }
    }

    static IEnumerable<CheckResult> Only(DecisionRow row, string check) =>
        row.Checks.Where(c => c.Id == check).Select(c => c.Result);
}
