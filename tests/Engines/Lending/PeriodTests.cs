using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Xunit;
using static Wheelhouse.Engines.Tests.Lending.Loans;

namespace Wheelhouse.Engines.Tests.Lending;

/// <summary>Due dates, and what part of a year a period is.</summary>
public sealed class PeriodTests
{
    [Theory]
    [InlineData(MonthEndRule.KeepAnchor, "2024-01-31", "2024-02-29 2024-03-31 2024-04-30 2024-05-31")]
    [InlineData(MonthEndRule.RollOver, "2024-01-31", "2024-03-01 2024-03-31 2024-05-01 2024-05-31")]
    [InlineData(MonthEndRule.KeepAnchor, "2024-04-30", "2024-05-30 2024-06-30 2024-07-30 2024-08-30")]
    [InlineData(MonthEndRule.LastDay, "2024-04-30", "2024-05-31 2024-06-30 2024-07-31 2024-08-31")]
    [InlineData(MonthEndRule.LastDay, "2024-04-29", "2024-05-29 2024-06-29 2024-07-29 2024-08-29")]
    [InlineData(MonthEndRule.KeepAnchor, "2023-11-30", "2023-12-30 2024-01-30 2024-02-29 2024-03-30")]
    public void A_short_month_follows_the_rule_and_the_anchor_comes_back(MonthEndRule rule, string start, string due) =>
        Assert.Equal(due, Dates(Loan(100, "0", 4, start) with { MonthEnd = rule }));

    [Theory]
    [InlineData("2024-01-05", "2024-01-20 2024-02-05 2024-02-20 2024-03-05")]
    [InlineData("2024-01-20", "2024-02-05 2024-02-20 2024-03-05 2024-03-20")]
    [InlineData("2024-01-15", "2024-01-30 2024-02-15 2024-02-29 2024-03-15")]
    [InlineData("2024-01-31", "2024-02-16 2024-02-29 2024-03-16 2024-03-31")]
    public void Half_months_have_two_fixed_days(string start, string due) =>
        Assert.Equal(due, Dates(Loan(100, "0", 4, start) with { Unit = PeriodUnit.HalfMonth }));

    [Theory]
    [InlineData(PeriodUnit.Week, 2, "2024-01-15 2024-01-29 2024-02-12 2024-02-26")]
    [InlineData(PeriodUnit.Day, 15, "2024-01-16 2024-01-31 2024-02-15 2024-03-01")]
    [InlineData(PeriodUnit.Month, 3, "2024-04-01 2024-07-01 2024-10-01 2025-01-01")]
    public void Units_count_from_the_start(PeriodUnit unit, int every, string due) =>
        Assert.Equal(due, Dates(Loan(100, "0", 4) with { Unit = unit, Every = every }));

    [Fact]
    public void A_first_due_date_is_the_anchor_for_the_rest() => Assert.Equal(
        "2024-02-20 2024-03-20 2024-04-20 2024-05-20",
        Dates(Loan(100, "0", 4) with { FirstDueDate = Loans.Day("2024-02-20") }));

    [Theory]
    [InlineData(DayCount.Thirty360, PeriodUnit.Month, "100.00")]                    // 10 000 × 12 % / 12
    [InlineData(DayCount.Thirty360, PeriodUnit.HalfMonth, "50.00")]                 // / 24
    [InlineData(DayCount.Thirty360, PeriodUnit.Week, "23.33")]                      // × 7/360
    [InlineData(DayCount.Thirty360, PeriodUnit.Day, "3.33")]                        // × 1/360
    [InlineData(DayCount.Actual365, PeriodUnit.Month, "101.92")]                    // × 31/365
    [InlineData(DayCount.Actual360, PeriodUnit.Month, "103.33")]                    // × 31/360
    [InlineData(DayCount.ActualActual, PeriodUnit.Month, "101.81")]                 // × (19/365 + 12/366)
    [InlineData(DayCount.Actual365Or366WithFeb29, PeriodUnit.Month, "101.92")]      // no 29 February in it
    public void A_first_period_from_12_December_2023_earns(DayCount dayCount, PeriodUnit unit, string interest)
    {
        var terms = Loan(10_000, "0.12", 6, "2023-12-12") with { DayCount = dayCount, Unit = unit };

        Assert.Equal(interest, Text(Scheduling.Plan(terms).Instalments[0].Interest));
    }

    [Theory]
    [InlineData("2024-01-12", "2024-02-12", "101.92")] // × 31/365
    [InlineData("2024-02-12", "2024-03-12", "95.08")]  // × 29/366, 29 February lies in it
    public void The_leap_day_counts_where_it_lies(string start, string due, string interest)
    {
        var terms = Loan(10_000, "0.12", 6, start) with { DayCount = DayCount.Actual365Or366WithFeb29 };
        var first = Scheduling.Plan(terms).Instalments[0];

        Assert.Equal(Loans.Day(due), first.DueDate);
        Assert.Equal(interest, Text(first.Interest));
    }

    [Theory]
    [InlineData("2024-01-20", "2024-02-01", "3.87")]  // 1000 × 1 % × 12/31
    [InlineData("2024-01-10", "2024-03-01", "17.10")] // 1000 × 1 % × (1 + 22/31)
    [InlineData("2024-01-01", "2024-03-01", "20.00")] // two whole months
    [InlineData("2024-01-01", "2024-02-01", "10.00")] // one, though its due date is given
    public void A_broken_first_period_is_counted_back_from_its_due_date(string start, string due, string interest)
    {
        var terms = Loan(1000, "0.12", 3, start) with { FirstDueDate = Loans.Day(due) };

        Assert.Equal(interest, Text(Scheduling.Plan(terms).Instalments[0].Interest));
    }

    [Theory]
    [InlineData(MonthEndRule.RollOver, DayCount.ActualActual, "95.34 66.05 34.29", "3398.56 3398.56 3398.56")]
    [InlineData(MonthEndRule.KeepAnchor, DayCount.Thirty360, "100.00 67.00 33.67", "3400.22 3400.22 3400.23")]
    public void Month_ends_and_day_counts_together(MonthEndRule rule, DayCount dayCount, string interest, string totals)
    {
        var terms = Loan(10_000, "0.12", 3, "2025-01-31") with { MonthEnd = rule, DayCount = dayCount };
        var rows = Scheduling.Plan(terms).Instalments;

        Assert.Equal(interest, string.Join(' ', rows.Select(row => Text(row.Interest))));
        Assert.Equal(totals, string.Join(' ', rows.Select(row => Text(row.Total))));
    }

    static string Dates(LoanTerms terms) =>
        string.Join(' ', Scheduling.Plan(terms).Instalments.Select(row => $"{row.DueDate:yyyy-MM-dd}"));
}
