using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Xunit;
using static Wheelhouse.Engines.Tests.Lending.Loans;

namespace Wheelhouse.Engines.Tests.Lending;

/// <summary>Daily simple interest: every payment first pays what has accrued up to it.</summary>
public sealed class DailySimpleTests
{
    static readonly LoanTerms Terms = Loan(10_000, "0.12", 12) with
    {
        DayCount = DayCount.Actual365,
        Accrual = AccrualMethod.DailySimple,
    };

    [Theory]
    [InlineData("2024-02-01", "101.92")] // 10 000 × 12 % × 31/365
    [InlineData("2024-01-25", "78.90")]  // early, 24 days
    [InlineData("2024-02-11", "134.79")] // late, 41 days
    public void A_payment_pays_the_interest_of_the_days_up_to_it(string day, string interest)
    {
        var receipt = Assert.Single(Terms.Fold(day, $"pay {day} 888.49").Receipts);

        Assert.Equal(interest, Text(receipt.Interest));
        Assert.Equal(receipt.Amount, receipt.Principal + receipt.Interest);
    }

    [Fact]
    public void The_next_payment_counts_from_the_last()
    {
        // 10 000 − (888.49 − 134.79) = 9 246.30 × 12 % × 19/365 = 57.76
        var state = Terms.Fold("2024-03-01", "pay 2024-02-11 888.49", "pay 2024-03-01 888.49");

        Assert.Equal("57.76", Text(state.Receipts[1].Interest));
        Assert.Equal(0, state.DaysPastDue);
    }

    [Fact]
    public void A_payment_smaller_than_the_interest_leaves_the_rest_accrued()
    {
        // 101.92 accrued, 50 paid; the rest stays exact: 101.9178 − 50 = 51.9178
        var state = Terms.Fold("2024-02-01", "pay 2024-02-01 50");

        Assert.Equal("50.00", Text(state.Receipts[0].Interest));
        Assert.Equal("10000.00", Text(state.PrincipalOutstanding));
        Assert.Equal("51.92", Text(state.InterestOutstanding));
    }

    [Fact]
    public void Interest_goes_on_after_the_last_due_date()
    {
        // one row, due 1 February; 10 000 × 12 % × 60/365 = 197.26 on 1 March
        var terms = Terms with { Instalments = 1 };

        Assert.Equal("10197.26", Text(terms.Fold("2024-03-01").DueNow));
    }

    [Fact]
    public void Whoever_pays_late_owes_more_at_the_end()
    {
        var onTime = Scheduling.Plan(Terms);
        var late = onTime.Instalments.Select(row => $"pay {row.DueDate.AddDays(10):yyyy-MM-dd} {Text(row.Total)}");
        var state = Terms.Fold("2025-01-11", [.. late]);

        Assert.True(state.PrincipalOutstanding.IsPositive);
        Assert.True(state.InterestPaid > onTime.TotalInterest);
    }
}
