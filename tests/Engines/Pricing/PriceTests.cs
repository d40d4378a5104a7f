using FsCheck;
using FsCheck.Fluent;
using System.Text;
using Wheelhouse.Kernel;
using Wheelhouse.Pricing;
using Xunit;

namespace Wheelhouse.Engines.Tests.Pricing;

/// <summary>A price and its parts: figures worked by hand, and the laws.</summary>
public sealed class PriceTests
{
    static readonly DateOnly Day = new(2026, 3, 1);

    /// <summary>0.99^12 = 0.886384871716129…, so this probability over twelve months is 1 % a month.</summary>
    const decimal OnePercentAMonth = 0.113615128283871m;

    static readonly PricingRules Rules = new(
        "car-loan", 1, new(2026, 1, 1), null,
        new([new(12, new(0.024m)), new(36, new(0.030m))]), Cny(20m), Cny(1m), new(0.02m), 0.8m, 0.1m, new(0.0001m), []);

    static readonly PricingCase TwoMonths = new([Cny(1_000m), Cny(500m)], OnePercentAMonth, 0.4m);

    [Fact]
    public void A_price_is_made_of_its_parts()
    {
        var sheet = Price.Of(TwoMonths, Rules, Day).Value;

        // 1 500 / 1 000 = 1.5 months; before the curve's first point, so 2.40 %
        Assert.Equal(1.5m, sheet.AverageLife);
        // balance-years 1 495 / 12 = 124.583333; 5.98 / 124.583333 = 0.048; 21.99 / 124.583333 = 0.176508
        Assert.Equal(
            [0.024m, 0.048m, 0.176508m, 0.02m, 0.000092m, 0m], sheet.Parts.Select(part => part.Rate.PerYear));
        Assert.Equal(new Rate(0.2686m), sheet.Rate);
        // 0.048 × 124.583333 = 5.98, 0.176508 × 124.583333 = 21.99
        Assert.Equal(
            [Cny(2.99m), Cny(5.98m), Cny(21.99m), Cny(2.49m), Cny(0.01m), Cny(0m)],
            sheet.Parts.Select(part => part.Amount));
        Assert.Equal(new Rate(0.020092m), sheet.Earned);
        Assert.True(sheet.Covers);
    }

    [Fact]
    public void The_loss_follows_the_value_of_the_car()
    {
        // 80 % of 750 and of 500 pays 600 of 1 000 and 400 of 500: lost 0.4 and 0.2
        // 0.01 × (0.4 × 1 000 + 0.99 × 0.2 × 500) = 4.99; / 124.583333 = 0.040054
        var sheet = Price.Of(TwoMonths with { Values = [Cny(750m), Cny(500m)] }, Rules, Day).Value;

        Assert.Equal(new Rate(0.040054m), sheet.Parts[1].Rate);
    }

    [Fact]
    public void A_curve_is_straight_between_its_points() =>
        Assert.Equal(new Rate(0.0255m), Rules.Funding.At(18));

    [Fact]
    public void The_lowest_cap_in_force_is_applied_last_and_counts_the_fees()
    {
        RateCap[] caps =
        [
            Cap("R-1", 0.24m, null, null), Cap("R-2", 0.20m, new(2020, 1, 1), new(2025, 12, 31)),
            Cap("R-3", 0.36m, null, null),
        ];

        var sheet = Price.Of(TwoMonths with { Fees = new(0.01m) }, Rules with { Caps = caps }, Day).Value;

        Assert.Equal(new Rate(0.23m), sheet.Rate);
        Assert.Equal("R-1", sheet.Cap!.Rule);
        Assert.Equal(new Rate(-0.0386m), sheet.Parts[^1].Rate);
        // 0.23 − 0.024 − 0.048 − 0.176508 = −0.018508: the offer loses money, and says so
        Assert.Equal(new Rate(-0.018508m), sheet.Earned);
        Assert.False(sheet.Covers);
    }

    [Fact]
    public void Whatever_comes_the_parts_sum_to_the_rate_and_no_cap_is_passed() => Prop.ForAll(
        Cases.ToArbitrary(),
        one =>
        {
            var (finance, cap) = one;
            var sheet = Price.Of(finance, Rules with { Caps = [Cap("R-1", cap, null, null)] }, Day).Value;
            return sheet.Parts.Sum(part => part.Rate.PerYear) == sheet.Rate.PerYear
                && (sheet.Rate.PerYear == 0 || sheet.Rate.PerYear + finance.Fees.PerYear <= cap)
                && sheet.Covers == (sheet.Parts.Take(3).Sum(part => part.Rate.PerYear) <= sheet.Rate.PerYear);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_worse_never_costs_less() => Prop.ForAll(
        Cases.ToArbitrary(),
        one =>
        {
            var (finance, more) = one;
            var rate = Rate(finance, Rules);
            var riskier = finance with { Default = Math.Min(0.9m, finance.Default + more) };
            var loses = finance with { Loss = Math.Min(1, finance.Loss + more) };
            var dearer = Rules with { Margin = new(Rules.Margin.PerYear + (more / 2)) };
            PricingCase Valued(decimal share) => finance with
            {
                Values = [.. finance.Balances.Select(balance => Cny(decimal.Floor(balance.Major * share)))],
            };

            return Rate(riskier, Rules) >= rate && Rate(loses, Rules) >= rate && Rate(finance, dearer) >= rate
                && Rate(Valued(0.5m + more), Rules) <= Rate(Valued(0.5m), Rules);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("pricing.rules_not_in_force", 2025, 0.1, 100_00)]
    [InlineData("pricing.share_out_of_range", 2026, 1.0, 100_00)]
    [InlineData("pricing.balances_wrong", 2026, 0.1, 0)]
    public void What_cannot_be_priced_is_refused(string code, int year, double risk, long owed)
    {
        var finance = new PricingCase([new(owed, Currency.Cny)], (decimal)risk, 0.4m);

        Assert.Equal(code, Price.Of(finance, Rules, new(year, 3, 1)).Refused!.Code);
    }

    [Fact]
    public void Money_of_another_currency_and_values_too_few_are_refused()
    {
        var euros = new PricingCase([new(100_00, Currency.Eur)], 0.1m, 0.4m);

        Assert.Equal("pricing.currencies_differ", Price.Of(euros, Rules, Day).Refused!.Code);
        Assert.Equal(
            "pricing.values_wrong", Price.Of(TwoMonths with { Values = [Cny(1m)] }, Rules, Day).Refused!.Code);
    }

    [Fact]
    public void Rules_are_read_from_a_file_and_a_file_that_does_not_hold_is_refused()
    {
        const string json = """
            {
              "id": "car-loan", "version": 1, "validFrom": "2026-01-01", "validTo": null,
              "funding": { "points": [{ "months": 12, "rate": "0.024" }, { "months": 36, "rate": "0.030" }] },
              "acquisition": { "minorUnits": 2000, "currency": "CNY" },
              "servicing": { "minorUnits": 100, "currency": "CNY" },
              "margin": "0.02", "saleShare": 0.8, "leastLoss": 0.1, "step": "0.0001", "caps": []
            }
            """;

        Assert.Equal(new Rate(0.2686m), Price.Of(TwoMonths, Read(json).Value, Day).Value.Rate);
        Assert.Equal("pricing.rules_wrong", Read(json.Replace(": 36", ": 6", StringComparison.Ordinal)).Refused!.Code);
        Assert.Equal("pricing.rules_wrong", Read(json.Replace("caps", "cups", StringComparison.Ordinal)).Refused!.Code);
    }

    static Outcome<PricingRules> Read(string json) => PricingFile.Read(Encoding.UTF8.GetBytes(json));

    /// <summary>Balances of up to five years, risks, fees, and a share: a cap or a change.</summary>
    static Gen<(PricingCase Finance, decimal Share)> Cases =>
        from balances in Gen.Choose(1, 20_000_000).ListOf().Where(list => list.Count is > 0 and <= 60)
        from risk in Gen.Choose(0, 600)
        from loss in Gen.Choose(0, 1_000)
        from fees in Gen.Choose(0, 50)
        from share in Gen.Choose(1, 400)
        select (
            new PricingCase(
                [.. balances.Select(owed => new Money(owed, Currency.Cny))], risk / 1_000m, loss / 1_000m, null,
                new(fees / 1_000m)),
            share / 1_000m);

    static decimal Rate(PricingCase finance, PricingRules rules) => Price.Of(finance, rules, Day).Value.Rate.PerYear;

    static RateCap Cap(string rule, decimal limit, DateOnly? from, DateOnly? to) => new(
        rule, new(limit), from, to, new("上限", "a cap"), "a test", false);

    static Money Cny(decimal major) => Money.Exact(major, Currency.Cny);
}
