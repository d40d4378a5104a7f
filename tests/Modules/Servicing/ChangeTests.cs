using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing;
using Wheelhouse.Servicing.Changes;
using Wheelhouse.Servicing.Changes.Loans;
using Wheelhouse.Servicing.Changes.Requests;
using Xunit;
using static Wheelhouse.Modules.Tests.Servicing.LoansOnTest;

namespace Wheelhouse.Modules.Tests.Servicing;

/// <summary>Changes in a house: what is shown is booked, what is taken back is as before, two persons where two
/// must.</summary>
public sealed class ChangeTests
{
    /// <summary>One of each kind, for the usual loan with a final sum and a limit, in arrears.</summary>
    static IReadOnlyList<AgreementChange> Examples =>
    [
        new ChangeRate(new(0.06m)), new PauseInterest(new(2026, 2, 20)), new GrantHoliday(1),
        new DeferDueDate(new(2026, 3, 20)), new ExtendTerm(2), new Restructure(new Rate(0.05m), 1),
        new ReAge(4, new(2026, 3, 1)), new ReAmortise(),
        new ChangeAllocation(
            AllocationBy.Component, [Component.Principal, Component.Interest, Component.Fee, Component.Penalty]),
        new RefinanceBalloon(3), new ReturnVehicle(), new ChargeFee("copy", Cny(20_00)),
        new Waive(Component.Interest, Cny(10_00)), new GiveGoodwill(Cny(50_00)), new RefundInterest(Cny(1_000_00)),
        new TakeRefund(Cny(100_00)), new ChargeBack(2, Cny(30_00)), new PayOutMore(Cny(500_00)),
        new CapitaliseIncome(Cny(60_00)), new TakeBuyDown(Cny(60_00)), new WriteOff(), new Terminate(), new ChargeOff(),
    ];

    public static TheoryData<string> Kinds => [.. Examples.Select(one => one.Kind.Type)];

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_is_shown_is_booked_and_taken_back_it_is_as_before(string type)
    {
        var change = Examples.Single(one => one.Kind.Type == type) with { Note = "as agreed" };
        await using var loans = await LoansOnTest.Open(postgres: false);
        var loan = await Late(loans);
        var before = await Kpis(loans, loan);
        var shown = await loans.House.In(loans.Clerk, p => p.GetRequiredService<Booking>().Preview(
            loan, (Account account, DateOnly today) => change.Decide(account, today), default));

        var booked = await Make(loans, loan, change);

        Assert.Equal((before, shown.Value.After), (shown.Value.Before, booked));
        if (change.Kind.Undoable)
        {
            Assert.Equal(before, (await loans.Reverse(loan, 3)).Value.Kpis);
        }
        else
        {
            Assert.Equal("servicing.not_reversible", (await loans.Reverse(loan, 3)).Refused?.Code);
        }
    }

    [Fact]
    public void Every_kind_has_its_example() => Assert.Equal(
        Catalogue.Kinds.Where(kind => kind.Family == Family.Loan).Select(kind => kind.Type)
            .Except(["creditRefund", "recovery"]).Order(),
        Examples.Select(one => one.Kind.Type).Order());

    [Theory, InlineData(false), InlineData(true)]
    public async Task What_gives_up_money_needs_two_persons(bool postgres)
    {
        await using var loans = await LoansOnTest.Open(postgres);
        var loan = await loans.Lend();
        var second = loans.House.Colleague(loans.Clerk, Role.Treasury);

        var alone = await loans.House.Run<BookChange, EventBooked>(loans.Clerk, new(loan, new WriteOff()));
        Assert.Equal("servicing.second_person_needed", alone.Refused?.Code);

        var asked = (await Ask(loans, loans.Clerk, loan, new WriteOff())).Value;
        Assert.Equal((RequestState.Waiting, true), (asked.State, asked.Mine));
        Assert.Equal("servicing.request_waits", (await Ask(loans, loans.Clerk, loan, new WriteOff())).Refused?.Code);
        Assert.Equal("servicing.same_person", (await Answer(loans, loans.Clerk, asked)).Refused?.Code);
        Assert.Equal(
            "servicing.answer_missing", (await Answer(loans, second, asked, RequestState.Declined)).Refused?.Code);

        var granted = (await Answer(loans, second, asked)).Value;
        Assert.Equal((RequestState.Granted, 2), (granted.State, granted.Event));
        Assert.Equal("servicing.request_answered", (await Answer(loans, second, asked)).Refused?.Code);
        Assert.Equal(AgreementState.WrittenOff, (await Kpis(loans, loan)).State);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_customer_asks_on_his_own_agreement_for_what_he_may(bool postgres)
    {
        await using var loans = await LoansOnTest.Open(postgres);
        var loan = await loans.Lend();
        var stranger = loans.House.Newcomer(Role.Customer);
        var holiday = new GrantHoliday(1) { Note = "between two jobs" };

        Assert.Equal(
            "servicing.no_such_agreement", (await Ask(loans, stranger, loan, holiday)).Refused?.Code);
        Assert.Equal(
            "servicing.change_not_yours", (await Ask(loans, loans.Customer, loan, new WriteOff())).Refused?.Code);
        var asked = (await Ask(loans, loans.Customer, loan, holiday)).Value;
        Assert.Equal("servicing.no_such_request", (await Answer(loans, stranger, asked)).Refused?.Code);
        var granted = (await Answer(loans, loans.Clerk, asked)).Value;

        Assert.Equal((RequestState.Granted, true), (granted.State, granted.ByCustomer));
        Assert.Equal(
            ["deferral", "holiday"],
            ListChanges.Of(await Account(loans, loan), Role.Customer).Where(c => c.Possible).Select(c => c.Type));
    }

    [Fact]
    public async Task Who_asked_can_withdraw_and_nobody_else()
    {
        await using var loans = await LoansOnTest.Open(postgres: false);
        var loan = await loans.Lend();
        var asked = (await Ask(loans, loans.Customer, loan, new GrantHoliday(1))).Value;

        Assert.Equal(
            "servicing.request_not_yours",
            (await Answer(loans, loans.Clerk, asked, RequestState.Withdrawn)).Refused?.Code);
        Assert.Equal(
            RequestState.Withdrawn,
            (await Answer(loans, loans.Customer, asked, RequestState.Withdrawn)).Value.State);
    }

    /// <summary>The usual loan with a final sum of 2,000.00 and payouts up to 10 % more; 50.00 came on the first due
    /// date, five days ago.</summary>
    static async Task<Id<Agreement>> Late(LoansOnTest loans)
    {
        var loan = await loans.Lend(Usual with { Balloon = Cny(2_000_00), Limit = new(0.1m) });
        await loans.MoveTo(new(2026, 2, 5));
        await loans.Pay(loan, 50_00);
        await loans.MoveTo(new(2026, 2, 10));
        return loan;
    }

    static async Task<Kpis> Make(LoansOnTest loans, Id<Agreement> loan, AgreementChange change)
    {
        if (!change.NeedsSecond)
        {
            return (await loans.House.Run<BookChange, EventBooked>(loans.Clerk, new(loan, change))).Value.Kpis;
        }

        var asked = (await Ask(loans, loans.Clerk, loan, change)).Value;
        Assert.Equal(3, (await Answer(loans, loans.House.Colleague(loans.Clerk, Role.Servicing), asked)).Value.Event);
        return await Kpis(loans, loan);
    }

    static Task<Outcome<RequestView>> Ask(LoansOnTest loans, Actor by, Id<Agreement> loan, AgreementChange change) =>
        loans.House.Run<RequestChange, RequestView>(by, new(loan, change));

    static Task<Outcome<RequestView>> Answer(
        LoansOnTest loans, Actor by, RequestView asked, RequestState state = RequestState.Granted) =>
        loans.House.Run<AnswerRequest, RequestView>(by, new(asked.Id, state));

    static async Task<Account> Account(LoansOnTest loans, Id<Agreement> loan) =>
        (await loans.House.In(
            loans.Clerk, p => p.GetRequiredService<Wheelhouse.Servicing.Views.Reader>().Today(loan, default))).Value;

    static async Task<Kpis> Kpis(LoansOnTest loans, Id<Agreement> loan) =>
        Wheelhouse.Servicing.Kpis.Of(await Account(loans, loan));
}
