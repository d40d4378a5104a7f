using Wheelhouse.Kernel;
using Wheelhouse.Vehicles.Values;
using Xunit;

namespace Wheelhouse.Modules.Tests.Vehicles;

/// <summary>Valuations over the guide that ships, and their report.</summary>
public sealed class ValuationTests
{
    static readonly DateOnly Today = new(2020, 6, 15);

    static readonly ValueCar.Asked Fiesta = new(
        "ford", "Fiesta", 2017, 25_000, "Manual", "Petrol", 1.0m, 65.7m, 20m, null, null, null);

    [Fact]
    public void A_valuation_holds_all_that_the_value_rests_on()
    {
        var view = ValueCar.Decide(Fiesta, Today).Value;

        Assert.True(view.Value.Low <= view.Value.Value && view.Value.Value <= view.Value.High);
        Assert.Equal(36, view.Value.AgeMonths); // first registered three years before the market's
        Assert.Equal(view.Value.Value,
            view.Parts.Base + Money.Sum(view.Parts.Parts.Select(p => p.Amount), Currency.Gbp));
        Assert.Equal(6, view.Comparables.Count);
        Assert.Equal(view.Value.Value, view.Curve[0].Value);
        Assert.Equal(37, view.Curve.Count);
    }

    [Fact]
    public void Ages_count_from_the_day_asked_for()
    {
        var later = ValueCar.Decide(Fiesta with { On = new(2022, 6, 1) }, Today).Value;

        Assert.Equal(60, later.Value.AgeMonths);
        Assert.True(later.Value.Value < ValueCar.Decide(Fiesta, Today).Value.Value.Value);
    }

    [Fact]
    public void What_cannot_be_valued_is_refused()
    {
        Assert.Equal("valuation.not_in_guide", ValueCar.Decide(Fiesta with { Make = null }, Today).Refused!.Code);
        Assert.Equal("valuation.figure_out_of_range",
            ValueCar.Decide(Fiesta with { Mileage = null }, Today).Refused!.Code);
        Assert.Equal("valuation.day_before_market", ValueCar.Decide(Fiesta, new(2019, 1, 1)).Refused!.Code);
        Assert.Equal("valuation.months_out_of_range",
            ValueCar.Decide(Fiesta with { Months = 500 }, Today).Refused!.Code);
    }

    [Theory, InlineData("zh", "可比车源"), InlineData("en", "Comparables")]
    public void The_report_says_value_comparables_curve_sources_and_day(string language, string word)
    {
        var view = ValueCar.Decide(Fiesta, Today).Value;
        var page = ValuationPage.Render(view, language);

        Assert.Contains(word, page, StringComparison.Ordinal);
        Assert.Contains(view.Value.Value.ToString(), page, StringComparison.Ordinal);
        Assert.Contains("2020-06-15", page, StringComparison.Ordinal);
        Assert.Contains("<polyline", page, StringComparison.Ordinal);
        Assert.Contains(view.Market.Source, page, StringComparison.Ordinal);
    }
}
