using Microsoft.EntityFrameworkCore;
using Wheelhouse.Collections.Cases;
using Wheelhouse.Collections.Contacting;
using Wheelhouse.Collections.Hardships;
using Wheelhouse.Collections.Promises;
using Wheelhouse.Collections.Recovering;
using Wheelhouse.Collections.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Kit;
using Wheelhouse.Lending;
using Wheelhouse.Modules.Tests.Servicing;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Changes.Loans;
using Wheelhouse.Servicing.Changes.Requests;
using Xunit;

namespace Wheelhouse.Modules.Tests.Collections;

/// <summary>A debt from its first late day: contacts behind the gate, promises, plans, and an order for the car that
/// ends by itself.</summary>
public sealed class CaseTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task Every_channel_passes_the_gate(bool postgres)
    {
        await using var town = await Overdue.Open(postgres);
        Assert.Equal("collections.nothing_overdue", (await town.Contact(ContactChannel.Letter)).Refused?.Code);
        await town.MoveTo(Overdue.FirstDue.AddDays(4));

        // the house's clock stands at 17:00 in Shanghai on 5 January
        var first = (await town.Contact(ContactChannel.Call)).Value;
        Assert.Equal("collections.contact_open", (await town.Contact(ContactChannel.Call)).Refused?.Code);
        Assert.Equal("collections.recording_missing", await End(town, first.Id, ContactOutcome.Effective, null));
        Assert.Null(await End(town, first.Id, ContactOutcome.Effective, "rec/1"));
        Assert.Equal("collections.contact_ended", await End(town, first.Id, ContactOutcome.Effective, "rec/1"));
        for (var call = 2; call <= 3; call++)
        {
            var next = (await town.Contact(ContactChannel.Call)).Value;
            Assert.Null(await End(town, next.Id, ContactOutcome.Effective, $"rec/{call}"));
        }

        Assert.Equal("collections.calls_used", (await town.Contact(ContactChannel.Call)).Refused?.Code);
        Assert.Equal(ContactOutcome.Sent, (await town.Contact(ContactChannel.Message)).Value.Outcome);

        town.House.Clock.Advance(TimeSpan.FromHours(5)); // 22:00 in Shanghai
        Assert.Equal("collections.contact_quiet_hours", (await town.Contact(ContactChannel.Message)).Refused?.Code);
        Assert.Null((await town.House.Run<MoveDebtor, Unit>(town.Clerk, new(town.Loan, "Asia/Urumqi"))).Refused);
        Assert.Equal("collections.contact_quiet_hours", (await town.Contact(ContactChannel.Message)).Refused?.Code);
        Assert.Equal(
            "collections.zone_just_changed",
            (await town.House.Run<MoveDebtor, Unit>(town.Clerk, new(town.Loan, "Asia/Urumqi"))).Refused?.Code);
        town.House.Clock.Advance(TimeSpan.FromDays(1)); // the evening after, only Urumqi counts: 20:00 there
        Assert.Null((await town.Contact(ContactChannel.Message)).Refused);
    }

    /// <summary>Ten at once, from several desks: one gets the line, and never are there more than three a day.
    /// </summary>
    [Theory, InlineData(false), InlineData(true)]
    public async Task Nobody_calls_beside_another(bool postgres)
    {
        await using var town = await Overdue.Open(postgres);
        await town.MoveTo(Overdue.FirstDue.AddDays(4));
        for (var round = 1; round <= 4; round++)
        {
            var calls = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() =>
                town.Contact(ContactChannel.Call, by: town.House.Colleague(town.Clerk)))));
            var through = calls.Where(c => c.IsDone).ToList();
            Assert.Equal(round <= 3 ? 1 : 0, through.Count);
            if (through.Count == 1)
            {
                Assert.Null(await End(town, through[0].Value.Id, ContactOutcome.Effective, $"rec/{round}"));
            }
        }
    }

    [Fact]
    public async Task A_promise_is_kept_by_what_comes_in_and_broken_by_its_day()
    {
        await using var town = await Overdue.Open(postgres: false);
        var today = Overdue.FirstDue.AddDays(10);
        await town.MoveTo(today);
        Assert.Equal("collections.promise_day", await Promise(town, 100_00, today.AddDays(31)));
        Assert.Equal("collections.promise_amount", await Promise(town, 0, today));
        Assert.Null(await Promise(town, 100_00, today.AddDays(2)));
        Assert.Equal("collections.promise_open", await Promise(town, 100_00, today.AddDays(2)));

        await town.Town.Pay(town.Loan, 60_00);
        await town.House.Drain();
        Assert.Equal((PromiseState.Open, 60_00L), await Last(town));
        await town.Town.Pay(town.Loan, 40_00);
        await town.House.Drain();
        Assert.Equal((PromiseState.Kept, 100_00L), await Last(town));

        Assert.Null(await Promise(town, 500_00, today.AddDays(2)));
        await town.MoveTo(today.AddDays(3));
        await town.House.Drain();
        Assert.Equal((PromiseState.Broken, 0L), await Last(town));
    }

    [Fact]
    public async Task A_plan_rests_collection_and_another_person_answers_it()
    {
        await using var town = await Overdue.Open(postgres: false);
        await town.MoveTo(Overdue.FirstDue.AddDays(10));
        var asked = (await town.House.Run<AskHardship, HardshipCard>(
            town.Customer, new(town.Loan, HardshipReason.Illness, Overdue.FirstDue.AddDays(60)))).Value;
        Assert.Equal("collections.contact_on_hold", (await town.Contact(ContactChannel.Call)).Refused?.Code);
        Assert.Null((await town.Contact(ContactChannel.Letter)).Refused);

        Assert.Equal(HardshipState.Declined, (await town.House.Run<AnswerHardship, HardshipCard>(
            town.Senior, new(asked.Id, Granted: false))).Value.State);
        Assert.Null((await town.Contact(ContactChannel.Message)).Refused);

        var own = (await town.House.Run<AskHardship, HardshipCard>(
            town.Clerk, new(town.Loan, HardshipReason.Family, Overdue.FirstDue.AddDays(60)))).Value;
        Assert.Equal("collections.same_person", (await town.House.Run<AnswerHardship, HardshipCard>(
            town.Clerk, new(own.Id, Granted: true))).Refused?.Code);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task An_order_for_the_car_ends_by_itself_when_money_comes(bool postgres)
    {
        await using var town = await Overdue.Open(postgres);
        await town.MoveTo(Overdue.FirstDue.AddDays(89));
        Assert.Equal("collections.recovery_not_overdue", (await Order(town)).Refused?.Code);
        await town.MoveTo(Overdue.FirstDue.AddDays(90));

        var order = (await Order(town)).Value;
        Assert.Equal(TestHouse.FirstDay, order.LienSince);
        Assert.Equal("collections.recovery_open", (await Order(town)).Refused?.Code);
        var vendor = (await town.House.Run<AddVendor, VendorCard>(town.Admin, new("Jiangcheng Recovery"))).Value;
        Assert.Equal("collections.same_person", await Send(town, order.Id, vendor.Id, town.Clerk));
        Assert.Equal("collections.vendor_not_evaluated", await Send(town, order.Id, vendor.Id, town.Senior));
        Assert.Null((await town.House.Run<EvaluateVendor, VendorCard>(town.Admin, new(vendor.Id, 80))).Refused);
        Assert.Null(await Send(town, order.Id, vendor.Id, town.Senior));

        await town.Town.Pay(town.Loan, 100_00); // not enough: two instalments and the third are due
        await town.House.Drain();
        Assert.Equal(RecoveryState.Dispatched, (await Orders(town))[0].State);
        await town.Town.Pay(town.Loan, 4_080_27); // the oldest is paid: 60 days are left
        await town.House.Drain();
        var ended = (await Orders(town))[0];
        Assert.Equal(
            (RecoveryState.Cancelled, "collections.recovery_not_overdue"), (ended.State, ended.Because));
        Assert.Equal("collections.recovery_over", await Send(town, order.Id, vendor.Id, town.Senior));
    }

    [Fact]
    public async Task An_order_ends_by_a_promise_a_plan_a_dispute_and_a_deferral()
    {
        await using var town = await Overdue.Open(postgres: false);
        var today = Overdue.FirstDue.AddDays(95);
        await town.MoveTo(today);

        _ = (await Order(town)).Value;
        Assert.Null(await Promise(town, 100_00, today));
        await Ended(town, "collections.relief_promised");
        Assert.Equal("collections.relief_promised", (await Order(town)).Refused?.Code);
        await town.MoveTo(today.AddDays(1));
        await town.House.Drain();

        _ = (await Order(town)).Value;
        _ = (await town.House.Run<DisputeDebt, Unit>(town.Customer, new(town.Loan, Open: true))).Value;
        await Ended(town, "collections.relief_disputed");
        Assert.Equal(
            "collections.lender_answers",
            (await town.House.Run<DisputeDebt, Unit>(town.Customer, new(town.Loan, Open: false))).Refused?.Code);
        _ = (await town.House.Run<DisputeDebt, Unit>(town.Clerk, new(town.Loan, Open: false))).Value;

        _ = (await Order(town)).Value;
        _ = (await town.House.Run<AskHardship, HardshipCard>(
            town.Customer, new(town.Loan, HardshipReason.LossOfWork, today.AddDays(30)))).Value;
        await Ended(town, "collections.relief_hardship");
    }

    [Fact]
    public async Task An_order_ends_by_new_terms_that_two_persons_agreed_to()
    {
        await using var town = await Overdue.Open(postgres: false);
        await town.MoveTo(Overdue.FirstDue.AddDays(95));
        _ = (await Order(town)).Value;
        var asked = (await town.House.Run<RequestChange, RequestView>(
            town.Clerk, new(town.Loan, new Restructure(ExtraInstalments: 6, Arrears: Arrears.Spread)))).Value;
        _ = (await town.House.Run<AnswerRequest, RequestView>(
            town.Senior, new(asked.Id, RequestState.Granted))).Value;
        await Ended(town, "collections.recovery_not_overdue");
    }

    /// <summary>What is paid in time is no business of those who collect: it costs them nothing.</summary>
    [Fact]
    public async Task Only_a_payment_of_what_is_behind_is_heard()
    {
        await using var town = await Overdue.Open(postgres: false);
        await town.MoveTo(Overdue.FirstDue);
        await town.House.Drain();
        await town.Town.Pay(town.Loan, 100_00); // due today: in time
        Assert.Empty(await Heard(town));
        await town.MoveTo(Overdue.FirstDue.AddDays(1));
        await town.House.Drain();
        await town.Town.Pay(town.Loan, 100_00);
        Assert.Single(await Heard(town));
    }

    /// <summary>There is one place in the sources where a contact is made.</summary>
    [Fact]
    public void Nobody_walks_around_the_gate()
    {
        var makes = typeof(ContactRow).Assembly.GetTypes()
            .SelectMany(t => t.GetMethods(
                System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Static
                    | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Public
                    | System.Reflection.BindingFlags.DeclaredOnly))
            .Where(m => Makes(m, typeof(ContactRow)))
            .Select(m => m.DeclaringType!.DeclaringType?.DeclaringType ?? m.DeclaringType!.DeclaringType)
            .Distinct();

        Assert.Equal([typeof(BeginContact)], makes);
    }

    /// <summary>Whether a method's code calls a constructor of a type.</summary>
    static bool Makes(System.Reflection.MethodBase method, Type made)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        var constructors = made.GetConstructors(
            System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public)
            .Select(c => c.MetadataToken);
        return constructors.Any(token =>
        {
            byte[] call = [0x73, .. BitConverter.GetBytes(token)]; // newobj
            return code.AsSpan().IndexOf(call) >= 0;
        });
    }

    static async Task Ended(Overdue town, string because)
    {
        await town.House.Drain();
        var last = (await Orders(town))[0];
        Assert.Equal((RecoveryState.Cancelled, because), (last.State, last.Because));
    }

    static Task<List<OutboxRow>> Heard(Overdue town) => town.House.Read(
        town.Clerk, h => h.Set<OutboxRow>().Where(r => r.Delivered == null).ToListAsync());

    static Task<List<RecoveryRow>> Orders(Overdue town) => town.House.Read(
        town.Clerk, h => h.Set<RecoveryRow>().OrderByDescending(r => r.Id).ToListAsync());

    static Task<Outcome<RecoveryCard>> Order(Overdue town) =>
        town.House.Run<OrderRecovery, RecoveryCard>(town.Clerk, new(town.Loan));

    static async Task<string?> Send(Overdue town, Id<Wheelhouse.Collections.Recovery> order,
        Id<Wheelhouse.Collections.Vendor> vendor, Actor by) =>
        (await town.House.Run<DispatchRecovery, RecoveryCard>(by, new(order, vendor))).Refused?.Code;

    static async Task<string?> Promise(Overdue town, long minor, DateOnly day) =>
        (await town.House.Run<MakePromise, PromiseCard>(
            town.Customer, new(town.Loan, LoansOnTest.Cny(minor), day))).Refused?.Code;

    static async Task<(PromiseState State, long Received)> Last(Overdue town)
    {
        var row = await town.House.Read(town.Clerk, h =>
            h.Set<PromiseRow>().OrderByDescending(p => p.Id).FirstAsync());
        return (row.State, row.Received.MinorUnits);
    }

    static async Task<string?> End(
        Overdue town, Id<Wheelhouse.Collections.Contact> contact, ContactOutcome outcome, string? recording) =>
        (await town.House.Run<EndContact, ContactCard>(town.Clerk, new(contact, outcome, recording))).Refused?.Code;
}
