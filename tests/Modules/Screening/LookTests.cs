using Microsoft.EntityFrameworkCore;
using System.Text;
using Wheelhouse.Platform;
using Wheelhouse.Screening;
using Wheelhouse.Screening.Storage;
using Xunit;

namespace Wheelhouse.Modules.Tests.Screening;

/// <summary>What a lender finds of its own when an application comes in, on both databases.</summary>
public sealed class LookTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task The_first_applicant_is_known_to_nobody(bool postgres)
    {
        await using var town = await Lenders.Open(postgres);

        var facts = await town.Apply(town.Subject());

        Assert.Empty(facts.Listed);
        Assert.Equal(new RingFound(1, 0, null, false), facts.Ring);
        Assert.All(facts.Velocity, v => Assert.Equal((0, 0, 0, 0, 0), (v.Hour, v.Day, v.Week, v.Month, v.People)));
        Assert.Equal(
            [TraitKind.IdNumber, TraitKind.Phone, TraitKind.Card, TraitKind.Employer, TraitKind.Vin],
            facts.Velocity.Select(v => v.Kind));
        Assert.Null(facts.Device);
        Assert.Null(facts.Contacts);
        Assert.Null(facts.Place);
        Assert.Equal(new EmployerFound(0, 0), facts.Employer);
        Assert.Equal(new DealerFound(0, 0, null, null, new(0, 0, 0, 0)), facts.Dealer);
    }

    /// <summary>One application 40 days ago, then 10 days, 3 days, 5 hours and half an hour: the windows see 0, 1, 2,
    /// 3, 4 of them one after the other.</summary>
    [Theory, InlineData(false), InlineData(true)]
    public async Task Windows_slide(bool postgres)
    {
        await using var town = await Lenders.Open(postgres);
        var first = town.Subject();
        var clock = town.House.Clock;
        foreach (var (wait, number) in new (TimeSpan, int)[]
        {
            (TimeSpan.FromDays(30), 1), (TimeSpan.FromDays(7), 2), (TimeSpan.FromHours(67), 3),
            (TimeSpan.FromHours(4.5), 4), (TimeSpan.FromMinutes(30), 5),
        })
        {
            await town.Apply(town.Subject() with { Application = $"app_w{number}", Person = first.Person });
            clock.Advance(wait);
        }

        var velocity = (await town.Look(first)).Of(TraitKind.IdNumber)!;

        Assert.Equal((1, 2, 3, 4, 0), (velocity.Hour, velocity.Day, velocity.Week, velocity.Month, velocity.People));
        Assert.Equal(new DealerVelocity(1, 2, 3, 4), (await town.Look(first)).Dealer.Velocity);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_device_shared_by_three_ties_a_ring(bool postgres)
    {
        await using var town = await Lenders.Open(postgres);
        var device = new Particulars(new DeviceFacts("fingerprint-1", Emulator: true, SimDays: 3));
        await town.Apply(town.Subject(device));
        await town.Apply(town.Subject(device));

        var facts = await town.Apply(town.Subject(device));

        Assert.Equal(new DeviceFound(2, true, null, null, 3), facts.Device);
        Assert.Equal(new RingFound(3, 0, null, false), facts.Ring);
        Assert.Equal(2, facts.Of(TraitKind.Device)!.People);
    }

    /// <summary>A defaulted, B has A's phone, C has B's device: C is two people from a known bad.</summary>
    [Theory, InlineData(false), InlineData(true)]
    public async Task A_known_bad_is_met_over_two_people(bool postgres)
    {
        await using var town = await Lenders.Open(postgres);
        var (a, b, c, d) = (town.Subject(), town.Subject(), town.Subject(), town.Subject());
        var device = new Particulars(new DeviceFacts("fingerprint-2"));
        b = b with { Brought = device, Person = b.Person with { Phone = a.Person.Phone } };
        c = c with { Brought = device with { HomeAddress = "江城市 1 号" } };
        d = d with { Brought = new(HomeAddress: "江城市1号") };
        await town.Apply(a);
        await town.Begin(a, "agr_a");
        await town.Tell(new Conduct("agr_a", EarlyDefault: true, WrittenOff: false));

        Assert.Equal(new RingFound(2, 1, 1, false), (await town.Apply(b)).Ring);
        Assert.Equal(new RingFound(3, 1, 2, false), (await town.Apply(c)).Ring);
        Assert.Equal(new RingFound(4, 1, null, false), (await town.Apply(d)).Ring);
        Assert.Equal(0, (await town.Look(a with { Application = "app_again" })).Ring.Distance);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task An_employer_of_many_ties_nobody(bool postgres)
    {
        await using var town = await Lenders.Open(postgres);
        for (var i = 0; i < 5; i++)
        {
            await town.Apply(town.Subject() with { Employer = "江城 第三医院" });
        }

        var fifth = await town.Look(town.Subject() with { Employer = "江城第三医院" });
        await town.Apply(town.Subject() with { Employer = "江城第三医院" });
        var sixth = await town.Look(town.Subject() with { Employer = "江城第三医院" });

        Assert.Equal((6, 5), (fifth.Ring.People, fifth.Employer!.OtherPeople));
        Assert.Equal((1, 6), (sixth.Ring.People, sixth.Employer!.OtherPeople));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task An_employer_is_judged_by_those_who_failed(bool postgres)
    {
        await using var town = await Lenders.Open(postgres);
        var failed = town.Subject() with { Employer = "蓝山有限公司" };
        await town.Apply(failed);
        await town.Apply(town.Subject() with { Employer = "蓝山" });
        await town.Begin(failed, "agr_1");
        await town.Tell(new Conduct("agr_1", EarlyDefault: false, WrittenOff: true));

        Assert.Equal(new EmployerFound(2, 1), (await town.Look(town.Subject() with { Employer = "蓝山" })).Employer);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Contacts_who_applied_or_serve_the_dealer_are_seen(bool postgres)
    {
        await using var town = await Lenders.Open(postgres);
        var applicant = town.Subject();
        await town.Apply(applicant);
        var seller = new EmergencyContact("销售", "13700000001");
        for (var i = 0; i < 3; i++)
        {
            await town.Apply(town.Subject(new(Contacts: [seller])));
        }

        var self = town.Subject();
        var facts = await town.Apply(self with
        {
            Brought = new(Contacts:
            [
                seller, new("本人", self.Person.Phone), new("朋友", applicant.Person.Phone),
            ]),
        });

        Assert.Equal(new ContactsFound(3, true, 1, 0, 3, 1), facts.Contacts);
        var elsewhere = await town.Look(town.Subject(
            new(Contacts: [seller]), town.House.Newcomer(Role.Dealer)));
        Assert.Equal(new ContactsFound(1, false, 0, 0, 4, 0), elsewhere.Contacts);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Places_are_held_against_the_dealers_and_the_last(bool postgres)
    {
        await using var town = await Lenders.Open(postgres);
        var shop = new GeoPoint(30.5928m, 114.3055m);
        for (var i = 0; i < 5; i++)
        {
            var there = await town.Apply(town.Subject(At(shop)));
            Assert.Null(there.Place!.KmFromDealer);
        }

        var customer = town.Subject(At(shop));
        Assert.Equal(new PlaceFound(0m, null, null, null, null), (await town.Apply(customer)).Place);

        // the same person in Shanghai half an hour later, 687.4 km away, and two others in the same house
        town.House.Clock.Advance(TimeSpan.FromMinutes(30));
        var house = new GeoPoint(31.2304m, 121.4737m);
        await town.Apply(town.Subject(At(house)));
        await town.Apply(town.Subject(At(new(31.2310m, 121.4737m))));
        var again = customer with { Application = "app_travel", Brought = At(house, home: shop) };

        Assert.Equal(
            new PlaceFound(687.4m, 687.4m, null, 1375m, 2), (await town.Look(again)).Place);
        Assert.True((await town.Look(again)).Place!.Impossible);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_dealer_stands_out_when_its_lower_limit_does(bool postgres)
    {
        await using var town = await Lenders.Open(postgres);
        var other = town.House.Newcomer(Role.Dealer);
        await Deals(town, town.Dealer, deals: 6, failed: 4);
        await Deals(town, other, deals: 10, failed: 1);

        var found = (await town.Look(town.Subject())).Dealer;
        var beside = (await town.Look(town.Subject(dealer: other))).Dealer;

        // 4 of 6: (0.666667 + 0.320122 - 1.959964 x 0.252416) / 1.640243 = 0.299993
        Assert.Equal((6, 4, 0.299993m, 0.1m), (found.Deals, found.EarlyDefaults, found.Low, found.Peers));
        Assert.True(found.Stands);
        Assert.Equal((10, 1, 0.666667m, false), (beside.Deals, beside.EarlyDefaults, beside.Peers, beside.Stands));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Nothing_of_one_lender_is_met_at_another(bool postgres)
    {
        await using var town = await Lenders.Open(postgres);
        var device = new Particulars(new DeviceFacts("fingerprint-3"), HomeAddress: "江城市 2 号");
        var bad = town.Subject(device);
        await town.Apply(bad);
        await town.Begin(bad, "agr_1");
        await town.Tell(new Conduct("agr_1", EarlyDefault: true, WrittenOff: true));
        var stranger = town.House.Newcomer(Role.Underwriter);

        var there = await town.Look(bad with { Application = "app_there", Lender = stranger.Organisation });

        Assert.Equal(new RingFound(1, 0, null, false), there.Ring);
        Assert.All(there.Velocity, v => Assert.Equal((0, 0), (v.Month, v.People)));
        Assert.Equal(new DealerFound(0, 0, null, null, new(0, 0, 0, 0)), there.Dealer);
        foreach (var actor in new[] { stranger, town.Dealer })
        {
            Assert.Equal(0, await town.House.Read(actor, h => h.Set<NoteRow>().CountAsync()));
            Assert.Equal(0, await town.House.Read(actor, h => h.Set<TraitRow>().CountAsync()));
            Assert.Equal(0, await town.House.Read(actor, h => h.Set<ConductRow>().CountAsync()));
            Assert.Equal(0, await town.House.Read(actor, h => h.Set<DealerRow>().CountAsync()));
        }
    }

    [Fact]
    public async Task The_records_hold_nothing_in_clear_and_differ_by_lender()
    {
        await using var town = await Lenders.Open(postgres: false);
        var subject = town.Subject(new(
            new DeviceFacts("fingerprint-4", Ip: "203.0.113.9"), new(new GeoPoint(30.5928m, 114.3055m)), "江城市 3 号",
            [new("林父", "13900001111")]));
        var other = town.House.Newcomer(Role.Underwriter);
        await town.Apply(subject);
        await town.Apply(subject with { Application = "app_other", Lender = other.Organisation });

        var (mine, theirs) = (await Kept(town, town.Lender), await Kept(town, other));

        foreach (var secret in new[]
        {
            subject.Person.IdNumber, subject.Person.Phone, subject.Person.Account!, subject.Employer!, subject.Vin,
            "fingerprint-4", "203.0.113.9", "30.5928", "江城市", "林父", "13900001111",
        })
        {
            Assert.DoesNotContain(secret, mine.Text, StringComparison.Ordinal);
        }

        Assert.Equal(9, mine.Hashes.Count);
        Assert.Empty(mine.Hashes.Intersect(theirs.Hashes));
    }

    [Fact]
    public async Task What_is_noted_or_told_twice_counts_once()
    {
        await using var town = await Lenders.Open(postgres: false);
        var subject = town.Subject();
        await town.Apply(subject);
        await town.Apply(subject);
        await town.Begin(subject, "agr_1");
        await town.Begin(subject, "agr_1");

        Assert.Equal(1, await town.Tell(new Conduct("agr_1", true, false)));
        Assert.Equal(0, await town.Tell(new Conduct("agr_1", true, false)));
        Assert.Equal(0, await town.Tell(new Conduct("agr_unknown", true, false)));
        Assert.Equal(1, (await town.Look(town.Subject())).Dealer.Deals);
        Assert.Equal(1, (await town.Look(town.Subject())).Dealer.Velocity.Hour);
    }

    static Particulars At(GeoPoint here, GeoPoint? home = null) => new(Whereabouts: new(here, home));

    static async Task Deals(Lenders town, Actor dealer, int deals, int failed)
    {
        for (var i = 0; i < deals; i++)
        {
            var subject = town.Subject(dealer: dealer);
            await town.Apply(subject);
            await town.Begin(subject, $"agr_{subject.Application}");
            await town.Tell(new Conduct($"agr_{subject.Application}", i < failed, false));
        }
    }

    static async Task<(string Text, IReadOnlyList<string> Hashes)> Kept(Lenders town, Actor lender)
    {
        var text = new StringBuilder();
        var notes = await town.House.Read(lender, h => h.Set<NoteRow>().ToListAsync());
        var traits = await town.House.Read(lender, h => h.Set<TraitRow>().ToListAsync());
        notes.ForEach(n => text.Append(n.Person).Append(n.Place));
        traits.ForEach(t => text.Append(t.Hash).Append(t.Person));
        return (text.ToString(), [.. traits.Select(t => t.Hash)]);
    }
}
