using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Collections;
using Wheelhouse.Collections.Cases;
using Wheelhouse.Collections.Contacting;
using Wheelhouse.Collections.Inhibiting;
using Wheelhouse.Collections.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Origination.Storage;
using Wheelhouse.Platform;
using Wheelhouse.Telematics.Storage;
using Wheelhouse.Trust;
using Xunit;

namespace Wheelhouse.Modules.Tests.Collections;

/// <summary>A start inhibit through the whole house: refused for what is missing, one after the other, granted once
/// all is there, and let go by itself.</summary>
public sealed class InhibitTests
{
    static readonly string Document = new('a', 64);

    [Theory, InlineData(false), InlineData(true)]
    public async Task The_clause_is_one_of_the_document_that_was_signed_here(bool postgres)
    {
        await using var town = await Overdue.Open(postgres);
        await town.MoveTo(Overdue.FirstDue.AddDays(30));
        await town.Do(town.Clerk, p => Task.FromResult(Sign(p, town)));

        var other = await town.House.Run<RecordClause, Unit>(town.Clerk, new(town.Loan, new('b', 64)));
        Assert.Equal("collections.clause_other_document", other.Refused?.Code);
        Assert.Null((await town.House.Run<RecordClause, Unit>(town.Clerk, new(town.Loan, Document))).Refused);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task It_is_refused_for_each_thing_that_is_missing_and_then_granted(bool postgres)
    {
        await using var town = await Overdue.Open(postgres);
        await town.MoveTo(Overdue.FirstDue.AddDays(29));
        Assert.Equal("collections.inhibit_off", await Ask(town));
        Assert.Null(await Switch(town, SwitchAct.On, town.Admin));
        Assert.Equal("collections.same_person", await Switch(town, SwitchAct.On, town.Admin));
        Assert.Equal("collections.inhibit_off", await Ask(town));
        Assert.Null(await Switch(town, SwitchAct.On, town.House.Colleague(town.Admin)));
        Assert.Equal("collections.inhibit_not_overdue", await Ask(town));

        await town.MoveTo(Overdue.FirstDue.AddDays(30));
        Assert.Equal("collections.inhibit_not_in_contract", await Ask(town));
        Assert.Null((await town.House.Run<RecordClause, Unit>(town.Clerk, new(town.Loan, Document))).Refused);
        Assert.Equal("collections.inhibit_no_consent", await Ask(town));
        await town.Install();
        Assert.Equal("collections.inhibit_not_warned", await Ask(town));
        await Warn(town);
        Assert.Equal("collections.inhibit_not_warned", await Ask(town));
        town.House.Clock.Advance(TimeSpan.FromDays(5));

        var asked = (await Request(town)).Value;
        Assert.Equal("collections.inhibit_one_person", await Fire(town, asked.Id));
        Assert.Equal("collections.same_person", await Approve(town, asked.Id, town.Clerk));
        Assert.Null(await Approve(town, asked.Id, town.Senior));
        Assert.Equal("collections.inhibit_no_device", await Fire(town, asked.Id)); // it has said nothing yet

        await town.Park();
        Assert.Equal("collections.inhibit_not_parked", await Fire(town, asked.Id)); // for a moment only
        town.House.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal("collections.inhibit_fix_old", await Fire(town, asked.Id));
        await town.Park();
        var looks = await Looks(town);
        Assert.Null(await Fire(town, asked.Id));
        Assert.Equal(looks + 1, await Looks(town)); // where the car is, is read once for a firing
        Assert.Equal("collections.inhibit_sent", await Fire(town, asked.Id));
        Assert.Equal(InhibitState.Sent, await State(town));

        await town.Park(circuitCut: true);
        await town.House.Drain();
        Assert.Equal(InhibitState.Confirmed, await State(town));
        await Paid(town);
    }

    /// <summary>How often somebody looked where the customer's car is.</summary>
    static Task<int> Looks(Overdue town) => town.House.Read(
        town.Customer, h => h.Set<DisclosureRow>().CountAsync(d => d.Purpose == Purpose.Location));

    /// <summary>Paid up to the last cent: let go, told to the device, and each step on record.</summary>
    static async Task Paid(Overdue town)
    {
        await town.Town.Pay(town.Loan, 4_080_27);
        await town.House.Drain();

        var row = (await Rows(town))[0];
        Assert.Equal((InhibitState.Released, "collections.inhibit_not_overdue"), (row.State, row.Because));
        var commands = await town.House.Read(town.Clerk, h =>
            h.Set<DeviceCommandRow>().OrderBy(c => c.Id).ToListAsync());
        Assert.Equal([true, false], commands.Select(c => c.Inhibit));
        Assert.True(commands[0].Withdrawn); // the gateway had not taken it: it never goes out
        var steps = await town.House.Read(town.Clerk, h => h.Set<InhibitStepRow>().OrderBy(s => s.Number)
            .Select(s => s.To).ToListAsync());
        Assert.Equal(
            [InhibitState.Requested, InhibitState.Sent, InhibitState.Confirmed, InhibitState.Released], steps);
    }

    [Theory]
    [InlineData("collections.inhibit_emergency")]
    [InlineData("collections.inhibit_no_consent")]
    [InlineData("collections.relief_disputed")]
    [InlineData("collections.inhibit_killed")]
    [InlineData("collections.inhibit_off")]
    [InlineData(null)] // an approval is taken back
    public async Task What_was_sent_is_let_go(string? because)
    {
        await using var town = await Overdue.Open(postgres: false);
        var inhibit = await Sent(town);
        switch (because)
        {
            case "collections.inhibit_emergency":
                _ = (await town.House.Run<HoldForEmergency, Unit>(town.Customer, new(town.Loan))).Value;
                break;
            case "collections.inhibit_no_consent":
                await town.Do(town.Customer, async p => (await p.GetRequiredService<IConsents>().Withdraw(
                    town.Customer.Organisation, town.Clerk.Organisation, Purpose.Location, default)).Refused);
                break;
            case "collections.relief_disputed":
                _ = (await town.House.Run<DisputeDebt, Unit>(town.Customer, new(town.Loan, Open: true))).Value;
                break;
            case "collections.inhibit_killed":
                Assert.Null(await Switch(town, SwitchAct.Kill, town.Admin));
                break;
            case "collections.inhibit_off":
                Assert.Null(await Switch(town, SwitchAct.Off, town.Admin));
                break;
            default:
                Assert.Null((await town.House.Run<ApproveInhibit, InhibitCard>(
                    town.Senior, new(inhibit, Approved: false))).Refused);
                break;
        }

        await town.House.Drain();
        await town.House.Drain();
        var row = (await Rows(town))[0];
        Assert.Equal((InhibitState.Released, because), (row.State, row.Because));
        if (because == "collections.inhibit_emergency")
        {
            Assert.Equal(because, await Ask(town));
            town.House.Clock.Advance(TimeSpan.FromHours(24));
            Assert.Null(await Ask(town));
        }
    }

    [Fact]
    public async Task A_request_expires_and_a_second_is_not_asked_beside_it()
    {
        await using var town = await Overdue.Open(postgres: false);
        await Ready(town);
        var asked = (await Request(town)).Value;
        Assert.Equal("collections.inhibit_open", await Ask(town));
        town.House.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal("collections.inhibit_expired", await Approve(town, asked.Id, town.Senior));
        Assert.Null((await town.House.Run<ReleaseInhibit, InhibitCard>(town.Clerk, new(asked.Id))).Refused);
        Assert.Equal("collections.inhibit_over", await Approve(town, asked.Id, town.Senior));
        Assert.Null(await Ask(town));
    }

    static async Task<Id<Inhibit>> Sent(Overdue town)
    {
        await Ready(town);
        var asked = (await Request(town)).Value;
        Assert.Null(await Approve(town, asked.Id, town.Senior));
        await town.Park();
        town.House.Clock.Advance(TimeSpan.FromMinutes(11));
        await town.Park();
        Assert.Null(await Fire(town, asked.Id));
        return asked.Id;
    }

    static Refusal? Sign(IServiceProvider provider, Overdue town)
    {
        provider.GetRequiredService<House>().Add(new DocumentRow
        {
            Id = town.Loan,
            Application = Id<Application>.New(town.House.Clock),
            Organisation = town.Clerk.Organisation,
            Html = "",
            Hash = Document,
            Signature = "signed",
        });
        return null;
    }

    static async Task Ready(Overdue town)
    {
        await town.MoveTo(Overdue.FirstDue.AddDays(40));
        Assert.Null(await Switch(town, SwitchAct.On, town.Admin));
        Assert.Null(await Switch(town, SwitchAct.On, town.House.Colleague(town.Admin)));
        Assert.Null((await town.House.Run<RecordClause, Unit>(town.Clerk, new(town.Loan, Document))).Refused);
        await town.Install();
        await Warn(town);
        town.House.Clock.Advance(TimeSpan.FromDays(5));
    }

    static async Task Warn(Overdue town)
    {
        Assert.Null((await town.Contact(ContactChannel.Message, warns: true)).Refused);
        Assert.Null((await town.Contact(ContactChannel.Letter, warns: true)).Refused);
    }

    static Task<Outcome<InhibitCard>> Request(Overdue town) => town.House.Run<RequestInhibit, InhibitCard>(
        town.Clerk, new(town.Loan, InhibitReason.CarInFlight));

    static async Task<string?> Ask(Overdue town) => (await Request(town)).Refused?.Code;

    static async Task<string?> Approve(Overdue town, Id<Inhibit> inhibit, Wheelhouse.Platform.Actor by) =>
        (await town.House.Run<ApproveInhibit, InhibitCard>(by, new(inhibit, Approved: true))).Refused?.Code;

    static async Task<string?> Fire(Overdue town, Id<Inhibit> inhibit) =>
        (await town.House.Run<FireInhibit, InhibitCard>(town.Clerk, new(inhibit))).Refused?.Code;

    static async Task<string?> Switch(Overdue town, SwitchAct act, Wheelhouse.Platform.Actor by) =>
        (await town.House.Run<SetSwitch, SwitchView>(by, new(act))).Refused?.Code;

    static async Task<InhibitState> State(Overdue town) => (await Rows(town))[0].State;

    static Task<List<InhibitRow>> Rows(Overdue town) => town.House.Read(
        town.Clerk, h => h.Set<InhibitRow>().OrderByDescending(i => i.Id).ToListAsync());
}
