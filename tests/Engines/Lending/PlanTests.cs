using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Xunit;
using static Wheelhouse.Engines.Tests.Lending.Loans;

namespace Wheelhouse.Engines.Tests.Lending;

/// <summary>Plans of every shape against figures worked by hand.</summary>
public sealed class PlanTests
{
    [Fact]
    public void Equal_instalments_are_equal_but_for_the_last()
    {
        // f = 0.07 / 12; a = 103.5514, b = 6.0882, E = 17.0086
        AssertPlan(Loan(100, "0.07", 6), """
            2024-02-01 16.43 0.58
            2024-03-01 16.52 0.49
            2024-04-01 16.62 0.39
            2024-05-01 16.72 0.29
            2024-06-01 16.81 0.20
            2024-07-01 16.90 0.10
            """);
    }

    [Fact]
    public void Equal_principal_pays_falling_interest()
    {
        // 300 in thirds; 1 % of 300, 200, 100
        AssertPlan(Loan(300, "0.12", 3) with { Amortisation = Amortisation.EqualPrincipal }, """
            2024-02-01 100.00 3.00
            2024-03-01 100.00 2.00
            2024-04-01 100.00 1.00
            """);
    }

    [Fact]
    public void Interest_only_leaves_the_principal_for_the_end()
    {
        AssertPlan(Loan(1000, "0.06", 3) with { Amortisation = Amortisation.InterestOnly }, """
            2024-02-01 0.00 5.00
            2024-03-01 0.00 5.00
            2024-04-01 1000.00 5.00
            """);
    }

    [Fact]
    public void A_balloon_comes_with_the_last_instalment()
    {
        // a = 10000 × 1.01² − 4000 = 6201, b = 1 + 1.01 = 2.01, E = 3085.07
        AssertPlan(Loan(10_000, "0.12", 2) with { Balloon = Yuan(4000) }, """
            2024-02-01 2985.07 100.00
            2024-03-01 7014.93 70.15
            """);
    }

    [Fact]
    public void Flat_interest_is_on_the_first_principal_to_the_end()
    {
        // 1200 × 5 % / 12 = 5 a month; (1200 + 15) / 3 = 405
        AssertPlan(Loan(1200, "0.05", 3) with { InterestMethod = InterestMethod.Flat }, """
            2024-02-01 400.00 5.00
            2024-03-01 400.00 5.00
            2024-04-01 400.00 5.00
            """);
    }

    [Fact]
    public void Flat_interest_by_days_keeps_the_instalment_level()
    {
        // 100 × 4 % × 31/366 = 0.34, 29/366 = 0.32; (100 + 1.00) / 3 = 33.67
        var terms = Loan(100, "0.04", 3) with { InterestMethod = InterestMethod.Flat };
        AssertPlan(terms with { DayCount = DayCount.ActualActual }, """
            2024-02-01 33.33 0.34
            2024-03-01 33.35 0.32
            2024-04-01 33.32 0.34
            """);
    }

    [Fact]
    public void Without_interest_the_last_instalment_takes_the_cent()
    {
        AssertPlan(Loan(100, "0", 3), """
            2024-02-01 33.33 0.00
            2024-03-01 33.33 0.00
            2024-04-01 33.34 0.00
            """);
    }

    [Fact]
    public void Grace_on_principal_pays_interest_alone()
    {
        // then 1000 over two months at 1 %: a = 1020.1, b = 2.01, E = 507.51
        AssertPlan(Loan(1000, "0.12", 4) with { GracePrincipal = 2 }, """
            2024-02-01 0.00 10.00
            2024-03-01 0.00 10.00
            2024-04-01 497.51 10.00
            2024-05-01 502.49 5.02
            """);
    }

    [Fact]
    public void Grace_on_interest_makes_it_wait()
    {
        // 1000 in four at 12 %, principal 250 each; 10 waits and comes with the second
        var terms = Loan(1000, "0.12", 4) with { Amortisation = Amortisation.EqualPrincipal, GraceInterest = 1 };
        AssertPlan(terms, """
            2024-02-01 250.00 0.00
            2024-03-01 250.00 17.50
            2024-04-01 250.00 5.00
            2024-05-01 250.00 2.50
            """);
    }

    [Fact]
    public void In_advance_the_first_rent_is_all_principal()
    {
        // PMT(8 %/12, 10, 10000, type 1) = 1030.16
        var plan = Scheduling.Plan(Loan(10_000, "0.08", 10) with { InAdvance = true });

        Assert.Equal(Loans.Day("2024-01-01"), plan.Instalments[0].DueDate);
        Assert.Equal("1030.16 0.00", $"{Text(plan.Instalments[0].Principal)} {Text(plan.Instalments[0].Interest)}");
        Assert.Equal("1030.16", Text(plan.Instalments[5].Total));
        Assert.Equal(Loans.Day("2024-10-01"), plan.Maturity);
    }

    [Fact]
    public void A_balloon_after_rents_in_advance_has_a_row_of_its_own()
    {
        // PMT(1 %, 2, 1000, −500, type 1): (1000 × 1.01² − 500) / (1.01 + 1.01²) = 520.1 / 2.0301 = 256.19
        AssertPlan(Loan(1000, "0.12", 2) with { InAdvance = true, Balloon = Yuan(500) }, """
            2024-01-01 256.19 0.00
            2024-02-01 248.75 7.44
            2024-03-01 495.06 4.95
            """);
    }

    [Fact]
    public void Steps_weigh_the_level_instalment()
    {
        // 10000 at 7 % in 12: four whole, four at 60 %, four at 40 %: 1288.89, 773.33, 515.56
        var terms = Loan(10_000, "0.07", 12) with
        {
            Amortisation = Amortisation.Custom,
            Steps = [new(5, 0.6m), new(9, 0.4m)],
        };
        var totals = Scheduling.Plan(terms).Instalments.Select(row => Text(row.Total)).ToList();

        Assert.Equal(["1288.89", "773.33", "515.56"], [totals[3], totals[4], totals[10]]);
    }

    [Fact]
    public void A_skipped_instalment_leaves_its_interest_to_the_next()
    {
        // 3 waits and comes with the second: (300 + 6 − E) × 1.01 = E, so 2.01 × E = 309.06 and E = 153.76
        var terms = Loan(300, "0.12", 3) with { Amortisation = Amortisation.Custom, Steps = [new(1, 0m), new(2)] };
        AssertPlan(terms, """
            2024-02-01 0.00 0.00
            2024-03-01 147.76 6.00
            2024-04-01 152.24 1.52
            """);
    }

    [Fact]
    public void Rows_too_light_for_their_interest_still_leave_a_level_end()
    {
        // 10 000 at 24 %: 200 a month, and a tenth of the level is less; what is missing waits and bears nothing
        var terms = Loan(10_000, "0.24", 12) with
        {
            Amortisation = Amortisation.Custom,
            Steps = [new(1, 0.1m), new(5)],
        };
        var rows = Scheduling.Plan(terms).Instalments;
        var level = rows[4].Total.MinorUnits;

        Assert.All(rows.Take(4), row => Assert.True(row.Principal.IsZero));
        Assert.All(rows.Take(4), row => Assert.Equal((level + 5) / 10, row.Interest.MinorUnits));
        Assert.InRange(rows[11].Total.MinorUnits, level - 12, level + 12);
    }

    [Fact]
    public void A_fixed_amount_stands_and_the_rest_is_level()
    {
        // 50 first; then 300 + 3 − 50 = 253 over two months: 253 × 1.01² / 2.01 = 128.40
        var terms = Loan(300, "0.12", 3) with
        {
            Amortisation = Amortisation.Custom,
            Steps = [new(1, 1, Yuan(50)), new(2)],
        };
        AssertPlan(terms, """
            2024-02-01 47.00 3.00
            2024-03-01 125.87 2.53
            2024-04-01 127.13 1.27
            """);
    }

    [Fact]
    public void Fees_come_with_every_instalment_or_not_at_all()
    {
        var terms = Loan(100, "0", 2) with
        {
            Fees =
            [
                new("gps", Yuan(1.5m), FeePayment.PerInstalment),
                new("registration", Yuan(20), FeePayment.Financed),
                new("stamp", Yuan(5), FeePayment.UpFront),
            ],
        };
        var plan = Scheduling.Plan(terms);

        Assert.Equal(["51.50", "51.50"], plan.Instalments.Select(row => Text(row.Total)));
        Assert.Equal(Yuan(20), terms.FeesPaid(FeePayment.Financed));
        Assert.Equal(Yuan(5), terms.FeesPaid(FeePayment.UpFront));
    }

    [Theory]
    [InlineData(MidpointRounding.ToEven, "0.50")]       // 50.50 × 1 % = 0.505
    [InlineData(MidpointRounding.AwayFromZero, "0.51")]
    public void A_tie_rounds_as_the_terms_say(MidpointRounding rounding, string interest)
    {
        var plan = Scheduling.Plan(Loan(50.50m, "0.12", 2) with { Rounding = rounding });

        Assert.Equal(interest, Text(plan.Instalments[0].Interest));
    }

    [Fact]
    public void A_factor_that_does_not_end_still_rounds_as_a_fraction()
    {
        // 6.00 × 7 % / 12 is 0.035 to the last digit: half-even gives 0.04, 0.0058333… cut off would give 0.03
        Assert.Equal("0.04", Text(Scheduling.Plan(Loan(6, "0.07", 2)).Instalments[0].Interest));
    }

    [Fact]
    public void A_currency_without_minor_units_has_whole_instalments()
    {
        var terms = Loan(1, "0.03", 12) with { Principal = new(1_000_000, Currency.Jpy) };

        Assert.Equal(84_694, Scheduling.Plan(terms).Instalments[0].Total.MinorUnits); // 84 693.7
    }

    static void AssertPlan(LoanTerms terms, string expected) =>
        Assert.Equal(expected.ReplaceLineEndings("\n"), Table(Scheduling.Plan(terms)));
}
