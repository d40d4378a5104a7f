using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Xunit;
using static Wheelhouse.Engines.Tests.Lending.Loans;

namespace Wheelhouse.Engines.Tests.Lending;

/// <summary>Money that is not the customer's payment, and money that goes back: 100 at 7 % over six months, 17.01 a
/// month; 0.58 of interest in the first.</summary>
public sealed class ReliefTests
{
    static readonly LoanTerms Small = Loan(100, "0.07", 6);

    [Fact]
    public void Goodwill_clears_what_a_payment_would_and_is_no_money()
    {
        var state = Small.After("2024-02-01", day => new GoodwillCredited(1, day, day, Yuan(10)));

        Assert.Empty(state.Receipts);
        var credit = Assert.Single(state.Credits);
        Assert.Equal("0.58 9.42", $"{Text(credit.Interest)} {Text(credit.Principal)}");
        Assert.Equal("7.01", Text(state.DueNow));
    }

    [Fact]
    public void A_waiver_takes_no_more_than_is_owed()
    {
        var state = Small.After("2024-02-01", day => new Waived(1, day, day, Component.Interest, Yuan(5)));

        Assert.Equal("0.58", Text(Assert.Single(state.Credits).Amount));
        Assert.Equal("16.43", Text(state.DueNow));
        Assert.True(state.Overpaid.IsZero);
    }

    [Fact]
    public void A_waiver_takes_the_oldest_first_and_then_what_has_accrued()
    {
        // 0.58 due on 1 February; to 15 February 83.57 × 7 %/12 × 14/29 = 0.24: 0.70 leaves 0.12
        var state = Small.After("2024-02-15", day => new Waived(1, day, day, Component.Interest, Yuan(0.70m)));

        Assert.Equal("0.00 0.12", $"{Text(state.InterestOutstanding)} {Text(state.InterestNotDue)}");
    }

    [Fact]
    public void Principal_cannot_be_waived()
    {
        var refused = LoanFold.TryFold(
            Small, [new Waived(1, Small.StartDate, Small.StartDate, Component.Principal, Yuan(1))], Small.StartDate);

        Assert.Equal("lending.waiver_of_principal", refused.Refused?.Code);
    }

    [Fact]
    public void Interest_that_money_had_cost_is_what_would_not_have_accrued()
    {
        // a month of 800 instead of 1 000 at 12 %: 8.00 instead of 10.00
        var terms = Loan(1000, "0.12", 3);

        Assert.Equal("2.00", Text(InterestRefund.Of(terms, Events(terms), Yuan(200), Loans.Day("2024-02-01"))));
    }

    [Fact]
    public void A_chargeback_is_owed_again_at_once_and_the_past_stays()
    {
        var state = Small.After("2024-02-10",
            _ => new Repaid(1, Loans.Day("2024-02-01"), Loans.Day("2024-02-01"), Yuan(17.01m)),
            day => new ChargedBack(2, day, day, 1, Yuan(17.01m)));

        Assert.Equal("17.01", Text(state.DueNow));
        Assert.Equal("17.01", Text(state.PrincipalOwedAgain));
        Assert.Equal("100.58", Text(state.PrincipalOutstanding)); // 83.57 + 17.01
        Assert.Equal("0.00", Text(Money.Sum(state.Receipts.Select(receipt => receipt.Amount), Currency.Cny)));
        Assert.Equal("2024-02-10 17.01", $"{state.Rows[1].DueDate:yyyy-MM-dd} {Text(state.Rows[1].Principal)}");
    }

    [Fact]
    public void A_credit_is_paid_out_and_what_was_no_credit_is_owed_again()
    {
        // 110 settle the loan on 1 February with 110 − 100.58 = 9.42 over
        var settled = new EarlySettled(1, Loans.Day("2024-02-01"), Loans.Day("2024-02-01"), Yuan(110));
        var state = Small.After("2024-02-02", _ => settled,
            day => new CreditRefunded(2, day, day, Yuan(9.42m)), day => new CreditRefunded(3, day, day, Yuan(1)));

        Assert.True(state.Overpaid.IsZero);
        Assert.Equal("1.00 1.00", $"{Text(state.PrincipalOwedAgain)} {Text(state.DueNow)}");
        Assert.Equal(["110.00", "-9.42", "-1.00"], state.Receipts.Select(receipt => Text(receipt.Amount)));
    }

    [Fact]
    public void A_credit_of_the_settlement_is_paid_out_the_same_day()
    {
        var day = Loans.Day("2024-02-01");
        var state = Small.After("2024-02-01",
            _ => new EarlySettled(1, day, day, Yuan(110)), _ => new CreditRefunded(2, day, day, Yuan(9.42m)));

        Assert.Equal("0.00 0.00", $"{Text(state.Overpaid)} {Text(state.PrincipalOwedAgain)}");
        Assert.True(state.IsClosed);
    }

    [Fact]
    public void A_write_off_clears_all_and_a_recovery_makes_it_good()
    {
        // on 15 February: 100 of principal, 0.58 due, 0.24 accrued
        var state = Small.After("2024-03-01",
            _ => new WrittenOff(1, Loans.Day("2024-02-15"), Loans.Day("2024-02-15")),
            day => new Recovered(2, day, day, Yuan(30), "auction"));

        Assert.Equal("100.82", Text(state.WrittenOff));
        Assert.Equal("30.00 0.00", $"{Text(state.Recovered)} {Text(state.Overpaid)}");
        Assert.True(state.IsClosed);
    }

    [Fact]
    public void A_vehicle_that_comes_back_pays_the_balloon()
    {
        // E = 3 085.07; on the last day 7 014.93 + 70.15 are due, the car is worth 4 000
        var terms = Loan(10_000, "0.12", 2) with { Balloon = Yuan(4000) };
        var state = terms.After("2024-03-01",
            _ => new Repaid(1, Loans.Day("2024-02-01"), Loans.Day("2024-02-01"), Yuan(3085.07m)),
            day => new Repaid(2, day, day, Yuan(3085.08m)),
            day => new VehicleReturned(3, day, day, Yuan(4000)));

        Assert.True(state.IsClosed);
        Assert.Equal("4000.00", Text(Assert.Single(state.Credits).Amount));
    }
}
