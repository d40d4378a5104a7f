using FsCheck;
using FsCheck.Fluent;
using Wheelhouse.Collections.Contacting;
using Wheelhouse.Kernel;
using Wheelhouse.Products;
using Wheelhouse.Products.Rules;
using Xunit;

namespace Wheelhouse.Modules.Tests.Collections;

/// <summary>Whom nobody may call now, by hand and as laws over any hour, place and history.</summary>
public sealed class ContactGateTests
{
    static readonly ContactRules Rules = new(22, 8, 3, 3, Verified: false);

    static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    static readonly TimeZoneInfo Urumqi = TimeZoneInfo.FindSystemTimeZoneById("Asia/Urumqi");

    /// <summary>11:00 in Shanghai on an ordinary Tuesday.</summary>
    static readonly DateTimeOffset Noonish = new(2026, 1, 6, 3, 0, 0, TimeSpan.Zero);

    static readonly DebtorFacts Debtor = new(true, null, [Shanghai], [], Calendars.China);

    [Theory]
    [InlineData("2026-01-06T13:59:59Z", null)] // 21:59:59 in Shanghai
    [InlineData("2026-01-06T14:00:00Z", "collections.contact_quiet_hours")]
    [InlineData("2026-01-06T23:59:59Z", "collections.contact_quiet_hours")]
    [InlineData("2026-01-07T00:00:00Z", null)]
    [InlineData("2026-02-17T03:00:00Z", "collections.contact_holiday")] // a Tuesday of the Spring Festival
    [InlineData("2026-02-21T03:00:00Z", "collections.contact_holiday")] // a Saturday within it
    [InlineData("2026-02-28T03:00:00Z", null)] // a Saturday with business
    [InlineData("2026-01-10T03:00:00Z", null)] // a plain Saturday
    public void Nobody_is_disturbed_at_night_or_on_a_holiday(string now, string? refused)
    {
        foreach (var channel in new[]
        {
            ContactChannel.Call, ContactChannel.Message, ContactChannel.Email, ContactChannel.Visit,
        })
        {
            Assert.Equal(refused, Ask(Debtor, channel, DateTimeOffset.Parse(now, null)));
        }

        Assert.Null(Ask(Debtor, ContactChannel.Letter, DateTimeOffset.Parse(now, null)));
    }

    [Fact]
    public void Hours_are_those_of_where_the_debtor_lives()
    {
        var evening = new DateTimeOffset(2026, 1, 6, 14, 30, 0, TimeSpan.Zero); // 22:30 in Shanghai, 20:30 in Urumqi
        Assert.Equal("collections.contact_quiet_hours", Ask(Debtor, ContactChannel.Call, evening));
        Assert.Null(Ask(Debtor with { Zones = [Urumqi] }, ContactChannel.Call, evening));

        // a zone that was changed today opens nothing
        Assert.Equal(
            "collections.contact_quiet_hours",
            Ask(Debtor with { Zones = [Urumqi, Shanghai] }, ContactChannel.Call, evening));
    }

    [Fact]
    public void Three_effective_calls_are_enough_for_a_day()
    {
        var two = Debtor with { Earlier = [Call(-1), Call(-2), Call(-2, ContactOutcome.NotReached)] };
        Assert.Null(Ask(two));
        var three = two with { Earlier = [.. two.Earlier, Call(-3)] };
        Assert.Equal("collections.calls_used", Ask(three));
        Assert.Null(Ask(three, ContactChannel.Message));
        Assert.Null(Ask(three, now: Noonish.AddDays(1)));
        Assert.Equal("collections.contact_open", Ask(Debtor with { Earlier = [Call(-1, ContactOutcome.Open)] }));
    }

    [Fact]
    public void Nothing_is_collected_where_nothing_is_overdue_or_collection_rests()
    {
        Assert.Equal("collections.nothing_overdue", Ask(Debtor with { IsOverdue = false }));
        Assert.Equal("collections.nothing_overdue", Ask(Debtor with { IsOverdue = false }, ContactChannel.Letter));
        Assert.Equal("collections.contact_on_hold", Ask(Debtor with { HeldBy = "hardship" }));
        Assert.Null(Ask(Debtor with { HeldBy = "hardship" }, ContactChannel.Letter));
    }

    [Fact]
    public void Others_are_asked_only_for_a_debtor_whom_nobody_reaches()
    {
        Assert.Equal("collections.debtor_reachable", Ask(Debtor, party: ContactParty.Other));
        var lost = Debtor with
        {
            Earlier = [.. new[] { -24, -48, -72 }.Select(h => Call(h, ContactOutcome.NotReached))],
        };
        Assert.Null(Ask(lost, party: ContactParty.Other));
        Assert.Equal("collections.others_not_written_to", Ask(lost, ContactChannel.Letter, party: ContactParty.Other));
        Assert.Equal("collections.others_not_written_to", Ask(lost, ContactChannel.Message, party: ContactParty.Other));

        var thrice = lost with { Earlier = [.. new[] { -1, -2, -3 }.Select(h => Call(h, ContactOutcome.NotReached))] };
        Assert.Equal("collections.debtor_reachable", Ask(thrice, party: ContactParty.Other)); // all on one day
        var spoken = lost with { Earlier = [.. lost.Earlier, Call(-400)] };
        Assert.Equal("collections.debtor_reachable", Ask(spoken, party: ContactParty.Other));
        var enough = lost with
        {
            Earlier = [.. lost.Earlier,
                new(ContactChannel.Call, ContactParty.Other, ContactOutcome.Refused, Noonish.AddHours(-5))],
        };
        Assert.Equal("collections.others_refused", Ask(enough, party: ContactParty.Other));
    }

    /// <summary>Whatever the history, the place and the instant: what passes is by day, on no fourth call, for a debt
    /// that is overdue.</summary>
    [Fact]
    public void What_passes_the_gate_breaks_no_rule() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(3_000),
        Prop.ForAll(Histories.ToArbitrary(), one =>
        {
            if (ContactGate.Check(one.Channel, one.Party, one.Now, one.Debtor, Rules) is not null)
            {
                return true;
            }

            var written = one.Channel == ContactChannel.Letter;
            var byDay = one.Debtor.Zones.All(z => TimeZoneInfo.ConvertTime(one.Now, z).Hour is >= 8 and < 22);
            var calls = one.Debtor.Zones.Max(z => one.Debtor.Earlier.Count(c =>
                c.Channel == ContactChannel.Call && c.Outcome is ContactOutcome.Effective or ContactOutcome.Open
                && TimeZoneInfo.ConvertTime(c.At, z).Date == TimeZoneInfo.ConvertTime(one.Now, z).Date));
            return one.Debtor.IsOverdue
                && (written || (byDay && one.Debtor.HeldBy is null))
                && (one.Channel != ContactChannel.Call || calls < 3)
                && (one.Party == ContactParty.Debtor || one.Channel is ContactChannel.Call or ContactChannel.Visit);
        }));

    /// <summary>More of a history never opens what less of it closed, but for others than the debtor.</summary>
    [Fact]
    public void Another_contact_opens_nothing_with_the_debtor() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2_000),
        Prop.ForAll(Histories.ToArbitrary(), one =>
            one.Debtor.Earlier.Count == 0
            || ContactGate.Check(
                one.Channel, ContactParty.Debtor, one.Now,
                one.Debtor with { Earlier = [.. one.Debtor.Earlier.Skip(1)] }, Rules) is null
            || ContactGate.Check(one.Channel, ContactParty.Debtor, one.Now, one.Debtor, Rules) is not null));

    [Fact]
    public void The_rules_that_ship_are_whole_on_every_day()
    {
        IRuleBook book = new RuleBook(RuleData.Read());
        foreach (var day in new DateOnly[] { new(2010, 1, 1), new(2025, 2, 27), new(2025, 2, 28), new(2030, 6, 1) })
        {
            Assert.Equal(Rules, ContactRules.On(book, day));
        }
    }

    sealed record History(ContactChannel Channel, ContactParty Party, DateTimeOffset Now, DebtorFacts Debtor);

    static Gen<History> Histories =>
        from channel in Gen.Elements(Enum.GetValues<ContactChannel>())
        from party in Gen.Elements(Enum.GetValues<ContactParty>())
        from minute in Gen.Choose(0, 60 * 24 * 365)
        from zones in Gen.Elements<IReadOnlyList<TimeZoneInfo>>([Shanghai], [Urumqi], [Shanghai, Urumqi])
        from overdue in Gen.Frequency((9, Gen.Constant(true)), (1, Gen.Constant(false)))
        from hold in Gen.Frequency((9, Gen.Constant<string?>(null)), (1, Gen.Constant<string?>("dispute")))
        from earlier in Marks(Noonish.AddMinutes(minute)).ListOf()
        select new History(
            channel, party, Noonish.AddMinutes(minute), new(overdue, hold, zones, [.. earlier], Calendars.China));

    static Gen<ContactMark> Marks(DateTimeOffset now) =>
        from channel in Gen.Elements(ContactChannel.Call, ContactChannel.Call, ContactChannel.Visit)
        from party in Gen.Elements(ContactParty.Debtor, ContactParty.Debtor, ContactParty.Other)
        from outcome in Gen.Elements(Enum.GetValues<ContactOutcome>())
        from ago in Gen.Choose(1, 60 * 24 * 4)
        select new ContactMark(channel, party, outcome, now.AddMinutes(-ago));

    static ContactMark Call(int hours, ContactOutcome outcome = ContactOutcome.Effective) =>
        new(ContactChannel.Call, ContactParty.Debtor, outcome, Noonish.AddHours(hours));

    static string? Ask(
        DebtorFacts debtor, ContactChannel channel = ContactChannel.Call, DateTimeOffset? now = null,
        ContactParty party = ContactParty.Debtor) =>
        ContactGate.Check(channel, party, now ?? Noonish, debtor, Rules)?.Code;
}
