using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Collections.Cases;
using Wheelhouse.Collections.Contacting;
using Wheelhouse.Collections.Hardships;
using Wheelhouse.Collections.Inhibiting;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Products;
using Wheelhouse.Servicing.Views;
using Xunit;

namespace Wheelhouse.Modules.Tests.Collections;

/// <summary>What the desk and the customer read of a case.</summary>
public sealed class ReadingTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task The_queue_counts_by_days_and_finds_by_number_and_vin(bool postgres)
    {
        await using var town = await Overdue.Open(postgres);
        await town.MoveTo(Overdue.FirstDue.AddDays(12));
        await town.House.Drain();

        var (counts, found, missed) = await town.House.In(town.Clerk, async p =>
        {
            var (cases, arrears) = (p.GetRequiredService<ReadCases>(), p.GetRequiredService<IArrears>());
            return (
                await ReadCases.Days(cases, default),
                await ReadCases.Queue(1, 30, Overdue.Vin[..8].ToLowerInvariant(), null, null, cases, default),
                await arrears.Late(town.Clerk.Organisation, 1, 30, "NOWHERE", new(), default));
        });

        Assert.Equal(new LateDay(12, 1), Assert.Single(counts.Value!.Days));
        Assert.Equal((22, 8, 3), (counts.Value.QuietFrom, counts.Value.QuietTo, counts.Value.CallsADay));
        Assert.Equal(town.Loan, Assert.Single(found.Value!.Items).Agreement);
        Assert.Empty(missed.Items);
    }

    [Fact]
    public async Task The_orders_of_a_case_name_every_rule_and_what_stands_against_it()
    {
        await using var town = await Overdue.Open(postgres: false);
        await town.MoveTo(Overdue.FirstDue.AddDays(20));

        var view = await Orders(town);

        Assert.Contains(view.AgainstRecovery, w => w.Code == "collections.recovery_not_overdue");
        Assert.Equal(Enum.GetValues<InhibitRule>(), view.Rules.Select(r => r.Rule));
        var standing = view.Rules.ToDictionary(r => r.Rule);
        Assert.Equal(
            ["collections.inhibit_not_overdue"], standing[InhibitRule.PastDue].Against.Select(w => w.Code));
        Assert.Equal(["collections.inhibit_off"], standing[InhibitRule.Switch].Against.Select(w => w.Code));
        Assert.Equal(RuleStanding.Passed, standing[InhibitRule.StarterOnly].Standing);
        Assert.Equal(RuleStanding.Later, standing[InhibitRule.Parked].Standing); // nobody looked where the car is
        Assert.Equal(RuleStanding.Kept, standing[InhibitRule.OnRecord].Standing);

        await town.MoveTo(Overdue.FirstDue.AddDays(95));
        Assert.Empty((await Orders(town)).AgainstRecovery);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_customer_reads_who_may_contact_him_and_who_did(bool postgres)
    {
        await using var town = await Overdue.Open(postgres);
        await town.MoveTo(Overdue.FirstDue.AddDays(10));
        _ = (await town.Contact(ContactChannel.Call)).Value;

        var before = await Mine(town);
        Assert.Equal((10, "17:00", 1, null), (before.DaysPastDue, before.Clock, before.CallsToday, before.HeldBy));
        Assert.Equal(ContactChannel.Call, Assert.Single(before.Contacts).Channel);
        Assert.False(before.InhibitUsed);

        _ = (await town.House.Run<AskHardship, HardshipCard>(
            town.Customer, new(town.Loan, HardshipReason.Illness, Overdue.FirstDue.AddDays(60)))).Value;
        Assert.Equal("hardship", (await Mine(town)).HeldBy);
    }

    static async Task<OrdersView> Orders(Overdue town) => Read((await town.House.In(town.Clerk, p => OrdersView.Get(
        town.Loan, p.GetRequiredService<House>(), p.GetRequiredService<Debts>(),
        p.GetRequiredService<Wheelhouse.Collections.Recovering.RecoveryGrounds>(),
        p.GetRequiredService<Inhibits>(), p.GetRequiredService<Caller>(), p.GetRequiredService<TimeProvider>(),
        default))).Result);

    static async Task<MySituation> Mine(Overdue town) => ReadMine((await town.House.In(town.Customer, p =>
        MySituation.Get(
            town.Loan, p.GetRequiredService<House>(), p.GetRequiredService<Debts>(),
            p.GetRequiredService<Inhibits>(), p.GetRequiredService<IRuleBook>(),
            p.GetRequiredService<TimeProvider>(), default))).Result);

    static OrdersView Read(Microsoft.AspNetCore.Http.IResult answer) => Assert.IsType<Ok<OrdersView>>(answer).Value!;

    static MySituation ReadMine(Microsoft.AspNetCore.Http.IResult answer) =>
        Assert.IsType<Ok<MySituation>>(answer).Value!;
}
