using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.CreditRisk;
using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Products;
using Wheelhouse.Servicing;
using Wheelhouse.Servicing.Payments;
using Wheelhouse.Servicing.Payoff;
using Wheelhouse.Servicing.Views;
using Wheelhouse.Trust;
using Xunit;
using static Wheelhouse.Modules.Tests.Servicing.LoansOnTest;
using Bucket = Wheelhouse.Servicing.Views.Bucket;

namespace Wheelhouse.Modules.Tests.Servicing;

/// <summary>What the account page is fed with, on both databases. Figures: see <see cref="LoansOnTest"/>.</summary>
public sealed class ViewTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task A_preview_is_what_is_booked(bool postgres)
    {
        await using var loans = await LoansOnTest.Open(postgres);
        var loan = await loans.Lend();
        await loans.MoveTo(new(2026, 2, 5));
        var payment = new ReceivePayment(loan, Cny(5_000_00));

        var shown = await loans.House.In(loans.Clerk, p => p.GetRequiredService<Booking>().Preview(
            loan,
            (LoanAccount account, DateOnly today) => ReceivePayment.Decide(account, payment, today, Role.Servicing),
            default));
        var untouched = await loans.Journal(loan);
        var booked = await loans.House.Run<ReceivePayment, EventBooked>(loans.Clerk, payment);

        Assert.Equal(2, untouched.Count);
        Assert.Equal(shown.Value.After, booked.Value.Kpis);
        Assert.Equal(shown.Value.Parts, booked.Value.Parts);
        Assert.Equal((Cny(4_080_27), Cny(0)), (shown.Value.Before.DueToday, shown.Value.After.DueToday));
        Assert.Equal([1, 2, 3], shown.Value.Rows.Select(r => r.Number));
        Assert.Equal(
            "bank +5000, loans.principal -4880, interest.receivable -120",
            string.Join(", ", shown.Value.Journal.Select(l => LoansOnTest.Signed(l.Account, l.Amount))));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Agreements_are_found_by_number_vin_state_and_lateness(bool postgres)
    {
        await using var loans = await LoansOnTest.Open(postgres);
        var late = await loans.Lend();
        var fresh = await loans.Lend(Usual with { FirstDueDate = new(2026, 3, 20) });
        var done = await loans.Lend();
        await loans.Pay(done, 12_000_00);
        await loans.MoveTo(new(2026, 2, 15)); // ten days after the first due date

        Assert.Equal([late], await Found(loans, new(null, null, Bucket.Days1To30, null)));
        Assert.Equal([done, fresh], await Found(loans, new(null, null, Bucket.Current, null)));
        Assert.Empty(await Found(loans, new(null, null, Bucket.Days31To60, null)));
        Assert.Equal([done], await Found(loans, new(null, AgreementState.Closed, null, null)));
        Assert.Equal([fresh], await Found(loans, new("wh-2026-000002", null, null, null)));
        Assert.Equal([done, fresh, late], await Found(loans, new("118306", null, null, loans.Customer.Organisation)));
        Assert.Empty(await Found(loans, new("no such", null, null, null)));

        var card = (await Page(loans, new(null, null, Bucket.Days1To30, null))).Items[0];
        Assert.Equal((10, Cny(4_080_27), 0, 3), (card.OverdueDays, card.DueToday, card.PaidCount, card.Total));
        Assert.Equal(new NextDue(2, new(2026, 3, 5), Cny(4_080_27)), card.NextDue);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Events_say_both_days_and_whether_they_can_be_taken_back(bool postgres)
    {
        await using var loans = await LoansOnTest.Open(postgres);
        var loan = await loans.Lend();
        await loans.MoveTo(new(2026, 2, 7));
        await loans.Pay(loan, 4_080_27, new(2026, 2, 5));
        await loans.Reverse(loan, 2);
        await loans.Pay(loan, 100_00, by: loans.Customer);

        var events = await Events(loans, loans.Clerk, loan);
        var seenByCustomer = await Events(loans, loans.Customer, loan);

        Assert.Equal([4, 3, 2, 1], events.Select(e => e.Sequence));
        Assert.Equal([true, false, false, false], events.Select(e => e.Reversible));
        Assert.Equal([true, false, false, false], events.Select(e => e.Simulated));
        Assert.Equal((true, true, (int?)3), (events[2].BackDated, events[2].Reversed, events[2].ReversedBy));
        Assert.Equal(("debit returned", "Took back event 2: Payment"), (events[1].Note?.En, events[1].Text.En));
        Assert.All(seenByCustomer, e => Assert.Null(e.Note));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_settlement_quote_settles_and_names_the_interest_saved(bool postgres)
    {
        await using var loans = await LoansOnTest.Open(postgres);
        var loan = await loans.Lend();
        await loans.MoveTo(new(2026, 2, 5));

        var quote = (await Quote(loans, loan, null)).Value;
        var settled = await loans.House.Run<SettleEarly, EventBooked>(
            loans.Clerk, new(loan, quote.Total, Seen: quote.Version));

        // 12,000.00 and the 120.00 that fell due; the plan's other 80.40 + 40.40 are saved. A day later 1/28 of a
        // month's interest more: 12,000.00 x 1 % / 28 = 4.285... on the principal that is not overdue (8,039.73): 2.87
        Assert.Equal((Cny(12_120_00), Cny(12_000_00), Cny(120_00)), (quote.Total, quote.Principal, quote.Interest));
        Assert.Equal((Cny(120_80), Cny(12_122_87)), (quote.InterestSaved, quote.NextDay));
        Assert.Equal(AgreementState.Settled, settled.Value.Kpis.State);
        Assert.Equal("servicing.nothing_owed", (await Quote(loans, loan, null)).Refused?.Code);
    }

    [Fact]
    public async Task A_quote_is_for_a_day_between_today_and_the_end()
    {
        await using var loans = await LoansOnTest.Open(postgres: false);
        var loan = await loans.Lend();

        Assert.Equal("servicing.quote_day_out_of_range", (await Quote(loans, loan, Start.AddDays(-1))).Refused?.Code);
        Assert.Equal("servicing.quote_day_out_of_range", (await Quote(loans, loan, new(2026, 4, 6))).Refused?.Code);
        Assert.True((await Quote(loans, loan, new(2026, 4, 5))).IsDone);
    }

    [Fact]
    public async Task Every_figure_says_why_and_its_parts_make_it()
    {
        await using var loans = await LoansOnTest.Open(postgres: false);
        var rules = loans.House.Services.GetRequiredService<IRuleBook>();
        var account = Loans.Usual(
            new(2026, 2, 20), new Repaid(2, new(2026, 2, 5), new(2026, 2, 5), Cny(2_000_00)),
            new RateChanged(3, new(2026, 2, 10), new(2026, 2, 10), new(0.10m)));

        foreach (var figure in Enum.GetValues<WhyFigure>())
        {
            var why = ShowWhy.Why(account, figure, figure == WhyFigure.Payment ? 2 : null, rules).Value;

            Assert.Equal(why.Total!.Value, Money.Sum(why.Parts.Select(p => p.Amount).OfType<Money>(), Currency.Cny));
            Assert.Equal(Cny(0), why.RecomputedDifference);
            Assert.Equal(ShowWhy.Grouped(why.Total.Value), why.Figure);
            Assert.NotEqual(why.Title.Zh, why.Title.En);
            var labels = why.Parts.SelectMany(p => new[] { p.Label.Zh, p.Label.En });
            Assert.DoesNotContain(labels, string.IsNullOrWhiteSpace);
        }

        // row 1 asks 4,080.27 and 2,000.00 came: 120.00 interest, 1,880.00 principal
        var due = ShowWhy.Why(account, WhyFigure.DueToday, null, rules).Value;
        Assert.Equal(("2,080.27", "4080.27 − 2000.00 = 2080.27"), (due.Figure, due.Parts[0].Formula));
        Assert.Equal("R-COL-08", Assert.Single(due.Rules).Id);
        Assert.Equal(
            [120_00L, 1_880_00],
            ShowWhy.Why(account, WhyFigure.Payment, 2, rules).Value.Parts.Select(p => p.Amount!.Value.MinorUnits));
        Assert.Equal("servicing.no_such_row", ShowWhy.Why(account, WhyFigure.Interest, 4, rules).Refused?.Code);
        Assert.Equal("servicing.no_such_row", ShowWhy.Why(account, WhyFigure.Payment, 3, rules).Refused?.Code);
    }

    [Theory]
    [InlineData("2026-02-05", InstalmentState.Due, 0)]
    [InlineData("2026-02-20", InstalmentState.Overdue, 15)]
    public void A_schedule_says_how_each_row_stands(string day, InstalmentState first, int late)
    {
        var rows = ShowSchedule.Rows(Loans.Usual(DateOnly.Parse(day, null)));

        Assert.Equal([first, InstalmentState.Scheduled, InstalmentState.Scheduled], rows.Select(r => r.State));
        Assert.Equal(late, rows[0].OverdueDays);
        Assert.Equal([8_039_73L, 4_039_86, 0], rows.Select(r => r.BalanceAfter.MinorUnits));
    }

    [Fact]
    public void Rows_after_a_settlement_are_not_needed()
    {
        var due = new DateOnly(2026, 2, 5);
        var settled = Loans.Usual(due, new EarlySettled(2, due, due, Cny(12_120_00)));

        Assert.Equal(
            [InstalmentState.Paid, InstalmentState.Paid, InstalmentState.Dropped],
            ShowSchedule.Rows(settled).Select(r => r.State));
    }

    [Fact]
    public void Pages_of_a_list_in_memory_cover_it_once()
    {
        var rows = Enumerable.Range(1, 5).ToList();
        var first = Slice.Page(rows, r => $"{r}", new(2));
        var second = Slice.Page(rows, r => $"{r}", new(2, first.Next));
        var third = Slice.Page(rows, r => $"{r}", new(2, second.Next));

        Assert.Equal(rows, [.. first.Items, .. second.Items, .. third.Items]);
        Assert.Null(third.Next);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Class_and_stage_are_filtered_and_counted_as_the_last_night_found_them(bool postgres)
    {
        await using var loans = await LoansOnTest.Open(postgres);
        var late = await loans.Lend();
        var fresh = await loans.Lend(Usual with { FirstDueDate = new(2026, 4, 20) });
        await loans.MoveTo(new(2026, 3, 9)); // 32 days after the first due date: stage 2 by the presumption of 30 days

        Assert.Equal([late], await Found(loans, new(null, null, null, null, Stage: Stage.Two)));
        Assert.Equal([fresh], await Found(loans, new(null, null, null, null, Stage: Stage.One)));
        Assert.Equal([fresh], await Found(loans, new(null, null, null, null, AssetClass.Normal)));
        Assert.Equal([late], await Found(loans, new(null, null, null, null, AssetClass.SpecialMention)));

        var page = await Page(loans, new(null, null, null, null));
        var seen = await loans.House.In(loans.Clerk, p => ListAgreements.WithRisk(
            page, p.GetRequiredService<House>(), loans.Clerk, default));
        Assert.Equal(
            [(AssetClass.Normal, Stage.One), (AssetClass.SpecialMention, Stage.Two)],
            seen.Items.Select(a => (a.Class!.Value, a.Stage!.Value)));
        var hidden = await loans.House.In(loans.Customer, p => ListAgreements.WithRisk(
            page, p.GetRequiredService<House>(), loans.Customer, default));
        Assert.All(hidden.Items, a => Assert.True(a.Class is null && a.Stage is null));

        var counts = await loans.House.In(loans.Clerk, p => CountAgreements.Read(
            p.GetRequiredService<House>(), new(2026, 3, 9), default));
        Assert.Equal(2, counts.Agreements);
        Assert.Equal([1, 0, 1, 0, 0], counts.Buckets.Select(b => b.Agreements));
        Assert.Equal([1, 1, 0, 0, 0], counts.Classes.Select(c => c.Agreements));
        Assert.Equal([1, 1, 0], counts.Stages.Select(c => c.Agreements));
    }

    static Task<Outcome<SettlementView>> Quote(LoansOnTest loans, Id<Agreement> loan, DateOnly? on) => loans.House.In(
        loans.Clerk, p => p.GetRequiredService<ISettlements>().Quote(loan, on, default));

    static async Task<IReadOnlyList<EventView>> Events(LoansOnTest loans, Actor actor, Id<Agreement> loan) =>
        (await loans.House.In(actor, p => ShowEvents.Views(
            loan, p.GetRequiredService<Reader>(), p.GetRequiredService<House>(), actor, default))).Value;

    static Task<Page<AgreementCard>> Page(LoansOnTest loans, ListAgreements.Filter filter) => loans.House.In(
        loans.Clerk, async p => await ListAgreements.Page(
            p.GetRequiredService<House>(), filter, new(), await loans.Today(),
            p.GetRequiredService<IOrganisations>(), default));

    static async Task<IEnumerable<Id<Agreement>>> Found(LoansOnTest loans, ListAgreements.Filter filter) =>
        (await Page(loans, filter)).Items.Select(a => a.Id);
}
