using Wheelhouse.Kernel;
using Xunit;
using static Wheelhouse.Engines.Tests.Lending.Loans;

namespace Wheelhouse.Engines.Tests.Lending;

/// <summary>Interest of any day without a fold.</summary>
public sealed class AccrualLineTests
{
    [Fact]
    public void Thirty_days_of_a_hundred_thousand()
    {
        var terms = Loan(100_000m, "0.0725", 12, "2026-01-01") with { DayCount = DayCount.Actual365 };

        var line = terms.Fold("2026-01-01").Accrual;

        Assert.Equal((Day("2026-01-01"), Day("2026-01-31")), (line.From, line.Through));
        Assert.Equal(0, line.On(Day("2026-01-01")));
        Assert.Equal(1_986, line.On(Day("2026-01-02"))); // 100 000.00 × 0.0725 / 365 = 19.863…
        Assert.Equal(59_589, line.On(Day("2026-01-31"))); // × 30 = 595.890…
    }

    [Fact]
    public void It_ends_before_the_first_day_of_another_rate()
    {
        var terms = Loan(100_000m, "0.0725", 12, "2026-01-01") with { DayCount = DayCount.Actual365 };

        var line = terms.Fold("2026-01-10", "rate 2026-01-21 0.08").Accrual;

        Assert.Equal(Day("2026-01-19"), line.Through); // the new rate holds from the night after the 20th
    }

    [Fact]
    public void It_stands_while_interest_is_paused()
    {
        var terms = Loan(100_000m, "0.0725", 12, "2026-01-01") with { DayCount = DayCount.Actual365 };

        var line = terms.Fold("2026-01-12", "pause 2026-01-11 2026-01-20").Accrual;

        // nine nights to the 10th: 100 000.00 × 0.0725 × 9 / 365 = 178.767…
        Assert.Equal((17_877, 17_877), (line.On(Day("2026-01-12")), line.On(Day("2026-01-19"))));
        Assert.Equal(Day("2026-01-19"), line.Through);
    }

    [Fact]
    public void Days_of_a_leap_year_are_worth_less()
    {
        var terms = Loan(100_000m, "0.0732", 12, "2027-12-20") with { DayCount = DayCount.ActualActual };

        var line = terms.Fold("2027-12-25").Accrual;

        Assert.Equal(Day("2027-12-31"), line.Through);
        Assert.Equal(12_033, line.On(Day("2027-12-26"))); // 100 000.00 × 0.0732 × 6 / 365 = 120.328…
    }

    [Fact]
    public void Numbers_beyond_a_column_hold_for_one_day()
    {
        var terms = Loan(90_000_000_000m, "0.072500000001", 12, "2026-01-01") with { DayCount = DayCount.ActualActual };

        var line = terms.Fold("2026-01-05").Accrual;

        Assert.Equal(line.From, line.Through);
        Assert.Equal(terms.Fold("2026-01-05").InterestNotDue.MinorUnits, line.On(line.From));
    }

    /// <summary>On every day through its last the line is what a fold of that day says has accrued beyond what was
    /// recognised on its first.</summary>
    [Fact]
    public void Line_and_fold_agree_on_every_day() => LawTests.Holds(Worlds.Any, 3_000, any =>
    {
        var world = any.Known();
        var state = world.State();
        var line = state.Accrual;

        Assert.Equal(world.AsOf, line.From);
        Assert.Equal(state.InterestNotDue.MinorUnits, line.On(world.AsOf));
        foreach (var days in (int[])[1, 2, 3, 7, 19, 45, 400])
        {
            var day = world.AsOf.AddDays(days);
            if (day > line.Through)
            {
                break;
            }

            var then = (world with { AsOf = day }).State();
            Assert.Equal((then.InterestAccrued - state.InterestDue).MinorUnits, line.On(day));
            Assert.Equal(state.PrincipalOutstanding, then.PrincipalOutstanding);
        }
    });

    /// <summary>The day after the line's last is one on which the state may change by itself.</summary>
    [Fact]
    public void Nothing_falls_due_while_the_line_holds() => LawTests.Holds(Worlds.Any, 2_000, world =>
    {
        var line = world.State().Accrual;

        Assert.DoesNotContain(world.State().Rows, row => row.DueDate > line.From && row.DueDate <= line.Through);
    });
}
