using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using Xunit;
using static Wheelhouse.Engines.Tests.Leasing.Leases;
using static Wheelhouse.Engines.Tests.Lending.Loans;

namespace Wheelhouse.Engines.Tests.Leasing;

/// <summary>Rentals, money factors, classes and the lessee's figures, worked by hand.</summary>
public sealed class PricingTests
{
    static readonly LeaseTerms Car = Small with
    {
        Price = Yuan(100_000),
        Rentals = 36,
        Every = 1,
        UnguaranteedResidual = Yuan(30_000),
    };

    static readonly ClassificationBounds Bounds = new(Day("2019-01-01"), 0.75m, 0.9m, "ASC 842-10-55-2", false);

    [Fact]
    public void The_rental_at_a_rate()
    {
        Assert.Equal("2625.00", Text(LeasePricing.AtRate(Car, new(0.12m)).Value.Rental));
        Assert.Equal("2599.01", Text(LeasePricing.AtRate(Car with { InAdvance = true }, new(0.12m)).Value.Rental));
    }

    [Fact]
    public void A_step_leaves_the_level_the_rest()
    {
        // 10 000 at 10 %, 1 000 in the third year: (10 000 − 4 380/1.331) / (1/1.1 + 1/1.21) = 6 709.24/1.73554
        var terms = Small with { Steps = [new(3, Yuan(1_000))] };

        Assert.Equal("3865.80", Text(LeasePricing.AtRate(terms, new(0.1m)).Value.Rental));
        Refused("leasing.nothing_left_to_rent",
            LeasePricing.AtRate(terms with { Steps = [new(1, Yuan(9_000))] }, new(0.1m)));
    }

    [Fact]
    public void The_money_factor_is_about_a_twenty_fourth_of_the_rate()
    {
        var quote = MoneyFactor.Payment(Yuan(30_000), Yuan(18_000), 36, 0.00125m, MidpointRounding.ToEven);

        Assert.Equal("12000.00 2159.88 393.33",
            $"{Text(quote.Depreciation)} {Text(quote.RentCharge)} {Text(quote.Payment)}");
        Assert.Equal("3.00%", MoneyFactor.ToRate(0.00125m).ToString());
        Assert.Equal(0.00125m, MoneyFactor.FromRate(new(0.03m)));
        var terms = Car with { Price = Yuan(30_000), UnguaranteedResidual = Yuan(18_000), Rental = quote.Payment };
        Assert.Equal("2.97", InvestmentPath.Of(terms).Value.Annual.Percent.ToString("F2",
            System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void The_class_follows_risks_and_rewards()
    {
        var alone = Classification.Of(Small, 96, specialised: false, Bounds).Value;
        var backed = Classification.Of(
            Small with { GuaranteedResidual = Yuan(2_500), UnguaranteedResidual = Yuan(880) }, 96, false, Bounds).Value;
        var bought = Classification.Of(Monthly, 120, false, Bounds).Value;

        Assert.Equal("Operating 0.3750 0.7461", $"{alone.Class} {alone.ShareOfLife:F4} {alone.ShareOfValue:F4}");
        Assert.Equal("IFRS 16.63(d) 0.9339", $"{string.Join(' ', backed.Reasons)} {backed.ShareOfValue:F4}");
        Assert.Equal(["IFRS 16.63(a)", "IFRS 16.63(b)", "IFRS 16.63(d)"], bought.Reasons);
        Assert.False(alone.Verified);
    }

    [Fact]
    public void The_lessee_carries_a_right_and_a_liability()
    {
        var figures = LesseeFigures.Of(Small, new(InitialDirectCosts: Yuan(35.94m))).Value;

        Assert.Equal("7460.56 7496.50", $"{Text(figures.InitialLiability)} {Text(figures.InitialRightOfUse)}");
        Assert.Equal(["746.06", "520.66", "272.72"], figures.Rows.Select(row => Text(row.Interest)));
        Assert.Equal("""
            from,through,liability,interest,payment,liability_after,right_of_use,depreciation,right_of_use_after
            2025-01-01,2026-01-01,7460.56,746.06,3000.00,5206.62,7496.50,2498.83,4997.67
            2026-01-01,2027-01-01,5206.62,520.66,3000.00,2727.28,4997.67,2498.84,2498.83
            2027-01-01,2028-01-01,2727.28,272.72,3000.00,0.00,2498.83,2498.83,0.00

            """.ReplaceLineEndings("\n"), figures.ToCsv());
    }

    [Fact]
    public void A_lessee_who_will_own_the_car_wears_it_down_over_its_life()
    {
        // 10 % borrowing: 9 000 → 7 460.56 and 1 000 expected on the guarantee: 1 000/1.331 = 751.31
        var terms = Small with { GuaranteedResidual = Yuan(3_380), UnguaranteedResidual = null };
        var figures = LesseeFigures.Of(terms, new(new Rate(0.1m), ExpectedOnGuarantee: Yuan(1_000))).Value;
        var owner = LesseeFigures.Of(Monthly, new(UsefulLifeMonths: 72)).Value;

        Assert.Equal("8211.87", Text(figures.InitialLiability));
        Assert.Equal("30000.00", Text(owner.InitialLiability));
        Assert.Equal("15006.85", Text(owner.Rows[^1].RightOfUseAfter)); // 1 096 of 2 191 days are left
    }
}
