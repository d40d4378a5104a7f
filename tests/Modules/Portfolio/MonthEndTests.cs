using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.CreditRisk;
using Wheelhouse.Kernel;
using Wheelhouse.Ledger;
using Wheelhouse.Modules.Tests.Servicing;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Portfolio;
using Wheelhouse.Portfolio.MonthEnd;
using Wheelhouse.Portfolio.Storage;
using Wheelhouse.Portfolio.Views;
using Wheelhouse.Servicing;
using Wheelhouse.Servicing.Payoff;
using Xunit;

namespace Wheelhouse.Modules.Tests.Portfolio;

/// <summary>Month ends of a small book: what is kept, what is booked, and that both come to the same.</summary>
public sealed class MonthEndTests
{
    static readonly DateOnly January = new(2026, 1, 31);
    static readonly DateOnly February = new(2026, 2, 28);
    static readonly DateOnly March = new(2026, 3, 31);

    /// <summary>Two usual loans (12,000.00 at 12 % over three months from 5 January); one pays, one does not. The
    /// nights take the month ends.</summary>
    [Theory, InlineData(false), InlineData(true)]
    public async Task A_book_goes_through_three_month_ends(bool postgres)
    {
        await using var loans = await LoansOnTest.Open(postgres);
        var (pays, owes) = (await loans.Lend(), await loans.Lend());
        await loans.MoveTo(new(2026, 2, 1));

        var run = await Close(loans, January);
        Assert.Equal((MonthState.Done, 2, 1, 1), (run.State, run.Agreements, run.Parts, run.Done));
        var first = await Rows(loans, January);
        Assert.All(first.Values, row =>
        {
            Assert.Equal((RollState.Current, AssetClass.Normal, Stage.One), (row.State, row.Class, row.Stage));
            Assert.Equal((12_000_00L, 3_960_27L), (row.Owed, row.Scheduled));
            Assert.True(row.Allowance > 0);
        });

        await loans.MoveTo(new(2026, 2, 5));
        Assert.True((await loans.Pay(pays, 4_080_27)).IsDone);
        await loans.MoveTo(new(2026, 3, 1));
        var second = await Rows(loans, February);
        Assert.Equal((RollState.Current, 8_039_73L, 3_999_87L), Short(second[pays]));
        Assert.Equal((RollState.Days1To30, 24, AssetClass.SpecialMention), (
            second[owes].State, second[owes].DaysPastDue, second[owes].Class)); // since 5 February
        Assert.True(second[owes].Allowance > second[pays].Allowance);

        await loans.MoveTo(new(2026, 4, 1));
        var third = await Rows(loans, March);
        Assert.Equal((RollState.Days31To60, Stage.Two), (third[owes].State, third[owes].Stage)); // 55 days
        Assert.Equal(-third.Values.Sum(r => r.Allowance), await Allowance(loans));

        static (RollState, long, long) Short(SnapshotRow row) => (row.State, row.Owed, row.Scheduled);
    }

    [Fact]
    public async Task A_month_end_that_is_taken_again_stays_as_it_is()
    {
        await using var loans = await LoansOnTest.Open(postgres: false);
        await loans.Lend();
        await loans.MoveTo(new(2026, 2, 1));
        var once = await Close(loans, January);
        var booked = await Allowance(loans);

        Assert.Equal(once, await Close(loans, January));
        Assert.Equal(booked, await Allowance(loans));
        Assert.Equal("portfolio.month_not_latest", (await Try(loans, February)).Refused?.Code);
        Assert.Equal("portfolio.month_not_latest", (await Try(loans, new(2025, 12, 31))).Refused?.Code);
        Assert.Equal("portfolio.month_not_latest", (await Try(loans, new(2026, 1, 30))).Refused?.Code);
    }

    /// <summary>Cut off after some ranges: what is left is done, and all is as if it had never been.</summary>
    [Theory, InlineData(false), InlineData(true)]
    public async Task A_month_end_that_was_cut_off_goes_on(bool postgres)
    {
        var december = new DateOnly(2025, 12, 31);
        await using var loans = await LoansOnTest.Open(postgres, more: s => s.AddSingleton(new MonthSize(2)));
        for (var i = 0; i < 8; i++)
        {
            await loans.Lend();
        }

        Assert.Equal(4, (await loans.House.Run<CloseMonth, MonthRun>(loans.Clerk, new(december))).Value.Parts);
        foreach (var first in new[] { 0, 48, 48 })
        {
            Assert.True((await loans.House.Run<TakePart, Unit>(loans.Clerk, new(december, first))).IsDone);
        }

        var half = await loans.House.Run<BookMonth, MonthRun>(loans.Clerk, new(december));
        Assert.Equal((MonthState.Running, 2), (half.Value.State, half.Value.Done));
        Assert.Equal(0, await Allowance(loans, december));

        var run = await Close(loans, december);
        Assert.Equal((MonthState.Done, 8), (run.State, run.Agreements));
        var rows = await Rows(loans, december);
        Assert.Equal(8, rows.Count);
        Assert.Equal(-rows.Values.Sum(r => r.Allowance), await Allowance(loans, december));
    }

    /// <summary>Paid off in February, it is no exposure of March; the curve counts it still, and names it.</summary>
    [Theory, InlineData(false), InlineData(true)]
    public async Task A_vintage_names_those_that_are_gone(bool postgres)
    {
        await using var loans = await LoansOnTest.Open(postgres);
        var (early, _) = (await loans.Lend(), await loans.Lend());
        await loans.MoveTo(new(2026, 2, 10));
        var settles = (await loans.House.In(loans.Clerk, p => p.GetRequiredService<ISettlements>()
            .Quote(early, null, default))).Value.Total;
        Assert.True((await loans.House.Run<SettleEarly, EventBooked>(loans.Clerk, new(early, settles))).IsDone);
        await loans.MoveTo(new(2026, 4, 1));

        var all = await Behind(loans, measure: null);
        var gone = await Behind(loans, VintageMeasure.PaidEarly);

        Assert.Equal((2, early, RollState.PaidOff), (all.Count, Assert.Single(gone).Agreement, gone[0].State));
        Assert.DoesNotContain(early, (await Rows(loans, March)).Keys);
        Assert.Empty(await loans.House.In(loans.Clerk, p => PortfolioLaws.Check(
            p.GetRequiredService<House>(), p.GetRequiredService<IJournal>())));
    }

    static async Task<IReadOnlyList<AtRisk>> Behind(LoansOnTest loans, VintageMeasure? measure)
    {
        var answer = await loans.House.In(loans.Clerk, p => ListAtRisk.Get(
            March, segment: null, currency: null, organisation: null, state: null, from: null, @class: null,
            stage: null, cause: null, LoansOnTest.Start, measure is { } one ? new(one) : null, limit: null, after: null,
            p.GetRequiredService<Book>(), p.GetRequiredService<IExposures>(), default));
        return Assert.IsType<Ok<Page<AtRisk>>>(answer.Result).Value!.Items;
    }

    [Fact]
    public void The_lines_of_a_product_are_as_worked_by_hand()
    {
        var lines = BookMonth.Lines(
            new Dictionary<(Stage, MovementCause), long>
            {
                [(Stage.One, MovementCause.Opening)] = 300,
                [(Stage.One, MovementCause.Closing)] = 200,
                [(Stage.Two, MovementCause.Closing)] = 250,
                [(Stage.Three, MovementCause.WrittenOff)] = -40,
            },
            Currency.Cny);

        Assert.Equal(
            ["losses.allowance.stage1 100", "losses.allowance.stage2 -250", "losses.allowance -40",
                "losses.expense 190"],
            lines.Select(l => $"{l.Account} {l.Amount.MinorUnits}"));
    }

    static async Task<MonthRun> Close(LoansOnTest loans, DateOnly month) => (await Try(loans, month)).Value;

    static Task<Outcome<MonthRun>> Try(LoansOnTest loans, DateOnly month) =>
        loans.House.Services.GetRequiredService<MonthEnds>().Close(loans.Clerk, month);

    static Task<Dictionary<Id<Agreement>, SnapshotRow>> Rows(LoansOnTest loans, DateOnly month) => loans.House.Read(
        loans.Clerk,
        h => h.Set<SnapshotRow>().AsNoTracking().Where(s => s.Month == month).ToDictionaryAsync(s => s.Agreement));

    /// <summary>What the allowance holds in the ledger, all stages, as debits.</summary>
    static async Task<long> Allowance(LoansOnTest loans, params DateOnly[] months)
    {
        var sum = 0L;
        foreach (var month in months.Length > 0 ? months : [January, February, March])
        {
            var entries = await loans.House.In(loans.Clerk, p => p.GetRequiredService<IJournal>()
                .Of(BookMonth.SubjectOf(loans.Clerk.Organisation, month), default));
            sum += entries.SelectMany(e => e.Lines)
                .Where(l => l.Account.StartsWith("losses.allowance", StringComparison.Ordinal))
                .Sum(l => l.Amount.MinorUnits);
        }

        return sum;
    }
}
