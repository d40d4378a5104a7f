using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Xunit;
using static Wheelhouse.Engines.Tests.Lending.Loans;

namespace Wheelhouse.Engines.Tests.Lending;

/// <summary>What lateness costs, within a cap: 3 000 without interest in three months, 1 000.00 due on 1
/// February.</summary>
public sealed class LateTests
{
    static readonly LoanTerms Free = Loan(3000, "0", 3);

    static LoanTerms With(LateRule rule) => Free with { Late = rule };

    [Theory]
    [InlineData("2024-02-01", "0.00")]
    [InlineData("2024-02-02", "0.49")]  // 1 000 × 18 % / 365 = 0.493
    [InlineData("2024-02-29", "13.81")] // 28 nights
    [InlineData("2024-03-02", "14.79")] // 30 nights on the first; the second, due on 1 March, has 0.49 of its own
    public void Late_interest_runs_by_the_night(string day, string late)
    {
        Assert.Equal(late, Text(With(new(new(0.18m))).Fold(day).Rows[0].Penalties));
    }

    [Fact]
    public void A_cap_bounds_it()
    {
        // 15.4 % of four times the one-year rate: 1 000 × 15.4 % × 30/365 = 12.657, never rounded up
        var terms = With(new(new(0.18m), Caps: [new(new(2020, 8, 20), new(0.154m))]));

        Assert.Equal("12.65", Text(terms.Fold("2024-03-02").Rows[0].Penalties));
    }

    [Fact]
    public void The_cap_is_for_interest_and_lateness_together()
    {
        // overdue principal goes on bearing 12 %, so 3.4 % are left: 326.69 is its principal, × 3.4 % × 29/365 = 0.88
        var terms = Loan(1000, "0.12", 3) with
        {
            InterestOnOverduePrincipal = true,
            Late = new(new(0.18m), Caps: [new(new(2020, 8, 20), new(0.154m))]),
        };
        var row = terms.Fold("2024-03-01").Rows[0];

        Assert.Equal("330.02 0.89", $"{Text(row.Principal)} {Text(row.Penalties)}");
    }

    [Fact]
    public void A_fixed_charge_comes_once_and_fills_what_the_cap_leaves()
    {
        // 50.00 once, after five days; the cap lets it in as the days go: 1 000 × 24 % × 30/365 = 19.72
        var free = With(new(Rate.Zero, Charges: [new(5, Yuan(50))]));
        var capped = With(new(Rate.Zero, Charges: [new(5, Yuan(50))], Caps: [new(new(2020, 8, 20), new(0.24m))]));

        Assert.Equal("0.00", Text(free.Fold("2024-02-06").Rows[0].Penalties));
        Assert.Equal("50.00", Text(free.Fold("2024-02-07").Rows[0].Penalties));
        Assert.Equal("50.00", Text(free.Fold("2024-06-01").Rows[0].Penalties));
        Assert.Equal("19.72", Text(capped.Fold("2024-03-02").Rows[0].Penalties));
    }

    [Fact]
    public void Who_pays_within_the_days_of_grace_pays_nothing_and_who_does_not_pays_from_the_first()
    {
        var terms = With(new(new(0.18m), GraceDays: 3));

        Assert.True(terms.Fold("2024-02-20", "pay 2024-02-04 1000").Rows[0].Penalties.IsZero);
        Assert.Equal("1.97", Text(terms.Fold("2024-02-20", "pay 2024-02-05 1001.97").Rows[0].Penalties)); // four nights
    }

    [Fact]
    public void What_was_paid_bears_no_more()
    {
        // 1 000 for 10 nights: 4.93; penalties are paid first, so 495.07 of principal: 504.93 for 10 more: 2.49
        var state = With(new(new(0.18m))).Fold("2024-02-21", "pay 2024-02-11 500");

        Assert.Equal("7.42", Text(state.Rows[0].Penalties));
        Assert.Equal("4.93", Text(state.PenaltiesPaid));
    }

    [Fact]
    public void A_change_of_the_cap_holds_from_its_day()
    {
        // nights to 10 February at 15.4 %, then 20 of 3.65 %: 1000 × (9 × 15.4 % + 21 × 3.65 %)/365 = 5.897
        var terms = With(new(new(0.18m), Caps:
            [new(new(2020, 8, 20), new(0.154m)), new(new(2024, 2, 11), new(0.0365m))]));

        Assert.Equal("5.89", Text(terms.Fold("2024-03-02").Rows[0].Penalties));
    }

    [Fact]
    public void It_is_explained_with_its_figures()
    {
        var terms = With(new(new(0.18m), Caps: [new(new(2020, 8, 20), new(0.154m))]));
        var explanation = Explain.Instalment(terms, Events(terms), Loans.Day("2024-02-11"), 1);

        Assert.Equal(
            [
                "lending.explain.principal 1000.00 1000.00 − 0.00 = 1000.00",
                "lending.explain.late 4.93 1000.00 × 18.00% × 10/365 = 4.931506…",
                "lending.explain.late_cap -0.72 ",
            ],
            explanation.Parts.Select(part => $"{part.Label} {Text(part.Amount)} {part.Formula}"));
    }
}
