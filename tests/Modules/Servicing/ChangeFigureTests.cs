using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Wheelhouse.Servicing;
using Wheelhouse.Servicing.Changes;
using Wheelhouse.Servicing.Changes.Loans;
using Xunit;
using static Wheelhouse.Modules.Tests.Servicing.Loans;

namespace Wheelhouse.Modules.Tests.Servicing;

/// <summary>What comes of each change, worked by hand, mostly on 3,000.00 without interest in three months.</summary>
public sealed class ChangeFigureTests
{
    static readonly DateOnly FirstDue = new(2026, 2, 5);
    static readonly Repaid First = new(2, FirstDue, FirstDue, Cny(1_000_00));
    static readonly DateOnly Then = FirstDue.AddDays(1);

    static LoanTerms Plain => LoansOnTest.Usual with { Principal = Cny(3_000_00), AnnualRate = new(0m) };

    [Fact]
    public void A_holiday_skips_instalments_and_makes_the_term_longer() =>
        Assert.Equal([1_000_00L, 0, 1_000_00, 1_000_00], Dues(new GrantHoliday(1) { On = Then }));

    [Fact]
    public void A_deferral_moves_a_due_date_and_those_after_it()
    {
        var moved = Do(Of(Plain, Then, First), new DeferDueDate(new(2026, 3, 20)) { On = Then }).After;

        Assert.Equal(
            [FirstDue, new(2026, 3, 20), new(2026, 4, 20)], moved.Rows.Select(row => row.DueDate));
    }

    [Fact] // 2,000.00 over two and three more: five times 400.00
    public void A_longer_term_has_smaller_instalments() =>
        Assert.Equal([1_000_00L, 400_00, 400_00, 400_00, 400_00, 400_00], Dues(new ExtendTerm(3) { On = Then }));

    [Fact] // one instalment more, of which the next repays nothing: 2,000.00 in the other two
    public void A_restructuring_changes_all_at_once() => Assert.Equal(
        [1_000_00L, 0, 1_000_00, 1_000_00],
        Dues(new Restructure(ExtraInstalments: 1, GracePrincipal: 1) { On = Then }));

    [Fact] // 2,000.00 in four of 500.00 from 15 March
    public void A_re_aged_loan_begins_anew()
    {
        var aged = Do(Of(Plain, Then, First), new ReAge(4, new(2026, 3, 15))).After;

        Assert.Equal([500_00L, 500_00, 500_00, 500_00], aged.Rows.TakeLast(4).Select(r => r.Due.MinorUnits));
        Assert.Equal(new DateOnly(2026, 6, 15), aged.Maturity);
    }

    [Fact] // nothing of the first is paid: 3,000.00 in the two still to come
    public void Arrears_are_spread_over_what_is_to_come()
    {
        var spread = Do(Of(Plain, Then), new ReAmortise()).After;

        Assert.Equal([0, 1_500_00L, 1_500_00], spread.Rows.Select(row => row.Due.MinorUnits));
        Assert.Equal("servicing.nothing_overdue", Refused(Of(Plain, Then, First), new ReAmortise()));
    }

    [Fact] // principal before interest: 4,080.27 clear 3,960.27 of principal first, then 120.00 of interest
    public void Payments_clear_in_the_order_that_was_changed_to()
    {
        var order = new ChangeAllocation(
            AllocationBy.Instalment, [Component.Principal, Component.Interest, Component.Fee, Component.Penalty]);
        var changed = (LoanAccount)Do(Usual(FirstDue), order).After;
        var paid = Movement.Of(changed, new Repaid(3, FirstDue, FirstDue, Cny(4_000_00)), FirstDue, Narratives.Payment);

        Assert.Equal((Cny(3_960_27), Cny(39_73)), (paid.Value.Split!.Principal, paid.Value.Split.Interest));
        Assert.Equal(
            "lending.allocation_incomplete", Refused(Usual(FirstDue), order with { Order = [Component.Principal] }));
    }

    [Fact] // 10,000.00 at 12 % in two months with 4,000.00 at the end: 4,000.01 in four more of 1,025.13
    public void A_balloon_is_spread_over_more_instalments()
    {
        var balloon = Plain with
        {
            Principal = Cny(10_000_00),
            AnnualRate = new(0.12m),
            Instalments = 2,
            Balloon = Cny(4_000_00),
        };
        var paid = Of(balloon, Then, First with { Amount = Cny(3_085_07) });
        var spread = Do(paid, new RefinanceBalloon(4)).After;

        Assert.Equal(
            [3_085_07L, 3_085_07, 1_025_13, 1_025_13, 1_025_13], spread.Rows.Take(5).Select(r => r.Due.MinorUnits));
        Assert.Equal("servicing.no_balloon", Refused(Usual(Start), new RefinanceBalloon(4)));
    }

    [Fact] // 1,000.00 of 3,000.00 is the balloon; after 1,000.00 the car covers 1,000.00 of the 2,000.00 that are left
    public void A_returned_car_covers_the_final_sum()
    {
        var balloon = Plain with { Balloon = Cny(1_000_00) };
        var returned = Do(Of(balloon, Then, First), new ReturnVehicle());

        Assert.Equal(Cny(1_000_00), returned.After.Exposure);
        Assert.Contains(returned.Lines, l => l.Account == "vehicles.repossessed" && l.Amount == Cny(1_000_00));
        Assert.Equal(Cny(500_00), Do(Of(balloon, Then, First), new ReturnVehicle(Cny(1_500_00))).After.Exposure);
    }

    [Fact]
    public void A_charge_falls_due_with_its_period()
    {
        var charged = Do(Of(Plain, Then, First), new ChargeFee("copy", Cny(20_00))).After;

        Assert.Equal(Cny(1_020_00), charged.Row(1).Due);
        Assert.Equal("servicing.charge_code", Refused(Of(Plain, Then), new ChargeFee("", Cny(20_00))));
    }

    [Fact] // 120.00 of interest is due: 70.00 of it goes, and no more than is owed can
    public void A_waiver_takes_what_is_owed_and_no_more()
    {
        Assert.Equal(
            Cny(4_010_27), Do(Usual(FirstDue), new Waive(Component.Interest, Cny(70_00))).After.DueNow);
        Assert.Equal(
            "servicing.more_than_owed", Refused(Usual(FirstDue), new Waive(Component.Interest, Cny(120_01))));
        Assert.Equal(
            "lending.waiver_of_principal", Refused(
                Of(Plain with { Fees = [new("a", Cny(500), FeePayment.PerInstalment)] }, FirstDue),
                new Waive(Component.Principal, Cny(1_00))));
    }

    [Theory, InlineData(500_00, false), InlineData(500_01, true)]
    public void One_person_gives_up_to_five_hundred(long minorUnits, bool second)
    {
        Assert.Equal(second, new GiveGoodwill(Cny(minorUnits)).NeedsSecond);
        Assert.Equal(second, new Waive(Component.Interest, Cny(minorUnits)).NeedsSecond);
        Assert.Equal(second, new RefundInterest(Cny(minorUnits)).NeedsSecond);
    }

    [Theory]
    [InlineData("USD", 70_00, false)]
    [InlineData("USD", 70_01, true)]
    [InlineData("JPY", 1, true)] // no limit is agreed for yen
    public void Each_currency_has_a_limit_of_its_own_or_none(string currency, long minorUnits, bool second) =>
        Assert.Equal(second, new GiveGoodwill(new(minorUnits, Currency.Parse(currency))).NeedsSecond);

    [Fact] // 1,000.00 at 12 %; a month of 200.00 less costs 2.00 less
    public void Interest_comes_back_for_what_should_not_have_been_lent()
    {
        var loan = Of(Plain with { Principal = Cny(1_000_00), AnnualRate = new(0.12m) }, FirstDue);

        Assert.Equal(
            Cny(2_00), Assert.IsType<InterestRefunded>(Last(Do(loan, new RefundInterest(Cny(200_00))))).Amount);
        Assert.Equal("servicing.more_than_lent", Refused(loan, new RefundInterest(Cny(1_000_01))));
        Assert.Equal("servicing.no_interest_yet", Refused(Of(Plain, FirstDue), new RefundInterest(Cny(200_00))));
    }

    [Fact]
    public void A_seller_gives_back_at_most_what_is_owed()
    {
        Assert.Equal(Cny(2_500_00), Do(Of(Plain, Start), new TakeRefund(Cny(500_00))).After.Exposure);
        Assert.Equal("servicing.more_than_owed", Refused(Of(Plain, Start), new TakeRefund(Cny(3_000_01))));
    }

    [Fact] // what it cleared stays cleared; 1,000.00 is owed again, at once
    public void A_payment_that_the_bank_took_back_is_owed_again()
    {
        var paid = Of(Plain, Then, First);
        var back = Do(paid, new ChargeBack(2, Cny(1_000_00)));

        Assert.Equal((Cny(3_000_00), Cny(1_000_00)), (back.After.Exposure, back.After.DueNow));
        Assert.Equal("servicing.not_reversible", back.After.Story[1].WhyNot?.Code);
        Assert.Equal("servicing.more_than_paid", Refused((LoanAccount)back.After, new ChargeBack(2, Cny(1))));
        Assert.Equal("servicing.not_a_payment", Refused(paid, new ChargeBack(1, Cny(1))));
        Assert.Equal(
            "servicing.chargeback_before_payment", Refused(paid, new ChargeBack(2, Cny(1)) { On = Start }));
        Assert.Equal("servicing.nothing_paid", Refused(Of(Plain, Then), new ChargeBack(2, Cny(1))));
    }

    [Fact] // 3,100.00 settle 3,000.00: 100.00 are held, also after the agreement has ended
    public void Credit_is_paid_out_and_opens_nothing_again()
    {
        var settled = Of(Plain, Then, new EarlySettled(2, FirstDue, FirstDue, Cny(3_100_00)));
        Assert.Equal(AgreementState.Closed, settled.Standing);

        var refunded = Do(settled, new RefundCredit(Cny(60_00))).After;

        Assert.Equal((Cny(40_00), AgreementState.Closed), (refunded.Credit, refunded.Standing));
        Assert.Equal("servicing.more_than_credit", Refused(settled, new RefundCredit(Cny(100_01))));
        Assert.Equal("servicing.no_credit", Refused(Of(Plain, Then), new RefundCredit(Cny(1))));
    }

    [Fact] // 3,000.00 and 10 % more at most
    public void More_is_paid_out_within_the_limit_of_the_contract()
    {
        var limited = Of(Plain with { Limit = new(0.1m) }, Start);

        Assert.Equal(Cny(3_300_00), Do(limited, new PayOutMore(Cny(300_00))).After.Exposure);
        Assert.Equal("lending.payouts_over_limit", Refused(limited, new PayOutMore(Cny(300_01))));
        Assert.Equal("servicing.no_further_payout", Refused(Of(Plain, Start), new PayOutMore(Cny(1))));
    }

    [Fact]
    public void Income_that_is_capitalised_bears_interest_and_a_buy_down_fee_does_not()
    {
        Assert.Equal(Cny(3_090_00), Do(Of(Plain, Start), new CapitaliseIncome(Cny(90_00))).After.Exposure);
        Assert.Equal(Cny(3_000_00), Do(Of(Plain, Start), new TakeBuyDown(Cny(90_00))).After.Exposure);
    }

    [Fact]
    public void A_loan_that_is_written_off_keeps_its_claim_until_it_is_made_good()
    {
        var given = (LoanAccount)Do(Of(Plain, Then, First), new WriteOff()).After;
        Assert.Equal((AgreementState.WrittenOff, Cny(0)), (given.On(Then.AddDays(9)).Standing, given.Exposure));

        var later = given.On(Then.AddDays(1));
        var some = (LoanAccount)Do(later, new Recover(Cny(1_500_00), "auction")).After;
        Assert.Equal((AgreementState.WrittenOff, Cny(1_500_00)), (some.Standing, some.State.Recovered));

        var all = Do(some, new Recover(Cny(600_00))).After;
        Assert.Equal((AgreementState.Settled, Cny(100_00)), (all.Standing, all.Credit));
        Assert.Equal("servicing.not_lost", Refused(Of(Plain, Then), new Recover(Cny(1))));
    }

    [Theory]
    [InlineData(ChargeOffBehaviour.Regular, 120_00, 1)]
    [InlineData(ChargeOffBehaviour.ZeroInterest, 120_00, 1)]
    [InlineData(ChargeOffBehaviour.AccelerateMaturity, 12_120_00, 0)]
    public void A_charge_off_leaves_the_claim(ChargeOffBehaviour behaviour, long due, int later)
    {
        var off = (LoanAccount)Do(Usual(FirstDue), new ChargeOff(behaviour)).After;

        Assert.Equal(FirstDue, off.State.ChargedOffOn);
        Assert.Equal(due, behaviour == ChargeOffBehaviour.AccelerateMaturity
            ? off.DueNow.MinorUnits
            : off.State.InterestOutstanding.MinorUnits);
        Assert.Equal(later, off.State.Rows[^1].DueDate > FirstDue ? 1 : 0);
        Assert.Equal("servicing.already_lost", Refused(off, new ChargeOff()));
    }

    [Fact] // terminated on a due date: 12,000.00 and the month's 120.00
    public void A_terminated_contract_is_due_at_once() =>
        Assert.Equal(Cny(12_120_00), Do(Usual(FirstDue), new Terminate()).After.DueNow);

    [Theory]
    [InlineData("2026-02-07", "servicing.value_date_in_future")]
    [InlineData("2026-01-04", "servicing.value_date_before_start")]
    public void A_change_counts_from_a_day_of_the_agreement(string on, string code) =>
        Assert.Equal(code, Refused(Of(Plain, Then, First), new WriteOff { On = DateOnly.Parse(on, null) }));

    [Fact]
    public void Nothing_is_changed_where_nothing_is_owed()
    {
        var settled = Of(Plain, FirstDue, new EarlySettled(2, FirstDue, FirstDue, Cny(3_000_00)));

        Assert.Equal("servicing.nothing_owed", Refused(settled, new ExtendTerm(2)));
        Assert.Equal("servicing.account_closed", Refused(settled.On(Then), new ExtendTerm(2)));
    }

    static IEnumerable<long> Dues(AgreementChange change) =>
        Do(Of(Plain, Then, First), change).After.Rows.Select(row => row.Due.MinorUnits);

    static LoanEvent Last(Movement movement) => ((LoanAccount)movement.After).Events[^1];

    static Movement Do(LoanAccount account, AgreementChange change)
    {
        var movement = change.Decide(account, account.AsOf).Value;
        Assert.Equal(0, movement.After.Position.Sum(line => line.Amount.MinorUnits));
        return movement;
    }

    static string? Refused(LoanAccount account, AgreementChange change) =>
        change.Decide(account, account.AsOf).Refused?.Code;
}
