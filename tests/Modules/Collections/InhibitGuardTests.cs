using FsCheck;
using FsCheck.Fluent;
using Wheelhouse.Collections.Cases;
using Wheelhouse.Collections.Contacting;
using Wheelhouse.Collections.Inhibiting;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Products;
using Wheelhouse.Products.Rules;
using Xunit;

namespace Wheelhouse.Modules.Tests.Collections;

/// <summary>The start inhibit: each rule refuses by itself, at each step that it belongs to, and nothing gets round
/// it.</summary>
public sealed class InhibitGuardTests
{
    static readonly InhibitRules Rules = new(30, 5, 2, 10, 2, 120, 24, 24, 5);

    static readonly DateTimeOffset Now = new(2026, 3, 10, 6, 0, 0, TimeSpan.Zero);

    static readonly Id<User> Asks = new(new(1, 0, 0, new byte[8]));

    static readonly Id<User> Approves = new(new(2, 0, 0, new byte[8]));

    static readonly CarMoment Parked = new(
        "LFV3A23C8K3000001", CanInhibit: true, Now.AddSeconds(-20), IsFixed: true, IsLive: true, SpeedKmh: 0m,
        Ignition: false, Now.AddMinutes(-45), StandingPlace.Parking);

    /// <summary>All that is asked for: 47 days late, warned a week ago by message and letter, parked at home.</summary>
    static readonly InhibitFacts Granted = new()
    {
        Now = Now,
        SwitchedOn = true,
        Killed = false,
        SentOfLate = 0,
        InContract = true,
        Consented = true,
        Settled = false,
        DaysPastDue = 47,
        Overdue = new(812_345, Currency.Cny),
        Relief = Relief.None,
        Warnings = [new(ContactChannel.Message, Now.AddDays(-7)), new(ContactChannel.Letter, Now.AddDays(-7))],
        Means = InhibitMeans.Starter,
        Reason = InhibitReason.RecoveryOrdered,
        RequestedBy = Asks,
        ApprovedBy = [Approves],
        ExpiresAt = Now.AddHours(5),
        Vin = Parked.Vin,
        Car = Parked,
        EmergencyUntil = null,
    };

    /// <summary>What spoils it, by the code it is refused with; and the first step at which it does.</summary>
    static readonly (string Code, InhibitStep From, Func<InhibitFacts, InhibitFacts> Spoil)[] Spoilt =
    [
        ("inhibit_off", InhibitStep.Request, f => f with { SwitchedOn = false }),
        ("inhibit_killed", InhibitStep.Request, f => f with { Killed = true }),
        ("inhibit_too_many", InhibitStep.Request, f => f with { SentOfLate = 5 }),
        ("inhibit_not_overdue", InhibitStep.Request, f => f with { DaysPastDue = 29 }),
        ("inhibit_not_overdue", InhibitStep.Request, f => f with { Overdue = Money.Zero(Currency.Cny) }),
        ("inhibit_not_overdue", InhibitStep.Request, f => f with { Settled = true }),
        ("relief_promised", InhibitStep.Request, f => f with { Relief = f.Relief with { Promised = true } }),
        ("relief_hardship", InhibitStep.Request, f => f with { Relief = f.Relief with { Hardship = true } }),
        ("relief_disputed", InhibitStep.Request, f => f with { Relief = f.Relief with { Disputed = true } }),
        ("relief_payment_in_flight", InhibitStep.Request, f => f with { Relief = f.Relief with { InFlight = true } }),
        ("inhibit_emergency", InhibitStep.Request, f => f with { EmergencyUntil = f.Now.AddMinutes(1) }),
        ("inhibit_not_in_contract", InhibitStep.Request, f => f with { InContract = false }),
        ("inhibit_no_consent", InhibitStep.Request, f => f with { Consented = false }),
        ("inhibit_not_warned", InhibitStep.Request, f => f with { Warnings = [f.Warnings[0], f.Warnings[0]] }),
        ("inhibit_not_warned", InhibitStep.Request, f => f with
        {
            Warnings = [f.Warnings[0], f.Warnings[1] with { SentAt = f.Now.AddDays(-5).AddSeconds(1) }],
        }),
        ("inhibit_fuel", InhibitStep.Request, f => f with { Means = InhibitMeans.Fuel }),
        ("inhibit_no_reason", InhibitStep.Request, f => f with { Reason = null }),
        ("inhibit_expired", InhibitStep.Approve, f => f with { ExpiresAt = f.Now }),
        ("inhibit_one_person", InhibitStep.Fire, f => f with { ApprovedBy = [] }),
        ("inhibit_one_person", InhibitStep.Fire, f => f with { ApprovedBy = [Asks, Asks] }),
        ("inhibit_no_device", InhibitStep.Fire, f => f with { Car = null }),
        ("inhibit_no_device", InhibitStep.Fire, f => f with { Car = f.Car! with { CanInhibit = false } }),
        ("inhibit_other_car", InhibitStep.Fire, f => f with { Car = f.Car! with { Vin = "LFV3A23C8K3000002" } }),
        ("inhibit_fix_old", InhibitStep.Fire, f => f with { Car = f.Car! with { FixAt = f.Now.AddSeconds(-121) } }),
        ("inhibit_fix_old", InhibitStep.Fire, f => f with { Car = f.Car! with { FixAt = f.Now.AddSeconds(31) } }),
        ("inhibit_fix_old", InhibitStep.Fire, f => f with { Car = f.Car! with { IsFixed = false } }),
        ("inhibit_fix_old", InhibitStep.Fire, f => f with { Car = f.Car! with { IsLive = false } }),
        ("inhibit_not_parked", InhibitStep.Fire, f => f with { Car = f.Car! with { SpeedKmh = 0.1m } }),
        ("inhibit_not_parked", InhibitStep.Fire, f => f with { Car = f.Car! with { SpeedKmh = null } }),
        ("inhibit_not_parked", InhibitStep.Fire, f => f with { Car = f.Car! with { Ignition = true } }),
        ("inhibit_not_parked", InhibitStep.Fire, f => f with { Car = f.Car! with { Ignition = null } }),
        ("inhibit_not_parked", InhibitStep.Fire, f => f with { Car = f.Car! with { StandsSince = null } }),
        ("inhibit_not_parked", InhibitStep.Fire, f => f with
        {
            Car = f.Car! with { StandsSince = f.Now.AddMinutes(-10).AddSeconds(1) },
        }),
        ("inhibit_place", InhibitStep.Fire, f => f with { Car = f.Car! with { Place = StandingPlace.Unknown } }),
        ("inhibit_place", InhibitStep.Fire, f => f with { Car = f.Car! with { Place = StandingPlace.NoStop } }),
    ];

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Spoilt.Length)];

    [Fact]
    public void With_everything_in_place_each_step_is_granted()
    {
        Assert.All(Enum.GetValues<InhibitStep>(), step => Assert.Empty(InhibitGuard.Obstacles(step, Granted, Rules)));
        Assert.Null(InhibitGuard.MustRelease(Granted, Rules));

        // to the second: just 30 days late, five days' notice, two minutes old, ten minutes parked
        var barely = Granted with
        {
            DaysPastDue = 30,
            SentOfLate = 4,
            Warnings = [.. Granted.Warnings.Select(w => w with { SentAt = Now.AddDays(-5) })],
            ExpiresAt = Now.AddSeconds(1),
            EmergencyUntil = Now,
            Car = Parked with { FixAt = Now.AddSeconds(-120), StandsSince = Now.AddMinutes(-10) },
        };
        Assert.Null(InhibitGuard.Check(InhibitStep.Fire, barely, Rules));
    }

    [Theory, MemberData(nameof(Cases))]
    public void Each_rule_refuses_by_itself(int number)
    {
        var (code, from, spoil) = Spoilt[number];
        Assert.True(Enum.IsDefined(RuleNow.RuleOf($"collections.{code}"))); // each is shown under its letter
        foreach (var step in Enum.GetValues<InhibitStep>())
        {
            Assert.Equal(
                step >= from ? $"collections.{code}" : null,
                InhibitGuard.Check(step, spoil(Granted), Rules)?.Code);
        }
    }

    [Fact]
    public void Every_refusal_of_the_guard_has_a_case()
    {
        var nothing = Granted with
        {
            SwitchedOn = false,
            Killed = true,
            SentOfLate = 9,
            DaysPastDue = 0,
            Relief = new(Promised: true, Hardship: true, Disputed: true, InFlight: true),
            EmergencyUntil = Now.AddDays(1),
            InContract = false,
            Consented = false,
            Warnings = [],
            Means = InhibitMeans.Fuel,
            Reason = null,
            ApprovedBy = [],
            ExpiresAt = Now,
            Car = Parked with { Vin = "", IsLive = false, Ignition = null, Place = StandingPlace.Unknown },
        };
        var said = InhibitGuard.Obstacles(InhibitStep.Fire, nothing, Rules).Select(r => r.Code)
            .Append("collections.inhibit_no_device");

        Assert.Equal(Spoilt.Select(s => $"collections.{s.Code}").ToHashSet(), said.ToHashSet());
    }

    /// <summary>Whatever else is done to the facts: with one thing spoilt no step after it is granted, a later step
    /// refuses what an earlier one refused, and what is sent needs no release in the same moment.</summary>
    [Fact]
    public void Nothing_gets_round_a_rule() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(3_000),
        Prop.ForAll(Gen.Choose(0, Spoilt.Length - 1).ListOf().ToArbitrary(), spoilt =>
        {
            // the car that nobody knows comes last: there is nothing of it left to spoil
            var facts = spoilt.OrderBy(number => Spoilt[number].Spoil(Granted).Car is null)
                .Aggregate(Granted, (f, number) => Spoilt[number].Spoil(f));
            var fire = InhibitGuard.Check(InhibitStep.Fire, facts, Rules);
            var asked = InhibitGuard.Obstacles(InhibitStep.Request, facts, Rules).Select(r => r.Code);
            var fired = InhibitGuard.Obstacles(InhibitStep.Fire, facts, Rules).Select(r => r.Code);
            return (fire is null) == (spoilt.Count == 0)
                && asked.All(fired.Contains)
                && (fire is not null || InhibitGuard.MustRelease(facts, Rules) is null);
        }));

    [Theory]
    [InlineData("inhibit_off", true)]
    [InlineData("inhibit_killed", true)]
    [InlineData("inhibit_too_many", false)] // those that stand stay within their number
    [InlineData("inhibit_not_overdue", true)]
    [InlineData("relief_promised", true)]
    [InlineData("relief_hardship", true)]
    [InlineData("relief_disputed", true)]
    [InlineData("relief_payment_in_flight", true)]
    [InlineData("inhibit_emergency", true)]
    [InlineData("inhibit_no_consent", true)]
    [InlineData("inhibit_one_person", true)] // an approval was taken back
    [InlineData("inhibit_other_car", true)]
    [InlineData("inhibit_expired", false)] // the request, not the inhibit, had an end
    [InlineData("inhibit_not_parked", false)]
    [InlineData("inhibit_fix_old", false)]
    public void What_was_sent_is_let_go_when_its_ground_is_gone(string code, bool released)
    {
        var facts = Spoilt.First(s => s.Code == code).Spoil(Granted);

        Assert.Equal(
            released ? $"collections.{code}" : null, InhibitGuard.MustRelease(facts, Rules)?.Code);
    }

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(false, false, false)]
    [InlineData(null, null, null)]
    [InlineData(true, true, null)] // the fuel is cut, which nobody asked for: not what was sent
    public void A_status_confirms_or_leaves_it_unknown(bool? circuit, bool? fuel, bool? confirmed) =>
        Assert.Equal(confirmed, InhibitGuard.Confirmed(circuit, fuel));

    [Fact]
    public void The_rules_that_ship_are_whole()
    {
        IRuleBook book = new RuleBook(RuleData.Read());
        Assert.Equal(Rules, InhibitRules.On(book, new(2020, 1, 1)));
        Assert.Equal(Rules, InhibitRules.On(book, new(2030, 1, 1)));
    }
}
