using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Xunit;
using static Wheelhouse.Engines.Tests.Lending.Loans;

namespace Wheelhouse.Engines.Tests.Lending;

/// <summary>Why a number is what it is, as the screen will say it.</summary>
public sealed class ExplainTests
{
    static readonly LoanTerms Small = Loan(100, "0.07", 6) with { InterestOnOverduePrincipal = true };

    [Fact]
    public void Interest_of_a_plain_row_is_one_span()
    {
        Assert.Equal(
            ["lending.explain.accrual 0.58 100.00 × 7.00% × 1/12 = 0.583333…"],
            Parts(Explain.Interest(Small, Events(Small), Small.StartDate, 1)));
    }

    [Fact]
    public void Interest_of_a_row_after_a_late_payment_is_two_spans()
    {
        Assert.Equal(
            [
                "lending.explain.accrual 0.28 100.00 × 7.00% × 1/12 × 14/29 = 0.281609…",
                "lending.explain.accrual 0.25 83.57 × 7.00% × 1/12 × 15/29 = 0.252150…",
            ],
            Parts(Explain.Interest(Small, Events(Small, "pay 2024-02-15 17.01"), Loans.Day("2024-02-15"), 2)));
    }

    [Fact]
    public void Interest_carried_from_an_instalment_paid_early_is_named()
    {
        var events = Events(Small, "pay 2024-01-15 17.01");

        Assert.Equal(
            [
                "lending.explain.accrual 0.26 100.00 × 7.00% × 1/12 × 14/31 = 0.263440…",
                "lending.explain.accrual 0.27 83.25 × 7.00% × 1/12 × 17/31 = 0.266310…",
                "lending.explain.carried_over -0.27 ",
            ],
            Parts(Explain.Interest(Small, events, Loans.Day("2024-01-15"), 1)));
        Assert.Equal(
            ["lending.explain.carried_in 0.27 ", "lending.explain.accrual 0.49 83.25 × 7.00% × 1/12 = 0.485625"],
            Parts(Explain.Interest(Small, events, Loans.Day("2024-01-15"), 2)));
    }

    [Fact]
    public void A_pause_shows_as_days_that_bear_nothing()
    {
        var events = Events(Small, "pay 2024-02-01 17.01", "pause 2024-02-05 2024-02-10");

        Assert.Equal(
            [
                "lending.explain.accrual 0.05 83.57 × 7.00% × 1/12 × 3/29 = 0.050430…",
                "lending.explain.pause 0.00 0",
                "lending.explain.accrual 0.34 83.57 × 7.00% × 1/12 × 20/29 = 0.336201…",
            ],
            Parts(Explain.Interest(Small, events, Loans.Day("2024-02-01"), 2)));
    }

    [Fact]
    public void Days_of_two_years_are_counted_apart()
    {
        var terms = Loan(10_000, "0.12", 6, "2023-12-12") with { DayCount = DayCount.ActualActual };

        Assert.Equal(
            ["lending.explain.accrual 101.81 10000.00 × 12.00% × (19/365 + 12/366) = 101.810015…"],
            Parts(Explain.Interest(terms, Events(terms), terms.StartDate, 1)));
    }

    [Fact]
    public void An_instalment_says_how_its_level_was_found()
    {
        var explanation = Explain.Instalment(Small, Events(Small), Small.StartDate, 1);
        var principal = explanation.Parts.Single(part => part.Label == "lending.explain.principal");

        Assert.Equal("17.01", Text(explanation.Total));
        Assert.Equal("17.01 − 0.58 = 16.43", principal.Formula);
        Assert.Contains(new("lending.explain.level_formula", "103.551440… / 6.088183 = 17.008593…"), principal.Inputs);
    }

    [Fact]
    public void A_settlement_names_its_days()
    {
        var events = Events(Small, "pay 2024-02-01 17.01");

        Assert.Equal(
            [
                "lending.settlement.principal 83.57 ",
                "lending.explain.accrual 0.24 83.57 × 7.00% × 1/12 × 14/29 = 0.235340…",
            ],
            Parts(Explain.Settlement(Small, events, Loans.Day("2024-02-15"))));
    }

    [Fact]
    public void What_is_due_is_row_by_row_and_principal_left_is_payment_by_payment()
    {
        var events = Events(Small, "pay 2024-02-01 10.00");

        Assert.Equal(
            [
                "lending.explain.overdue_instalment 7.01 17.01 − 10.00 = 7.01",
                "lending.explain.due_instalment 17.01 17.01 − 0.00 = 17.01",
            ],
            Parts(Explain.DueToday(Small, events, Loans.Day("2024-03-01"))));
        Assert.Equal(
            ["lending.explain.disbursed 100.00 ", "lending.explain.repaid -9.42 10.00 − 0.58 = 9.42"],
            Parts(Explain.PrincipalLeft(Small, events, Loans.Day("2024-03-01"))));
    }

    static IEnumerable<string> Parts(Explanation explanation) =>
        explanation.Parts.Select(part => $"{part.Label} {Text(part.Amount)} {part.Formula}");
}
