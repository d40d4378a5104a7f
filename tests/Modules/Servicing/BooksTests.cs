using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Wheelhouse.Servicing;
using Xunit;
using static Wheelhouse.Modules.Tests.Servicing.Loans;

namespace Wheelhouse.Modules.Tests.Servicing;

/// <summary>What an agreement means in the books. Figures worked by hand.</summary>
public sealed class BooksTests
{
    static readonly DateOnly FirstDue = new(2026, 2, 5);

    [Fact]
    public void Nothing_is_booked_before_the_payout() =>
        Assert.Empty(Books.Position(LoanAccount.Fold(Contract(LoansOnTest.Usual), [], Start)));

    [Fact]
    public void Interest_is_recognised_when_it_falls_due() => Assert.Equal(
        [
            ("bank", -12_000_00L), ("interest.income", -120_00), ("interest.receivable", 120_00),
            ("loans.principal", 12_000_00),
        ],
        Position(Usual(FirstDue)));

    [Fact]
    public void Interest_of_a_running_month_is_not_booked() =>
        Assert.Equal([("bank", -12_000_00L), ("loans.principal", 12_000_00)], Position(Usual(FirstDue.AddDays(-1))));

    [Fact]
    public void Interest_paid_early_is_recognised_when_it_is_paid()
    {
        // on 20 January 15 of the month's 31 days have passed: 120.00 × 15 ÷ 31 = 58.064… → 58.06
        var settled = Usual(new(2026, 1, 20), new EarlySettled(2, new(2026, 1, 20), new(2026, 1, 20), Cny(12_058_06)));

        Assert.Equal([("bank", 58_06L), ("interest.income", -58_06)], Position(settled));
    }

    [Fact]
    public void Deferred_fees_and_commission_are_earned_by_the_day_at_due_dates()
    {
        // 90 days in all (5 January to 5 April), 31 to the first due date, 59 to the second:
        // fees 900.00 × 31 ÷ 90 = 310.00, × 59 ÷ 90 = 590.00; commission 90.00: 31.00, 59.00
        var terms = LoansOnTest.Usual with
        {
            Fees = [new("registration", Cny(600_00), FeePayment.Financed), new("gps", Cny(300_00), FeePayment.UpFront)],
        };
        var contract = Contract(terms, commission: Cny(90_00));
        var payout = new Disbursed(1, Start, Start, terms.Principal);

        Assert.Equal(
            [310_00L, 310_00, 590_00, 900_00],
            new[] { FirstDue, FirstDue.AddDays(27), new DateOnly(2026, 3, 5), new(2026, 4, 5) }
                .Select(day => -On(contract, payout, day, "fees.income")));
        Assert.Equal(31_00, On(contract, payout, FirstDue, "commission.expense"));
        Assert.Equal(59_00, On(contract, payout, FirstDue, "commission.deferred"));
        Assert.Equal(-590_00, On(contract, payout, FirstDue, "fees.deferred"));
        // 12,000.00 − 600.00 kept back − 300.00 paid in
        Assert.Equal(-11_100_00, On(contract, payout, Start, "bank"));
    }

    [Fact]
    public void A_subsidy_is_earned_by_effective_interest()
    {
        // 120.00 at 0 % over 12 months against 6 %: 3.81 at the start (see Subvention.Quote), 1.04 unearned after six
        // instalments, so 2.77 is earned; all of it at the end
        var terms = LoansOnTest.Usual with { Principal = Cny(120_00), AnnualRate = new(0m), Instalments = 12 };
        var contract = Contract(terms, Cny(3_81), new(0.06m));
        var payout = new Disbursed(1, Start, Start, terms.Principal);

        Assert.Equal(
            [0L, 2_77, 3_81],
            new[] { Start, new DateOnly(2026, 7, 5), new(2027, 1, 5) }
                .Select(day => -On(contract, payout, day, "subsidy.income")));
        Assert.Equal(3_81, On(contract, payout, Start, "subsidy.receivable"));
        Assert.Equal(-1_04, On(contract, payout, new(2026, 7, 5), "subsidy.deferred"));
    }

    [Fact]
    public void What_is_deferred_is_earned_at_once_when_nothing_is_owed_any_more()
    {
        var terms = LoansOnTest.Usual with { Fees = [new("registration", Cny(600_00), FeePayment.Financed)] };
        var settled = Of(terms, FirstDue, new EarlySettled(2, FirstDue, FirstDue, Cny(12_120_00)));

        Assert.Equal(
            [("bank", 720_00L), ("fees.income", -600_00), ("interest.income", -120_00)], Position(settled));
    }

    [Fact]
    public void A_fee_with_each_instalment_is_receivable_from_its_due_date()
    {
        var terms = LoansOnTest.Usual with { Fees = [new("account", Cny(5_00), FeePayment.PerInstalment)] };
        var payout = new Disbursed(1, Start, Start, terms.Principal);

        Assert.Equal(5_00, On(Contract(terms), payout, FirstDue, "fees.receivable"));
        Assert.Equal(0, On(Contract(terms), payout, FirstDue.AddDays(-1), "fees.receivable"));
    }

    [Fact]
    public void A_back_dated_payment_books_the_difference_it_makes_to_later_ones()
    {
        // 10,000.00 at 7.3 % act/365, daily simple: 2.00 a day. The payment of 15 February bears 41 days: 82.00 +
        // 918.00. With 500.00 counting from 5 February (31 days: 62.00 + 438.00), 9,562.00 runs ten days at 1.9124:
        // 19.12 + 980.88. So 500.88 more principal is repaid, and 0.88 less interest was earned.
        var terms = LoansOnTest.Usual with
        {
            Principal = Cny(10_000_00),
            AnnualRate = new(0.073m),
            DayCount = DayCount.Actual365,
            Accrual = AccrualMethod.DailySimple,
            Instalments = 12,
            Overpayment = Overpayment.LastInstalment,
        };
        var (day, today) = (new DateOnly(2026, 2, 15), new DateOnly(2026, 2, 20));
        var account = Of(terms, today, new Repaid(2, day, day, Cny(1_000_00)));
        Assert.Equal(Cny(82_00), account.State.Receipts[0].Interest);

        var late = new Repaid(3, FirstDue, today, Cny(500_00));
        var movement = Movement.Of(account, late, today, Narratives.Payment).Value;

        Assert.Equal(
            [("bank", 500_00L), ("interest.income", 88), ("loans.principal", -500_88)],
            movement.Lines.Select(l => (l.Account, l.Amount.MinorUnits)).Order());
    }

    [Fact]
    public void The_example_in_the_concepts_is_true()
    {
        // docs/concepts/a-loans-life.md: 600.00 × 31 ÷ 90 = 206.666… → 206.67; the payment bounced
        var bounced = Of(
            LoansOnTest.Usual with { Fees = [new("registration", Cny(600_00), FeePayment.Financed)] }, new(2026, 2, 8),
            new Repaid(2, FirstDue, FirstDue, Cny(4_080_27)), new Reversed(3, FirstDue, new(2026, 2, 8), 2));

        Assert.Equal(
            [
                ("bank", -11_400_00L), ("fees.deferred", -393_33), ("fees.income", -206_67),
                ("interest.income", -120_00), ("interest.receivable", 120_00), ("loans.principal", 12_000_00),
            ],
            Position(bounced));
    }

    static IEnumerable<(string, long)> Position(LoanAccount account) =>
        Books.Position(account).Select(l => (l.Account, l.Amount.MinorUnits)).Order();

    static long On(LoanContract contract, Disbursed payout, DateOnly day, string account)
    {
        var position = Books.Position(LoanAccount.Fold(contract, [payout], day));
        return position.FirstOrDefault(l => l.Account == account)?.Amount.MinorUnits ?? 0;
    }
}
