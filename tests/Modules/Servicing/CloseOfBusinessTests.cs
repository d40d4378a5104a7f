using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Servicing;
using Wheelhouse.Servicing.Nights;
using Xunit;
using static Wheelhouse.Modules.Tests.Servicing.LoansOnTest;

namespace Wheelhouse.Modules.Tests.Servicing;

/// <summary>The close of a day: once, whatever happens to it, and no agreement touched without need.</summary>
public sealed class CloseOfBusinessTests
{
    static readonly DateOnly Eve = new(2026, 2, 4);

    [Theory, InlineData(false), InlineData(true)]
    public async Task Only_agreements_with_something_to_do_are_touched(bool postgres)
    {
        await using var loans = await LoansOnTest.Open(postgres);
        var due = await loans.Lend();
        var later = await loans.Lend(Usual with { FirstDueDate = new(2026, 2, 20) });
        await loans.MoveTo(Eve);
        var before = (await loans.Row(later)).Version;

        var run = await Close(loans, Eve);

        Assert.Equal((DayRunState.Done, 1, 1, 0), (run.State, run.Total, run.Done, run.Closed));
        Assert.Equal(before, (await loans.Row(later)).Version);
        var row = await loans.Row(due);
        Assert.Equal((new DateOnly(2026, 2, 5), 4_080_27L), (row.AsOf, row.Due));
        Assert.Equal(new DateOnly(2026, 3, 5), row.WorkOn);
        Assert.Equal(new DateOnly(2026, 2, 5), await loans.Today());
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_close_that_is_cut_off_after_every_step_ends_as_one_that_is_not(bool postgres)
    {
        await using var loans = await LoansOnTest.Open(postgres, nightSize: 10);
        var several = new List<Id<Agreement>>();
        for (var i = 0; i < 105; i++)
        {
            several.Add(await loans.Lend());
        }

        await loans.MoveTo(Eve);

        // each piece is a process of its own: the beginning, partitions of ten or so, the accruals, the new date
        var steps = new List<DayRun>();
        while (steps.Count == 0 || steps[^1].State == DayRunState.Running)
        {
            steps.Add((await loans.House.Run<CloseDay, DayRun>(loans.Clerk, new(Eve, Resume: true))).Value);
        }

        Assert.Equal(11, steps[0].Partitions);
        Assert.Equal(Enumerable.Range(0, 12), steps.Take(12).Select(s => s.PartitionsDone));
        Assert.Equal((105, 105, 105), (steps[11].Accounts, steps[11].Total, steps[11].Done));
        Assert.Equal(["accounts", "accruals"], steps[^1].Steps.Take(2).Select(s => s.Name));
        Assert.All(steps[^1].Steps, s => Assert.True(s.IsOver));
        Assert.All(several, async loan => Assert.Equal(2, (await loans.Journal(loan)).Count));
        Assert.Equal(Eve.AddDays(1), await loans.Today());
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Closing_at_once_from_two_servers_closes_once(bool postgres)
    {
        await using var loans = await LoansOnTest.Open(postgres);
        var loan = await loans.Lend();
        await loans.MoveTo(Eve);

        var runs = await Task.WhenAll(Task.Run(() => Close(loans, Eve)), Task.Run(() => Close(loans, Eve)));

        Assert.All(runs, run => Assert.Equal(DayRunState.Done, run.State));
        Assert.Equal(Eve.AddDays(1), await loans.Today());
        Assert.Equal(2, (await loans.Journal(loan)).Count);
        Assert.Equal(DayRunState.Done, (await Close(loans, Eve)).State); // a third click finds it done
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_cancelled_close_stops_and_goes_on_when_it_is_asked_for_again(bool postgres)
    {
        await using var loans = await LoansOnTest.Open(postgres);
        await loans.Lend();
        await loans.MoveTo(Eve);
        await loans.House.Run<CloseDay, DayRun>(loans.Clerk, new(Eve));

        var cancelled = await loans.House.Run<CancelDayRun, DayRun>(loans.Clerk, new(Eve));
        var ignored = await loans.House.Run<CloseDay, DayRun>(loans.Clerk, new(Eve));
        var today = await loans.Today();
        var resumed = await Close(loans, Eve);

        Assert.Equal(
            [DayRunState.Cancelled, DayRunState.Cancelled, DayRunState.Done],
            new[] { cancelled.Value.State, ignored.Value.State, resumed.State });
        Assert.Equal(Eve, today);
        var late = await loans.House.Run<CancelDayRun, DayRun>(loans.Clerk, new(Eve));
        Assert.Equal("servicing.day_closed", late.Refused?.Code);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Only_the_present_day_can_be_closed(bool postgres)
    {
        await using var loans = await LoansOnTest.Open(postgres);
        var closing = loans.House.Services.GetRequiredService<ClosingDays>();

        var refused = await closing.Close(loans.Clerk, Start.AddDays(1));

        Assert.Equal("servicing.day_not_open", refused.Refused?.Code);
        Assert.Equal(
            "servicing.day_not_closing",
            (await loans.House.Run<CancelDayRun, DayRun>(loans.Clerk, new(Start))).Refused?.Code);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_settled_agreement_is_closed_by_the_close_of_its_day(bool postgres)
    {
        await using var loans = await LoansOnTest.Open(postgres);
        var loan = await loans.Lend();
        await loans.Pay(loan, 12_000_00);
        Assert.Equal((AgreementState.Settled, Start.AddDays(1)), await State(loans, loan));

        var run = await Close(loans, Start);

        Assert.Equal(1, run.Closed);
        Assert.Equal((AgreementState.Closed, null), await State(loans, loan));
        Assert.Equal("servicing.account_closed", (await loans.Reverse(loan, 2)).Refused?.Code);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_last_payment_that_bounces_on_its_day_opens_the_agreement_again(bool postgres)
    {
        await using var loans = await LoansOnTest.Open(postgres);
        var loan = await loans.Lend();
        await loans.Pay(loan, 12_000_00);

        var reversed = await loans.Reverse(loan, 2);

        Assert.Equal(
            (AgreementState.Active, Cny(12_000_00)), (reversed.Value.Kpis.State, reversed.Value.Kpis.PrincipalLeft));
        Assert.Equal((AgreementState.Active, new DateOnly(2026, 2, 5)), await State(loans, loan));
        Assert.Equal(
        [
            "01-05 (01-05) Paid out: loans.principal +12000, bank -12000",
            "01-05 (01-05) Payment received: bank +12000, loans.principal -12000",
            "01-05 (01-05) Reversal: loans.principal +12000, bank -12000",
        ], await loans.Journal(loan));
    }

    static async Task<DayRun> Close(LoansOnTest loans, DateOnly day) =>
        (await loans.House.Services.GetRequiredService<ClosingDays>().Close(loans.Clerk, day)).Value;

    static async Task<(AgreementState State, DateOnly? WorkOn)> State(LoansOnTest loans, Id<Agreement> loan)
    {
        var row = await loans.Row(loan);
        return (row.State, row.WorkOn);
    }
}
