using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Wheelhouse.Origination.Quotes;
using Wheelhouse.Products;
using Wheelhouse.Vehicles;
using Xunit;
using static Wheelhouse.Modules.Tests.Origination.Deals;

namespace Wheelhouse.Modules.Tests.Origination;

/// <summary>Offers, with figures worked by hand.</summary>
public sealed class QuoteTests
{
    /// <summary>
    /// 100 000 at 12 % in 12 months: 100 000 × 0.01 ÷ (1 − 1.01⁻¹²) = 8 884.88. Eleven of them and, with each month's
    /// interest rounded half to even, a last one of 8 884.85: interest is 6 618.53.
    /// </summary>
    [Fact]
    public void Instalment_total_and_rates_of_a_plain_loan()
    {
        var offer = Make(Product(0.12m), New(125_000m, 25_000m, 12));

        Assert.Equal(Cny(8_884.88m), offer.Instalment);
        Assert.Equal(Cny(8_884.85m), offer.LastInstalment);
        Assert.Equal(12, offer.Instalments);
        Assert.Null(offer.FinalSum);
        Assert.Equal(Cny(6_618.53m), offer.CostParts.Interest);
        Assert.Equal(Cny(131_618.53m), offer.TotalCost);
        Assert.Equal(new Rate(0.12m), offer.AnnualisedRate);
        Assert.Equal(new Rate(0.1268m), offer.CompoundRate); // 1.01¹² − 1 = 12.6825 %
        Assert.Equal(Cny(1_200m), offer.Commission.Amount);  // 1.2 % of 100 000
    }

    /// <summary>A fee of 1 000 at signing: 99 000 received, the same instalments: 1.1594 % a month.</summary>
    [Fact]
    public void Every_charge_raises_the_annualised_rate_above_the_contract_rate()
    {
        var plain = Make(Product(0.12m), New(125_000m, 25_000m, 12));
        var withFee = Make(
            Product(0.12m, fees: Fee(FeePayment.UpFront, 1_000m)), New(125_000m, 25_000m, 12));

        Assert.Equal(plain.Instalment, withFee.Instalment);
        Assert.Equal(Cny(132_618.53m), withFee.TotalCost);
        Assert.Equal(new Rate(0.1391m), withFee.AnnualisedRate);
    }

    [Fact]
    public void A_financed_fee_enlarges_the_principal_and_not_the_payout()
    {
        var priced = Price(Product(0.12m, fees: Fee(FeePayment.Financed, 1_000m)), New(125_000m, 25_000m, 12));

        Assert.Equal(Cny(101_000m), priced.Financed);
        Assert.Equal(Cny(100_000m), priced.Payout);
        Assert.Equal(Cny(1_000m), priced.Cost.Fees);
    }

    /// <summary>35 % of 100 000 is left: the final sum of 35 000 stands apart from the last instalment.</summary>
    [Fact]
    public void A_balloon_loan_names_its_final_sum()
    {
        var offer = Make(Product(0.06m, balloon: 0.35m), New(125_000m, 25_000m, 36));

        Assert.Equal(Cny(35_000m), offer.FinalSum);
        Assert.Equal(Cny(35_000m), offer.CostParts.FinalSum);
        Assert.Equal(Cny(65_000m), offer.CostParts.Principal);
        Assert.InRange(offer.LastInstalment.MinorUnits - offer.Instalment.MinorUnits, -36, 36);
        Assert.Equal(0, offer.BalanceByMonth[^1]);
    }

    /// <summary>120 000 at 0 % in 12 months against 6 %: 10 000 a month is worth 116 189.32 today.</summary>
    [Fact]
    public void A_subsidy_is_what_the_lower_rate_costs_today()
    {
        var offer = Make(Product(0m, contractRate: 0.06m), New(150_000m, 30_000m, 12));

        Assert.Equal(Cny(10_000m), offer.Instalment);
        Assert.Equal(Cny(3_810.68m), offer.Subsidy!.PresentValue);
        Assert.Equal(Rate.Zero, offer.AnnualisedRate);
    }

    [Theory]
    [InlineData(0.0, 6), InlineData(0.0488, 36), InlineData(0.0725, 60), InlineData(0.1799, 24)]
    public void The_parts_of_the_cost_add_up_to_the_total(double rate, int months)
    {
        foreach (var balloon in new[] { 0m, 0.35m })
        {
            var product = Product(
                (decimal)rate, balloon, null, Fee(FeePayment.UpFront, 300m), Fee(FeePayment.Financed, 777.77m),
                Fee(FeePayment.PerInstalment, 5m));
            var offer = Make(product, New(169_800m, 33_960m, months));
            var parts = offer.CostParts;

            Assert.Equal(offer.TotalCost, parts.Down + parts.Principal + parts.Interest + parts.FinalSum + parts.Fees);
            Assert.Equal(Cny(300m) + Cny(777.77m) + Cny(5m * months), parts.Fees);
            Assert.Equal(months + 1, offer.BalanceByMonth.Count);
            Assert.Equal(offer.BalanceByMonth.Count, offer.ValueByMonth.Count);
        }
    }

    /// <summary>Curve bev: 1, 0.86 after a month, 0.72 after twelve: 169 800 is worth 122 256 then.</summary>
    [Fact]
    public void The_expected_value_follows_the_residual_curve()
    {
        var offer = Make(Product(0.05m), New(169_800m, 33_960m, 12));

        Assert.Equal(169_800_00, offer.ValueByMonth[0]);
        Assert.Equal(122_256_00, offer.ValueByMonth[12]);
    }

    [Fact]
    public void Add_ons_are_off_until_chosen_and_raise_what_is_financed()
    {
        var shelf = Shelf(Product(0.12m));
        var without = Quoting.Compute(New(125_000m, 25_000m, 12).Read().Value, shelf, Rules);
        var with = Quoting.Compute(
            (New(125_000m, 25_000m, 12) with { AddOns = ["home-charger"] }).Read().Value, shelf, Rules);

        Assert.All(without.AddOns, a => Assert.False(a.Chosen));
        Assert.Equal(Cny(100_000m), without.Financed);
        Assert.Equal(Cny(103_200m), with.Financed);
        var charger = without.AddOns.Single(a => a.Code == "home-charger");
        Assert.Equal(with.Offers[0].Instalment - without.Offers[0].Instalment, charger.PerMonth);
    }

    [Fact]
    public void An_offer_that_a_rule_blocks_is_shown_and_not_eligible()
    {
        var offer = Make(Product(0.05m), Used(92_000m, 86_500m, 28_000m, 36));

        Assert.False(offer.Eligible);
        var rule = offer.Rules.Single(r => r.Rule == "R-LTV-05");
        Assert.Equal((RuleVerdict.Block, "73.99%"), (rule.Verdict, rule.Actual)); // 64 000 ÷ 86 500
    }

    [Fact]
    public void What_the_product_itself_does_not_finance_is_named()
    {
        var offer = Make(Product(0.05m), New(169_800m, 33_960m, 72));

        Assert.False(offer.Eligible);
        Assert.Equal("products.months_out_of_range", Assert.Single(offer.Obstacles).Code);
        Assert.Equal("60", offer.Obstacles[0].Values["to"]);
    }

    [Theory]
    [InlineData("unknown_model")]
    [InlineData("currency_mixed")]
    [InlineData("price_out_of_range")]
    [InlineData("months_out_of_range")]
    [InlineData("used_needs_valuation")]
    [InlineData("unknown_add_on")]
    public void A_request_that_makes_no_sense_is_refused(string code)
    {
        var good = New(125_000m, 25_000m, 12);
        var bad = code switch
        {
            "unknown_model" => good with { ModelCode = "trabant-601" },
            "currency_mixed" => good with { Down = new(2_500_000, Currency.Usd) },
            "price_out_of_range" => good with { Down = good.Price },
            "months_out_of_range" => good with { Months = 0 },
            "used_needs_valuation" => good with { Condition = VehicleCondition.Used },
            _ => good with { AddOns = ["golden-tyres"] },
        };

        Assert.Equal($"origination.{code}", bad.Read().Refused?.Code);
    }

    [Theory]
    [InlineData(OfferFigure.Instalment), InlineData(OfferFigure.TotalCost), InlineData(OfferFigure.Commission)]
    [InlineData(OfferFigure.FinalSum), InlineData(OfferFigure.Subsidy)]
    public void An_explanation_adds_up_to_its_figure(OfferFigure figure)
    {
        var shelved = new Shelved(Product(0.03m, 0.35m, 0.06m, Fee(FeePayment.PerInstalment, 5m)), Haiyue, null);
        var why = Explaining.Explain(shelved, New(125_000m, 25_000m, 36).Read().Value, figure).Value;

        Assert.Equal(Cny(0m), why.RecomputedDifference);
        Assert.Equal(Explaining.Amount(why.Total!.Value), why.Figure);
    }

    [Fact]
    public void The_annualised_rate_is_proved_by_what_it_makes_equal()
    {
        var shelved = new Shelved(Product(0.12m), Haiyue, null);
        var ask = New(125_000m, 25_000m, 12).Read().Value;
        var why = Explaining.Explain(shelved, ask, OfferFigure.AnnualisedRate).Value;

        Assert.Equal("12.00%", why.Figure);
        Assert.Contains(why.Parts, p => p.Formula == "12 × i = 12.00%");
        Assert.Contains(why.WhatIf, w => w.Before == "12.00%" && w.After == "12.00%");
    }

    static ShelfOfDay Shelf(params ProductVersion[] products) =>
        new([.. products.Select(p => new Shelved(p, Haiyue, null))]);

    static Offer Make(ProductVersion product, QuoteInput input) =>
        Offering.Make(Price(product, input), Haiyue, Offering.Check(Price(product, input), Haiyue, Rules), null);
}
