using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Collections.Promises;
using Wheelhouse.Collections.Storage;
using Wheelhouse.Collections.Warning;
using Wheelhouse.Kernel;
using Wheelhouse.Modules.Tests.Servicing;
using Wheelhouse.Platform;
using Wheelhouse.Telematics;
using Wheelhouse.Telematics.Signs;
using Wheelhouse.Trust;
using Xunit;

namespace Wheelhouse.Modules.Tests.Collections;

/// <summary>Early warnings: points from the own past and from signs of the car, each of them shown.</summary>
public sealed class WarningTests
{
    static readonly DateOnly Today = new(2026, 6, 1);

    static readonly WarningFacts Clean = new(Today, null, [], 0, 0, 0, new("V", null, DaysStanding: 0));

    [Fact]
    public void Nothing_wrong_is_green_and_every_factor_is_shown()
    {
        var card = WarningCard.On(Today);
        var parts = card.Rate(Clean.Findings());
        Assert.Equal(Enum.GetValues<WarningFactor>().ToHashSet(), parts.Select(p => p.Factor).ToHashSet());
        Assert.Equal(0, parts.Sum(p => p.Points));
        Assert.Equal(WarningBand.Green, card.Band(0));
        Assert.Equal(FactorAbsent.NotKnown, parts.Single(p => p.Factor == WarningFactor.MileageChange).Absent);
    }

    /// <summary>By hand: 12 days late 30, one instalment 9 days late 12 + 3, one debit bounced 6: 51, red.</summary>
    [Fact]
    public void Points_add_up_as_by_hand()
    {
        var facts = Clean with
        {
            OldestDue = Today.AddDays(-12),
            Late =
            [
                new(Today.AddDays(-41), Today.AddDays(-32)),
                new(Today.AddMonths(-15), Today.AddMonths(-13)), // too long ago to count
            ],
            BouncedDebits = 1,
        };
        var (card, found) = (WarningCard.On(Today), facts.Findings());
        Assert.Equal(12, found[WarningFactor.DaysPastDue].Value);
        Assert.Equal(9, found[WarningFactor.WorstDaysLate].Value);
        Assert.Equal(51, card.Rate(found).Sum(p => p.Points));
        Assert.Equal(WarningBand.Red, card.Band(51));
        Assert.Equal(WarningBand.Amber, card.Band(49));
    }

    [Theory]
    [InlineData(500, 1000, -50)]
    [InlineData(0, 400, -100)]
    [InlineData(300, 99, null)] // no past to compare with
    [InlineData(null, 1000, null)]
    public void Mileage_is_compared_with_the_own_past(int? late, int? before, int? change) =>
        Assert.Equal(change, WarningFacts.Change(late, before));

    [Theory]
    [InlineData(200_000L, 195_000L, 175_000L, 500, 1_000)]
    [InlineData(200_000L, null, 175_000L, null, null)]
    [InlineData(100_000L, 195_000L, 175_000L, null, null)] // turned back
    public void Driven_is_read_from_three_readings(long? now, long? late, long? past, int? ofLate, int? before) =>
        Assert.Equal((ofLate, before), ReadSigns.Mileage(now, late, past));

    /// <summary>Worse never scores less; what is absent scores nothing; the parts never exceed their most.</summary>
    [Fact]
    public void Worse_never_scores_less() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(Gen.Choose(0, 60).ListOf(12).ToArbitrary(), values =>
        {
            var card = WarningCard.On(Today);
            var factors = Enum.GetValues<WarningFactor>();
            var found = factors.Zip(values).ToDictionary(
                f => f.First, f => Finding.Of(f.First == WarningFactor.MileageChange ? -f.Second : f.Second));
            var parts = card.Rate(found);
            var worse = card.Rate(found.ToDictionary(f => f.Key, f =>
                Finding.Of(f.Key == WarningFactor.MileageChange ? f.Value.Value - 1 : f.Value.Value + 1)));
            var none = card.Rate(found.ToDictionary(f => f.Key, _ => Finding.Not(FactorAbsent.NoConsent)));
            return parts.Zip(worse).All(p => p.First.Points <= p.Second.Points && p.Second.Points <= p.Second.Most)
                && none.All(p => p.Points == 0);
        }));

    [Theory, InlineData(false), InlineData(true)]
    public async Task The_night_makes_them_and_a_desk_can(bool postgres)
    {
        await using var town = await Overdue.Open(postgres);
        Assert.Equal("collections.no_warning", (await Make(town, town.House.Newcomer(Role.Servicing))).Refused?.Code);
        await town.MoveTo(Overdue.FirstDue.AddDays(4));
        await town.House.Drain();
        var row = await Row(town);
        Assert.Equal((15, WarningBand.Green, Overdue.FirstDue.AddDays(4)), (row.Points, row.Band, row.Since));
        Assert.Equal(FactorAbsent.NoDevice, Part(row, WarningFactor.DaysSilent).Absent);

        // paid 4 days late, by a broken promise too: the past stays when nothing is late any more
        _ = (await town.House.Run<MakePromise, PromiseCard>(
            town.Customer, new(town.Loan, LoansOnTest.Cny(1), Overdue.FirstDue.AddDays(4)))).Value;
        await town.MoveTo(Overdue.FirstDue.AddDays(6));
        await town.House.Drain();
        await town.Town.Pay(town.Loan, 4_080_27);
        var made = (await Make(town, town.Clerk)).Value;
        Assert.Equal(6, made.Parts.Single(p => p.Factor == WarningFactor.WorstDaysLate).Value);
        Assert.Equal(1, made.Parts.Single(p => p.Factor == WarningFactor.BrokenPromises).Value);
        Assert.Equal(4 + 3 + 8, made.Points);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_night_leaves_alone_what_gives_no_sign(bool postgres)
    {
        await using var town = await Overdue.Open(postgres);
        await town.MoveTo(Overdue.FirstDue);
        await town.House.Drain();
        Assert.Equal(0, await Rows());
        await town.MoveTo(Overdue.FirstDue.AddDays(1));
        await town.House.Drain();
        Assert.Equal(1, await Rows());

        foreach (var (month, due) in new[] { 4_080_27, 4_080_27, 4_080_26 }.Index())
        {
            await town.MoveTo(Overdue.FirstDue.AddMonths(month).AddDays(month == 0 ? 1 : 0));
            Assert.Null((await town.Town.Pay(town.Loan, due)).Refused);
        }

        await town.MoveTo(Overdue.FirstDue.AddMonths(2).AddDays(1));
        await town.House.Drain();
        Assert.Equal("collections.no_warning", (await Make(town, town.Clerk)).Refused?.Code);
        Assert.Equal(0, await Rows());

        Task<int> Rows() => town.House.Read(town.Clerk, h => h.Set<WarningRow>().CountAsync());
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Signs_of_the_car_count_only_while_the_consent_stands_and_are_on_record(bool postgres)
    {
        await using var town = await Overdue.Open(postgres);
        await town.Install();
        await town.Park();
        await town.Report(new DeviceReport(
            Overdue.Terminal, town.House.Clock.GetUtcNow().AddSeconds(1), 30_501_000, 114_301_000, IsFixed: true,
            SpeedTenths: 0, Ignition: false, Alarms: DeviceAlarms.MainPowerOff | DeviceAlarms.Removed));
        await town.House.Drain();
        town.House.Clock.Advance(TimeSpan.FromDays(3));
        var looks = await Looks(town);

        var seen = (await Make(town, town.Clerk)).Value;
        Assert.Equal(8 + 5 + 20, seen.Points); // three days without word, pulled out, taken off
        Assert.Equal(WarningBand.Amber, seen.Band);
        Assert.Equal(looks + 1, await Looks(town));

        await town.Do(town.Customer, async p => (await p.GetRequiredService<IConsents>().Withdraw(
            town.Customer.Organisation, town.Clerk.Organisation, Purpose.Location, default)).Refused);
        await town.House.Drain();
        looks = await Looks(town);
        var dark = (await Make(town, town.Clerk)).Value;
        Assert.Equal(0, dark.Points);
        Assert.Equal(
            Enumerable.Repeat<FactorAbsent?>(FactorAbsent.NoConsent, 6),
            dark.Parts.Where(p => p.Factor >= WarningFactor.DaysSilent).Select(p => p.Absent));
        Assert.Equal(looks, await Looks(town)); // nothing was read
    }

    static Task<int> Looks(Overdue town) => town.House.Read(
        town.Customer, h => h.Set<DisclosureRow>().CountAsync(d => d.Purpose == Purpose.Location));

    static Task<Outcome<WarningView>> Make(Overdue town, Actor by) =>
        town.House.Run<MakeWarning, WarningView>(by, new(town.Loan));

    static Task<WarningRow> Row(Overdue town) => town.House.Read(
        town.Clerk, h => h.Set<WarningRow>().SingleAsync(w => w.Agreement == town.Loan));

    static WarningPart Part(WarningRow row, WarningFactor factor) => row.Parts.Single(p => p.Factor == factor);
}
