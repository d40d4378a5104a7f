using Wheelhouse.Lending;
using Xunit;
using static Wheelhouse.Engines.Tests.Lending.Loans;

namespace Wheelhouse.Engines.Tests.Lending;

/// <summary>Histories of one small loan, 100 at 7 % over six months, 17.01 a month, against figures worked by
/// hand.</summary>
public sealed class FoldTests
{
    static readonly LoanTerms Small = Loan(100, "0.07", 6) with { InterestOnOverduePrincipal = true };

    [Fact]
    public void Paid_exactly_on_the_day_nothing_else_changes()
    {
        var state = Small.Fold("2024-02-01", "pay 2024-02-01 17.01");

        Assert.Equal("83.57 0.00 16.43 0.58", Figures(state));
        Assert.Equal(Loans.Day("2024-03-01"), state.NextDue);
        Assert.Equal("17.01", Text(state.NextAmount));
        Assert.Equal(Loans.Day("2024-02-01"), state.Rows[0].PaidOn);
    }

    [Fact]
    public void Paid_early_interest_runs_to_the_day_and_the_rest_waits()
    {
        // to 15 January 100 × 7 %/12 × 14/31 = 0.26; the period ends with 0.53, so 0.27 waits: 0.49 + 0.27 = 0.76
        var state = Small.Fold("2024-01-15", "pay 2024-01-15 17.01");

        Assert.StartsWith("16.75 0.26 17.01 0.00\n16.25 0.76 0.00 17.01\n", Table(state), StringComparison.Ordinal);
    }

    [Fact]
    public void Paid_late_the_days_between_bear_interest_on_what_was_overdue()
    {
        // 100 × 14/29 + 83.57 × 15/29, at 7 %/12: 0.53 instead of 0.49
        var state = Small.Fold("2024-02-15", "pay 2024-02-15 17.01");

        Assert.StartsWith("16.43 0.58 17.01 0.00\n16.48 0.53 0.00 17.01\n", Table(state), StringComparison.Ordinal);
        Assert.Equal(0, state.DaysPastDue);
    }

    [Fact]
    public void Paid_late_without_interest_on_overdue_principal_costs_nothing_more()
    {
        var terms = Small with { InterestOnOverduePrincipal = false };

        Assert.StartsWith(
            "16.43 0.58 17.01 0.00\n16.52 0.49 0.00 17.01\n",
            Table(terms.Fold("2024-02-15", "pay 2024-02-15 17.01")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Paid_in_part_the_rest_is_overdue_from_the_oldest_on()
    {
        var state = Small.Fold("2024-03-11", "pay 2024-02-01 10.00");

        Assert.Equal("7.01", Text(state.Rows[0].Outstanding));
        Assert.Equal(39, state.DaysPastDue); // 1 February to 11 March 2024
        Assert.Equal("24.02", Text(state.OverdueAmount));
        Assert.Equal("0.58", Text(state.Rows[0].InterestPaid)); // interest first
    }

    [Fact]
    public void Paid_too_much_the_next_instalment_is_paid_in_advance()
    {
        // 2.99 of the second: 80.58 × 7 %/12 = 0.47
        var state = Small.Fold("2024-02-01", "pay 2024-02-01 20.00");

        Assert.StartsWith("16.43 0.58 17.01 0.00\n16.54 0.47 2.99 14.02\n", Table(state), StringComparison.Ordinal);
    }

    [Fact]
    public void Paid_from_the_end_the_instalment_stays_and_the_loan_is_shorter()
    {
        var terms = Small with { Overpayment = Overpayment.LastInstalment };
        var state = terms.Fold("2024-02-01", "pay 2024-02-01 37.01");

        // 20 from the end: 17.01 in the sixth, 2.99 in the fifth; 63.57 × 7 %/12 = 0.37
        Assert.Equal("17.01", Text(state.Rows[5].Paid));
        Assert.Equal("2.99", Text(state.Rows[4].Paid));
        Assert.Equal("16.64 0.37", $"{Text(state.Rows[1].Principal)} {Text(state.Rows[1].Interest)}");
        Assert.Equal(Loans.Day("2024-05-01"), state.Rows[3].DueDate);
    }

    [Fact]
    public void Prepaid_with_a_new_instalment_the_term_stays()
    {
        var terms = Small with { Overpayment = Overpayment.ReduceAll };
        var state = terms.Fold("2024-02-01", "pay 2024-02-01 37.01");

        // 63.57 over five months at 7 %/12: a = 65.4468, b = 5.0586, E = 12.94; the 20 stand in the second row
        Assert.Equal(["32.94", "12.94", "12.94", "12.94"], state.Rows.Skip(1).Take(4).Select(row => Text(row.Due)));
        Assert.Equal("12.94", Text(state.Rows[1].Outstanding));
    }

    [Fact]
    public void A_second_payout_raises_the_instalment_from_its_period_on()
    {
        // 83.57 × 14/29 + 183.57 × 15/29 at 7 %/12 = 0.79; 184.356 over 1 + 3.94234 rows: E = 37.30
        var state = Small.Fold("2024-02-15", "pay 2024-02-01 17.01", "lend 2024-02-15 100");

        Assert.Equal("36.51 0.79", $"{Text(state.Rows[1].Principal)} {Text(state.Rows[1].Interest)}");
        Assert.Equal("37.30", Text(state.Rows[2].Due));
        Assert.Equal("200.00", Text(state.Disbursed));
    }

    [Fact]
    public void A_rate_change_counts_its_own_day()
    {
        // 500 from 1 June: the night to the 2nd bears the new rate already: 500 × 12 %/12 = 5.00
        var terms = Loan(1000, "0", 4, "2025-04-01");
        var state = terms.Fold("2025-06-05", "pay 2025-05-01 250", "pay 2025-06-01 250", "rate 2025-06-02 0.12");

        Assert.EndsWith("248.76 5.00 0.00 253.76\n251.24 2.51 0.00 253.75", Table(state), StringComparison.Ordinal);
    }

    [Fact]
    public void A_pause_leaves_out_both_its_days()
    {
        // 83.57 × 7 %/12 × 23/29 = 0.39: six of 29 days bear nothing
        var state = Small.Fold("2024-02-01", "pay 2024-02-01 17.01", "pause 2024-02-05 2024-02-10");

        Assert.Equal("16.62 0.39", $"{Text(state.Rows[1].Principal)} {Text(state.Rows[1].Interest)}");
        Assert.Equal("16.90", Text(state.Rows[5].Due));
    }

    [Fact]
    public void A_reversed_payment_is_owed_again()
    {
        var state = Small.Fold("2024-02-20", "pay 2024-02-01 17.01", "reverse 2024-02-20 1");

        Assert.Equal(Table(Small.Fold("2024-02-20")), Table(state));
        Assert.Equal(19, state.DaysPastDue);
        Assert.Empty(state.Receipts);
    }

    [Fact]
    public void A_back_dated_payment_is_as_good_as_one_booked_in_time()
    {
        var payout = new Disbursed(0, Small.StartDate, Small.StartDate, Small.Principal);
        var inTime = new Repaid(1, Loans.Day("2024-02-01"), Loans.Day("2024-02-01"), Yuan(17.01m));
        var late = inTime with { BookedOn = Loans.Day("2024-03-10") };

        Assert.Equal(
            Table(LoanFold.Fold(Small, [payout, inTime], Loans.Day("2024-03-10"))),
            Table(LoanFold.Fold(Small, [late, payout], Loans.Day("2024-03-10"))));
    }

    [Fact]
    public void Interest_accrues_by_the_difference_of_rounded_sums()
    {
        var sums = Enumerable.Range(1, 14).Select(day => Small.Fold($"2024-01-{day:00}").InterestAccrued.MinorUnits);
        var daily = sums.Zip(sums.Skip(1), (before, after) => after - before);

        Assert.Equal([2, 2, 2, 2, 1, 2, 2, 2, 2, 2, 2, 2, 1], daily);
    }

    [Fact]
    public void Before_the_payout_the_plan_is_shown_and_nothing_is_owed()
    {
        var state = LoanFold.Fold(Small, [], Loans.Day("2024-05-01"));

        Assert.Equal(Scheduling.Plan(Small).Instalments.Select(row => row.Total), state.Rows.Select(row => row.Due));
        Assert.True(state.DueNow.IsZero && state.PrincipalOutstanding.IsZero);
        Assert.True(state.NextDue is null && !state.IsClosed);
    }

    [Fact]
    public void More_than_all_that_is_owed_belongs_to_the_customer()
    {
        // on 15 January 100 and 0.26 of interest
        var state = Small.Fold("2024-01-15", "pay 2024-01-15 101.00");

        Assert.True(state.IsClosed);
        Assert.Equal("0.74", Text(state.Overpaid));
        Assert.Null(state.NextDue);
    }

    [Fact]
    public void Flat_interest_is_owed_whole_however_early_it_is_paid()
    {
        var terms = Loan(1200, "0.05", 3) with { InterestMethod = InterestMethod.Flat };
        var state = terms.Fold("2024-01-15", "pay 2024-01-15 405");

        Assert.Equal("400.00 5.00 405.00 0.00\n400.00 5.00 0.00 405.00\n400.00 5.00 0.00 405.00", Table(state));
    }

    static string Figures(LoanState state) => string.Join(' ',
        Text(state.PrincipalOutstanding), Text(state.InterestOutstanding),
        Text(state.PrincipalPaid), Text(state.InterestPaid));
}
