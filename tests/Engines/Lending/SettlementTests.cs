using Wheelhouse.Lending;
using Xunit;
using static Wheelhouse.Engines.Tests.Lending.Loans;

namespace Wheelhouse.Engines.Tests.Lending;

/// <summary>Early settlement, and the maker's subvention with its claw-back.</summary>
public sealed class SettlementTests
{
    static readonly LoanTerms Small = Loan(100, "0.07", 6);

    static readonly LoanTerms Subsidised = Loan(120, "0", 12);

    [Fact]
    public void A_settlement_is_principal_and_interest_to_the_day()
    {
        // 83.57 × 7 % / 12 × 14/29 = 0.24
        var quote = Settlement.Quote(Small, Events(Small, "pay 2024-02-01 17.01"), Loans.Day("2024-02-15"));

        Assert.Equal("83.57", Text(quote.Part(Settlement.Principal)));
        Assert.Equal("0.24", Text(quote.Part(Settlement.InterestToDay)));
        Assert.Equal("83.81", Text(quote.Total));
    }

    [Fact]
    public void What_is_overdue_is_part_of_it()
    {
        // without interest on overdue principal only 83.57 runs on: again 0.24
        var quote = Settlement.Quote(Small, Events(Small), Loans.Day("2024-02-15"));

        Assert.Equal("100.00", Text(quote.Part(Settlement.Principal)));
        Assert.Equal("0.58", Text(quote.Part(Settlement.InterestDue)));
        Assert.Equal("100.82", Text(quote.Total));
    }

    [Fact]
    public void A_settlement_too_small_leaves_the_rest_owed()
    {
        var state = Small.Fold("2024-01-15", "settle 2024-01-15 90.26");

        Assert.False(state.IsClosed);
        Assert.Equal("10.00", Text(state.PrincipalOutstanding));
    }

    [Fact]
    public void Nothing_is_left_to_settle_on_a_closed_loan()
    {
        var quote = Settlement.Quote(Small, Events(Small, "settle 2024-01-15 100.26"), Loans.Day("2024-02-15"));

        Assert.Empty(quote.Parts);
        Assert.True(quote.Total.IsZero);
    }

    [Fact]
    public void Subvention_is_the_principal_less_what_the_instalments_are_worth()
    {
        var quote = Subvention.Quote(Subsidised, new(0.06m), new SubventionShare("maker", 0.7m), new("dealer", 0.3m));

        Assert.Equal("3.81", Text(quote.Amount));
        Assert.Equal("0.00", Text(quote.CustomerInterest));
        Assert.Equal(["maker 2.67", "dealer 1.14"], quote.Amounts.Select(part => $"{part.Payer} {Text(part.Amount)}"));
    }

    [Theory]
    [InlineData("2024-01-01", "3.81")] // all of it
    [InlineData("2024-07-01", "1.04")] // 60 owed, worth 10 × (1 − 1.005^−6) / 0.005 = 58.96
    [InlineData("2025-01-01", "0.00")]
    public void What_is_not_earned_of_a_subvention_comes_back(string day, string unearned) =>
        Assert.Equal(unearned, Text(Subvention.Unearned(Subsidised, new(0.06m), Loans.Day(day))));

    [Fact]
    public void A_subvention_falls_from_day_to_day()
    {
        var days = Enumerable.Range(0, 366).Select(Subsidised.StartDate.AddDays);
        var amounts = days.Select(day => Subvention.Unearned(Subsidised, new(0.06m), day).MinorUnits).ToList();

        Assert.All(amounts.Zip(amounts.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
    }

    [Fact]
    public void What_comes_back_of_a_subvention_depends_on_what_is_owed()
    {
        // 60 owed: 1.04; three of ten left, worth 29.70: 0.30; nothing owed, nothing back
        var terms = Loan(120, "0", 12) with { Overpayment = Overpayment.LastInstalment };
        string[] paid = [.. Enumerable.Range(2, 6).Select(month => $"pay 2024-0{month}-01 10")];
        var day = Loans.Day("2024-07-01");

        Assert.Equal("1.04", Text(Subvention.Clawback(terms, new(0.06m), Events(terms, paid), day)));
        Assert.Equal("0.30", Text(Subvention.Clawback(
            terms, new(0.06m), Events(terms, [.. paid, "pay 2024-07-01 30"]), day)));
        Assert.Equal("0.00", Text(Subvention.Clawback(
            terms, new(0.06m), Events(terms, [.. paid, "settle 2024-07-01 60"]), day)));
    }

    [Fact]
    public void Shares_that_do_not_make_a_whole_are_a_fault() => Assert.Throws<ArgumentException>(
        () => Subvention.Quote(Subsidised, new(0.06m), new SubventionShare("maker", 0.9m)));
}
