using Microsoft.EntityFrameworkCore;
using Wheelhouse.Collections;
using Wheelhouse.Collections.Contacting;
using Wheelhouse.Collections.Ordering;
using Wheelhouse.Collections.Recovering;
using Wheelhouse.Collections.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Modules.Tests.Servicing;
using Wheelhouse.Platform;
using Xunit;

namespace Wheelhouse.Modules.Tests.Collections;

/// <summary>Work for vendors and planned visits, from the order to the numbers that a vendor is evaluated by.</summary>
public sealed class WorkOrderTests
{
    static readonly string Photo = new('e', 64);

    [Theory, InlineData(false), InlineData(true)]
    public async Task An_order_is_sent_answered_reported_and_counted(bool postgres)
    {
        await using var town = await Overdue.Open(postgres);
        await town.MoveTo(Overdue.FirstDue.AddDays(60));
        var today = await town.Town.Today();
        var vendor = (await town.House.Run<AddVendor, VendorCard>(town.Admin, new("Jiangcheng Recovery"))).Value.Id;
        Assert.Equal("collections.vendor_not_evaluated", (await Send(town, WorkKind.Find, vendor)).Refused?.Code);
        _ = (await town.House.Run<EvaluateVendor, VendorCard>(town.Admin, new(vendor, 80))).Value;
        Assert.Equal("collections.order_by_recovery", (await Send(town, WorkKind.Recover, vendor)).Refused?.Code);
        Assert.Equal("collections.order_vendor", (await Send(town, WorkKind.Tow, null)).Refused?.Code);
        Assert.Equal("collections.order_day", (await Send(town, WorkKind.Tow, vendor, days: 91)).Refused?.Code);
        Assert.Equal("collections.order_fee", (await Send(town, WorkKind.Tow, vendor, fee: -1)).Refused?.Code);

        var find = (await Send(town, WorkKind.Find, vendor)).Value.Id;
        Assert.Equal("collections.order_over", await Step(town, find, WorkAct.Report, "found", Photo));
        Assert.Null(await Step(town, find, WorkAct.Accept));
        Assert.Equal("collections.order_over", await Step(town, find, WorkAct.Finish));
        Assert.Equal("collections.document_hash", await Step(town, find, WorkAct.Report, "found", "a photo"));
        Assert.Null(await Step(town, find, WorkAct.Report, "Stands in the yard", Photo));
        Assert.Null(await Step(town, find, WorkAct.Complain, "Rude at the gate"));
        Assert.Null(await Step(town, find, WorkAct.Finish));

        var tow = (await Send(town, WorkKind.Tow, vendor, days: 0)).Value.Id;
        Assert.Equal("collections.order_note", await Step(town, tow, WorkAct.Reject)); // not without a word
        Assert.Null(await Step(town, tow, WorkAct.Reject, "No truck"));
        Assert.Equal("collections.order_over", await Step(town, tow, WorkAct.Accept));

        var late = (await Send(town, WorkKind.Store, vendor, days: 0)).Value.Id;
        Assert.Null(await Step(town, late, WorkAct.Accept));
        await town.MoveTo(today.AddDays(1));
        Assert.Null(await Step(town, late, WorkAct.Report, "Stored"));
        Assert.Null(await Step(town, late, WorkAct.Finish));

        var kept = (await town.House.Run<EvaluateVendor, VendorCard>(town.Admin, new(vendor, 60))).Value;
        Assert.Equal(
            new VendorFigures(today.AddDays(1 - 365), Sent: 3, Rejected: 1, Done: 2, InTime: 1, Complaints: 1),
            kept.Figures);
    }

    /// <summary>A visit is planned at any time and carried out only through the gate.</summary>
    [Fact]
    public async Task No_visit_goes_round_the_gate()
    {
        await using var town = await Overdue.Open(postgres: false);
        await town.MoveTo(Overdue.FirstDue.AddDays(60));
        var visit = (await Send(town, WorkKind.Visit, null)).Value.Id;
        Assert.Equal("collections.visit_not_contacted", await Step(town, visit, WorkAct.Report, "Spoke to him"));

        town.House.Clock.Advance(TimeSpan.FromHours(5)); // 22:00 in Shanghai
        Assert.Equal("collections.contact_quiet_hours", (await town.Contact(ContactChannel.Visit)).Refused?.Code);
        town.House.Clock.Advance(TimeSpan.FromHours(14));
        var contact = (await town.Contact(ContactChannel.Visit)).Value.Id;
        Assert.Equal(
            "collections.visit_not_contacted", await Step(town, visit, WorkAct.Report, "Spoke", contact: contact));
        _ = (await town.House.Run<EndContact, ContactCard>(
            town.Clerk, new(contact, ContactOutcome.Effective, "rec/1"))).Value;
        Assert.Null(await Step(town, visit, WorkAct.Report, "Spoke", contact: contact));
        Assert.Null(await Step(town, visit, WorkAct.Finish));
    }

    /// <summary>A recovery that goes out is the vendor's order too, and is taken back with it.</summary>
    [Theory, InlineData(false), InlineData(true)]
    public async Task A_cancelled_recovery_takes_its_order_back(bool postgres)
    {
        await using var town = await Overdue.Open(postgres);
        await town.MoveTo(Overdue.FirstDue.AddDays(90));
        var vendor = (await town.House.Run<AddVendor, VendorCard>(town.Admin, new("Jiangcheng Recovery"))).Value.Id;
        _ = (await town.House.Run<EvaluateVendor, VendorCard>(town.Admin, new(vendor, 80))).Value;
        var recovery = (await town.House.Run<OrderRecovery, RecoveryCard>(town.Clerk, new(town.Loan))).Value.Id;
        _ = (await town.House.Run<DispatchRecovery, RecoveryCard>(
            town.Senior, new(recovery, vendor, Fee: LoansOnTest.Cny(800_00)))).Value;
        var order = await Only(town);
        Assert.Equal(
            (WorkKind.Recover, WorkState.Sent, recovery, 800_00),
            (order.Kind, order.State, order.Recovery!.Value, order.Fee.MinorUnits));
        Assert.Equal("collections.order_over", await Step(town, order.Id, WorkAct.Withdraw)); // by the recovery only
        Assert.Null(await Step(town, order.Id, WorkAct.Accept));

        await town.Town.Pay(town.Loan, 5_000_00);
        await town.House.Drain();
        Assert.Equal(WorkState.Withdrawn, (await Only(town)).State);
    }

    static Task<WorkOrderRow> Only(Overdue town) =>
        town.House.Read(town.Clerk, h => h.Set<WorkOrderRow>().SingleAsync());

    static async Task<Outcome<WorkCard>> Send(
        Overdue town, WorkKind kind, Id<Vendor>? vendor, int days = 5, long fee = 300_00) =>
        await town.House.Run<SendOrder, WorkCard>(town.Clerk, new(
            town.Loan, kind, vendor, (await town.Town.Today()).AddDays(days), LoansOnTest.Cny(fee), Note: null));

    static async Task<string?> Step(
        Overdue town, Id<WorkOrder> order, WorkAct act, string? note = null, string? photo = null,
        Id<Contact>? contact = null) =>
        (await town.House.Run<TakeStep, WorkCard>(
            town.Clerk, new(order, act, note, photo is null ? [] : [photo], contact))).Refused?.Code;
}
