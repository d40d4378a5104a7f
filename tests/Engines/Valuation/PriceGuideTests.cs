using Wheelhouse.Kernel;
using Wheelhouse.Valuation;
using Xunit;

namespace Wheelhouse.Engines.Tests.Valuation;

/// <summary>Values, intervals, parts, comparables and files, on the guide that ships and on small made
/// markets.</summary>
public sealed class PriceGuideTests
{
    static readonly Car Fiesta = new("ford", "Fiesta", 2017, 25_000, "Manual", "Petrol", 1.0m, 65.7m, 20m);

    [Fact]
    public void The_shipped_guide_says_how_good_it_was_on_listings_it_had_not_seen()
    {
        var quality = PriceGuide.Shipped.Quality;

        Assert.InRange(quality.MeanShareError, 0, 0.066m);
        Assert.InRange(quality.MedianShareError, 0, 0.051m);
        Assert.InRange(quality.RSquared, 0.966m, 1);
        Assert.InRange(quality.Coverage, 0.78m, 0.82m);
        Assert.Equal(78_170, quality.Rows);
    }

    [Fact]
    public void A_value_lies_within_its_interval_and_its_parts_sum_to_it()
    {
        var guide = PriceGuide.Shipped;
        foreach (var car in Cars(guide).Take(40))
        {
            var value = guide.Value(car).Value;
            var parts = guide.Explain(car).Value;

            Assert.True(value.Low <= value.Value && value.Value <= value.High);
            Assert.Equal(value.Value, parts.Value);
            Assert.Equal(
                value.Value, parts.Base + Money.Sum(parts.Parts.Select(p => p.Amount), guide.Market.Currency));
        }
    }

    [Fact]
    public void Between_two_ages_a_value_runs_straight_in_the_logarithm()
    {
        var (now, later) = (Value(0), Value(12));
        Assert.Equal(Math.Sqrt(now * later), Value(6), 1.0);

        static double Value(int months) => (double)PriceGuide.Shipped.Value(Fiesta, months).Value.Value.Major;
    }

    [Fact]
    public void What_the_guide_does_not_know_is_refused_by_sentence()
    {
        var guide = PriceGuide.Shipped;
        var make = guide.Value(Fiesta with { Make = "trabant" }).Refused!;

        Assert.Equal("valuation.not_in_guide", make.Code);
        Assert.Contains("ford", make.Sentence, StringComparison.Ordinal);
        Assert.Equal("valuation.not_in_guide", guide.Value(Fiesta with { Model = "A4" }).Refused!.Code);
        Assert.Equal("valuation.not_in_guide", guide.Value(Fiesta with { Fuel = "Steam" }).Refused!.Code);
        Assert.Equal("valuation.figure_out_of_range", guide.Value(Fiesta with { Year = 2021 }).Refused!.Code);
        Assert.Equal("valuation.figure_out_of_range", guide.Value(Fiesta with { Mileage = -1 }).Refused!.Code);
        Assert.Equal("valuation.day_before_market", guide.Value(Fiesta, -1).Refused!.Code);
        Assert.True(guide.Value(Fiesta with { Year = 2021 }, 12).IsDone); // a car of next year, next year
        Assert.True(guide.Value(Fiesta with { Make = "FORD", Fuel = null }).IsDone);
    }

    [Fact]
    public void Comparables_are_of_the_model_and_nearest_first()
    {
        var near = Comparables.Of(PriceGuide.Shipped, Fiesta, 6).Value;

        Assert.Equal(6, near.Count);
        Assert.All(near, c => Assert.Equal(("ford", "Fiesta"), (c.Listing.Car.Make, c.Listing.Car.Model)));
        Assert.Equal(near.Select(c => c.Distance).Order(), near.Select(c => c.Distance));
        Assert.All(near, c => Assert.Equal(c.Adjusted, c.Listing.Price + c.Adjustment));
        Assert.All(near, c => Assert.Equal(c.Listing.Car.Mileage - 25_000, c.MoreMileage));
    }

    [Fact]
    public void Distance_is_worked_by_hand()
    {
        // two years, 15 000 miles (1.5), 0.4 l (1), another fuel (1.5); the same transmission: 6
        var other = Fiesta with { Year = 2015, Mileage = 40_000, EngineLitres = 1.4m, Fuel = "Diesel" };

        Assert.Equal(6m, Comparables.Distance(Fiesta, other));
    }

    [Fact]
    public void A_listing_like_the_car_itself_needs_no_adjustment()
    {
        var guide = PriceGuide.Shipped;
        var listed = guide.Kept.Listings.First(l => l.Car.Model == "Fiesta");
        var first = Comparables.Of(guide, listed.Car, 1).Value[0];

        Assert.Equal(0, first.Distance);
        Assert.True(first.Adjustment.IsZero || first.Listing.Car != listed.Car);
    }

    [Fact]
    public void The_margin_is_the_order_statistic_worked_by_hand() =>
        Assert.Equal(0.05, Intervals.Margin([0.02, -0.03, 0.05, 0.01]));

    [Fact]
    public void A_band_covers_four_fifths_of_what_comes_next()
    {
        // made scores of two bands, the second ten times as wide: each keeps its own margin and its own share
        var random = new Random(31);
        double[] values = [.. Enumerable.Range(0, 4_000).Select(i => i % 2 == 0 ? 1 + (random.NextDouble() / 10) : 2)];
        double[] scores = [.. values.Select(v => random.NextDouble() * (v < 1.5 ? 1 : 10))];
        var (edges, margins) = Intervals.Calibrate(values, scores);
        var bands = new Intervals(null!, null!, edges, margins);

        Assert.Equal(8, margins[bands.BandOf(2)], 0.3);
        Assert.Equal(0.8, margins[bands.BandOf(1.01)], 0.1);
    }

    [Fact]
    public void The_same_listings_in_any_order_give_the_same_file()
    {
        var listings = Markets.Made(600, 32);
        var shuffled = listings.ToArray();
        new Random(1).Shuffle(shuffled);

        Assert.Equal(Bytes(Markets.Train(listings)), Bytes(Markets.Train(shuffled)));
    }

    [Fact]
    public void A_small_guide_finds_the_made_price_and_covers_what_it_says()
    {
        var guide = Markets.Train(Markets.Made(4_000, 33));
        var quality = guide.Judge(Markets.Made(4_000, 34));

        Assert.InRange(quality.MeanShareError, 0.03m, 0.09m); // the made noise alone is 0.04
        Assert.InRange(quality.Coverage, 0.76m, 0.86m);
    }

    [Fact]
    public void A_guide_read_again_is_the_same_and_a_damaged_one_is_refused()
    {
        var bytes = Bytes(Markets.Train(Markets.Made(600, 35)));
        var again = GuideFile.Read(new MemoryStream(bytes)).Value;
        Assert.Equal(bytes, Bytes(again));

        var other = (byte[])bytes.Clone();
        other[4]++;
        Assert.Equal("valuation.guide_version", GuideFile.Read(new MemoryStream(other)).Refused!.Code);
        for (var place = 5; place < bytes.Length; place += 97)
        {
            var damaged = (byte[])bytes.Clone();
            damaged[place] ^= 0x10;
            Assert.Equal("valuation.guide_broken", GuideFile.Read(new MemoryStream(damaged)).Refused!.Code);
        }

        Assert.Equal("valuation.guide_broken", GuideFile.Read(new MemoryStream(bytes[..^1])).Refused!.Code);
    }

    [Fact]
    public void A_market_that_is_too_small_or_of_another_currency_is_refused()
    {
        var listings = Markets.Made(600, 36);

        Assert.Equal(
            "valuation.too_few_listings",
            TrainGuide.From([.. listings.Take(100)], Markets.Kingdom, Markets.Quick).Refused!.Code);
        Assert.Equal(
            "valuation.price_out_of_range",
            TrainGuide.From(listings, Markets.Kingdom with { Currency = Currency.Cny }, Markets.Quick).Refused!.Code);
    }

    static IEnumerable<Car> Cars(PriceGuide guide) => guide.Kept.Listings.Where((_, i) => i % 231 == 0)
        .Select(l => l.Car).Where(car => guide.Value(car).IsDone);

    static byte[] Bytes(PriceGuide guide)
    {
        using var stream = new MemoryStream();
        GuideFile.Write(guide, stream);
        return stream.ToArray();
    }
}

/// <summary>Small made markets.</summary>
static class Markets
{
    internal static readonly Market Kingdom = new("Made", Currency.Gbp, new(2020, 6, 1), "made for a test", "mi");

    internal static readonly GuideSettings Quick = new(
        new(Trees: 60, Leaves: 15, LeastWeight: 5), new(Trees: 20, Leaves: 5, LeastWeight: 30), Folds: 3);

    /// <summary>20 000, a twelfth off a year and a tenth every 20 000 miles, another 30 % for one model; noise of
    /// 5 %.</summary>
    internal static List<Listing> Made(int count, int seed)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(0, count).Select(_ =>
            {
                var (age, mileage, big) = (random.Next(10), random.Next(100_000), random.Next(2) == 0);
                var noise = 1 + ((random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * 0.1);
                var worn = Math.Pow(11 / 12.0, age) * Math.Pow(0.9, mileage / 20_000.0);
                var price = 20_000 * worn * (big ? 1.3 : 1) * noise;
                return new Listing(
                    new("made", big ? "Big" : "Small", 2020 - age, mileage, "Manual", "Petrol", 1.2m),
                    Money.Round((decimal)price, Currency.Gbp, MidpointRounding.ToEven));
            }),
        ];
    }

    internal static PriceGuide Train(IReadOnlyList<Listing> listings) =>
        TrainGuide.From(listings, Kingdom, Quick).Value;
}
