using Wheelhouse.Kernel;
using Wheelhouse.Valuation;
using Xunit;

namespace Wheelhouse.Engines.Tests.Valuation;

/// <summary>Curves, residual tables and the least cover: laws over the shipped guide, and figures by hand.</summary>
public sealed class DepreciationTests
{
    [Fact]
    public void Values_never_rise_and_stay_within_their_bounds()
    {
        var guide = PriceGuide.Shipped;
        foreach (var listing in guide.Kept.Listings.Where((l, i) => i % 911 == 0 && guide.Value(l.Car).IsDone))
        {
            var curve = Depreciation.Curve(guide, listing.Car, 60).Value;

            Assert.Equal(Enumerable.Range(0, 61), curve.Select(p => p.Month));
            Assert.All(curve, p => Assert.True(p.Low <= p.Value && p.Value <= p.High));
            Assert.All(curve.Zip(curve.Skip(1)), pair => Assert.True(pair.Second.Value <= pair.First.Value));
            Assert.Equal(guide.Value(listing.Car).Value.Value, curve[0].Value);
            Assert.Equal(1m, curve[0].Share);
        }
    }

    [Fact]
    public void Mileage_moves_on_by_twelfths_of_a_year()
    {
        var car = PriceGuide.Shipped.Kept.Listings.First(l => l.Car.Model == "Fiesta").Car;
        var curve = Depreciation.Curve(PriceGuide.Shipped, car, 24, yearly: 9_000).Value;

        Assert.Equal(car.Mileage + 750, curve[1].Mileage);
        Assert.Equal(car.Mileage + 18_000, curve[24].Mileage);
    }

    [Fact]
    public void Months_and_distance_out_of_range_are_refused()
    {
        var car = PriceGuide.Shipped.Kept.Listings.First(l => l.Car.Model == "Fiesta").Car;

        Assert.Equal("valuation.months_out_of_range", Depreciation.Curve(PriceGuide.Shipped, car, 0).Refused!.Code);
        Assert.Equal("valuation.months_out_of_range",
            Depreciation.Curve(PriceGuide.Shipped, car, 12, -1).Refused!.Code);
    }

    [Fact]
    public void A_residual_table_falls_from_one_for_every_model()
    {
        var table = ResidualTable.Of(Markets.Train(Markets.Made(2_000, 41)));

        Assert.Equal(["made/Big", "made/Small"], table.Select(c => c.Curve));
        Assert.All(table, curve => Assert.Equal(1m, curve.Points[0].Share));
        Assert.All(table, curve => Assert.Equal(
            curve.Points.Select(p => p.Share).OrderDescending(), curve.Points.Select(p => p.Share)));

        // 3 years: (11/12)^3 of age and 0.9^(3 x usual / 20 000) of distance; the model is not far from it
        var yearly = Markets.Train(Markets.Made(2_000, 41)).Market.Yearly;
        var made = Math.Pow(11 / 12.0, 3) * Math.Pow(0.9, 3 * yearly / 20_000.0);
        Assert.Equal(made, (double)table[0].Points[3].Share, 0.08);
    }

    [Fact]
    public void The_least_cover_is_worked_by_hand()
    {
        var cover = LeastCover.Of(Pounds(100, 80, 70), Pounds(90, 85, 60)).Value;

        Assert.Equal((1, new Money(-5, Currency.Gbp), 1), (cover.Month, cover.Cover, cover.MonthsUnder));
        Assert.Equal("valuation.nothing_to_cover", LeastCover.Of([], Pounds(1)).Refused!.Code);
    }

    static Money[] Pounds(params long[] minor) => [.. minor.Select(m => new Money(m, Currency.Gbp))];
}
