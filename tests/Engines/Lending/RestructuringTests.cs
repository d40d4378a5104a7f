using Wheelhouse.Lending;
using Xunit;
using static Wheelhouse.Engines.Tests.Lending.Loans;

namespace Wheelhouse.Engines.Tests.Lending;

/// <summary>Rows that are changed by agreement, on loans whose figures a head can do.</summary>
public sealed class RestructuringTests
{
    /// <summary>1 000.00 a month on 1 February, March, April.</summary>
    static readonly LoanTerms Free = Loan(3000, "0", 3);

    /// <summary>1 % a month, so that interest is a hundredth.</summary>
    static readonly LoanTerms Hundredth = Loan(1000, "0.12", 2);

    static readonly DateOnly Start = Free.StartDate;

    [Theory]
    [InlineData(true, "1000.00 0.00 1000.00 1000.00")]
    [InlineData(false, "1000.00 0.00 2000.00")]
    public void A_holiday_skips_an_instalment(bool extends, string due)
    {
        var state = Free.After("2024-01-05",
            _ => new HolidayGranted(1, Loans.Day("2024-03-01"), Start, 1, HolidayInterest.Carried, extends));

        Assert.Equal(due, Dues(state));
    }

    [Theory]
    // 10.00 a month on 1 000 that are not paid; then two instalments
    [InlineData(HolidayInterest.Paid, "10.00 507.51 507.51")]        // 1000 × 1.01² / 2.01
    [InlineData(HolidayInterest.Carried, "0.00 512.54 512.53")]      // (1000 × 1.01 + 10) × 1.01 / 2.01 = 512.537
    [InlineData(HolidayInterest.Capitalised, "0.00 512.59 512.59")]  // 1010 × 1.01² / 2.01 = 512.588
    [InlineData(HolidayInterest.Waived, "0.00 507.51 507.51")]
    public void The_interest_of_a_holiday(HolidayInterest interest, string due)
    {
        var state = Hundredth.After("2024-01-01", day => new HolidayGranted(1, day, day, 1, interest));

        Assert.Equal(due, Dues(state));
    }

    [Fact]
    public void A_longer_term_spreads_what_is_left()
    {
        // 2 000.00 over five instead of two
        var state = Free.After("2024-02-02",
            _ => new Repaid(1, Loans.Day("2024-02-01"), Loans.Day("2024-02-01"), Yuan(1000)),
            day => new TermExtended(2, day, day, 3));

        Assert.Equal("1000.00 400.00 400.00 400.00 400.00 400.00", Dues(state));
        Assert.Equal(Loans.Day("2024-07-01"), state.Maturity);
    }

    [Fact]
    public void A_deferral_moves_the_next_due_date_and_those_after_it()
    {
        // January has 31 days, moved by 10: 41/31 of a hundredth of 1 000 = 13.23
        var state = Hundredth.After("2024-01-20", day => new DueDateMoved(1, day, day, Loans.Day("2024-02-11")));

        Assert.Equal(["2024-02-11", "2024-03-11"], state.Rows.Select(row => row.DueDate.ToString("yyyy-MM-dd", null)));
        Assert.Equal("13.23", Text(state.Rows[0].Interest));
    }

    [Theory]
    [InlineData(Arrears.Next, "0.00 1020.00", "20.00")]       // 10.00 of February and 10.00 of January
    [InlineData(Arrears.Waived, "10.00 1010.00", "10.00")]
    [InlineData(Arrears.Capitalised, "0.00 1020.10", "10.10")] // 1010 at a hundredth
    public void Arrears_join_what_is_to_come(Arrears arrears, string due, string interest)
    {
        // the instalment of 507.51 on 1 February is not paid; re-amortised that day
        var state = Hundredth.After("2024-02-01", day => new Reamortised(1, day, day, arrears));

        Assert.Equal(due, Dues(state));
        Assert.Equal(interest, Text(state.Rows[1].Interest));
    }

    [Fact]
    public void Spread_arrears_are_equal_parts_within_the_level()
    {
        // 10.00 overdue interest over two rows: 5.00 each; 1000 at a hundredth: a level of 507.51 and those 5.00
        var terms = Loan(1000, "0.12", 3);
        var state = terms.After("2024-02-01", day => new Reamortised(1, day, day, Arrears.Spread));

        Assert.Equal("0.00 512.51 512.51", Dues(state));
        Assert.Equal("15.00", Text(state.Rows[1].Interest));
    }

    [Fact]
    public void Re_aged_the_old_rows_keep_what_was_paid()
    {
        // 400 of the first 1 000 paid: 2 600 in four of 650 from 15 May, every month
        var state = Free.After("2024-04-20",
            _ => new Repaid(1, Loans.Day("2024-02-01"), Loans.Day("2024-02-01"), Yuan(400)),
            day => new Reaged(2, day, day, 4, Loans.Day("2024-05-15")));

        Assert.Equal("400.00 0.00 0.00 650.00 650.00 650.00 650.00", Dues(state));
        Assert.Equal(Loans.Day("2024-08-15"), state.Maturity);
        Assert.Equal(0, state.DaysPastDue);
    }

    [Fact]
    public void A_balloon_is_spread_over_more_instalments()
    {
        // 3 085.07 twice, which leaves 4 000.01; in four at a hundredth: 4000.01 × 1.01⁴ / 4.060401 = 1 025.13
        var terms = Loan(10_000, "0.12", 2) with { Balloon = Yuan(4000) };
        var state = terms.After("2024-02-20",
            _ => new Repaid(1, Loans.Day("2024-02-01"), Loans.Day("2024-02-01"), Yuan(3085.07m)),
            day => new BalloonRefinanced(2, day, day, 4));

        Assert.Equal("3085.07 3085.07 1025.13 1025.13 1025.13 1025.12", Dues(state));
    }

    [Fact]
    public void Restructured_all_changes_at_once()
    {
        // two more make five, the first without principal and without interest: 3 000 in the other four
        var state = Free.After("2024-01-10", day => new Restructured(
            1, day, day, ExtraInstalments: 2, GracePrincipal: 1, NextDue: Loans.Day("2024-02-15")));

        Assert.Equal("0.00 750.00 750.00 750.00 750.00", Dues(state));
        Assert.Equal("2024-02-15 2024-06-15",
            $"{state.Rows[0].DueDate:yyyy-MM-dd} {state.Rows[^1].DueDate:yyyy-MM-dd}");
    }

    [Fact]
    public void Back_dated_it_is_as_if_booked_in_time()
    {
        var inTime = Free.After("2024-01-10", day => new TermExtended(1, day, day, 3));
        var late = LoanFold.Fold(
            Free, [.. Events(Free), new TermExtended(1, Loans.Day("2024-01-10"), Loans.Day("2024-01-31"), 3)],
            Loans.Day("2024-01-10"));

        Assert.Equal(Table(inTime), Table(late));
    }

    static string Dues(LoanState state) => string.Join(' ', state.Rows.Select(row => Text(row.Due)));
}
