using Wheelhouse.Kernel;

namespace Wheelhouse.Valuation;

/// <summary>A listing like the car, and what its price says of the car.</summary>
/// <param name="Distance">How far it is from the car; 1 is about a year of age.</param>
/// <param name="Adjustment">What the guide values the car higher than the listed one, at the listing's price.</param>
/// <param name="Adjusted">The listing's price with the adjustment.</param>
public sealed record Comparable(Listing Listing, decimal Distance, Money Adjustment, Money Adjusted)
{
    /// <summary>How the listed car differs from the car: its less the car's.</summary>
    public required int YearsNewer { get; init; }

    public required int MoreMileage { get; init; }

    public required bool OtherTransmission { get; init; }

    public required bool OtherFuel { get; init; }

    public required decimal? MoreLitres { get; init; }
}

/// <summary>The listings a guide keeps, by model.</summary>
public sealed class Comparables
{
    const int MilesLikeAYear = 10_000;
    const decimal LitresLikeAYear = 0.4m;
    const decimal OtherWordLikeYears = 1.5m;

    readonly ILookup<string, Listing> byModel;

    internal Comparables(IReadOnlyList<Listing> listings)
    {
        Listings = listings;
        byModel = listings.ToLookup(l => Vocabulary.Key(l.Car.Make, l.Car.Model), StringComparer.OrdinalIgnoreCase);
    }

    internal IReadOnlyList<Listing> Listings { get; }

    /// <summary>The listings of the same model that are nearest, nearest first.</summary>
    /// <remarks>
    /// Distance: years of age between them, plus a year for every 10 000 on the odometer and every 0.4 l, plus 1.5 for
    /// another transmission or fuel. The adjustment is the price times (value of the car / value of the listed one -
    /// 1). Worked: listed at 8 000 and valued at 8 400, the car valued at 9 240: 8 000 × 0.1 = 800, adjusted 8 800.
    /// </remarks>
    /// <returns>Refused as <see cref="PriceGuide.Value"/> is; empty where no listing of the model was kept.</returns>
    public static Outcome<IReadOnlyList<Comparable>> Of(PriceGuide guide, Car car, int most, int months = 0)
    {
        ArgumentNullException.ThrowIfNull(guide);
        ArgumentNullException.ThrowIfNull(car);
        if (guide.Check(car, months) is { } refused)
        {
            return refused;
        }

        var value = guide.Logarithms(car, months, car.Mileage).Value;
        return Outcome(guide.Kept.byModel[Vocabulary.Key(car.Make, car.Model)]
            .Select(listing => (Listing: listing, Distance: Distance(listing.Car, car)))
            .OrderBy(pair => pair.Distance).ThenBy(pair => pair.Listing.Price.MinorUnits)
            .ThenBy(pair => pair.Listing.Car.Mileage).Take(most)
            .Select(pair => Adjusted(guide, car, value, pair.Listing, pair.Distance)));
    }

    /// <summary>Of each model and year some listings, spread evenly over their mileages.</summary>
    internal static Comparables Choose(IReadOnlyList<Listing> listings, int perCell) => new(
    [
        .. listings.GroupBy(l => (Vocabulary.Key(l.Car.Make, l.Car.Model), l.Car.Year)).SelectMany(cell =>
        {
            var sorted = cell.OrderBy(l => l.Car.Mileage).ThenBy(l => l.Price.MinorUnits).ToList();
            return sorted.Count <= perCell
                ? sorted
                : Enumerable.Range(0, perCell).Select(i => sorted[i * (sorted.Count - 1) / Math.Max(perCell - 1, 1)]);
        }),
    ]);

    internal static decimal Distance(Car a, Car b) =>
        Math.Abs(a.Year - b.Year)
        + (Math.Abs(a.Mileage - b.Mileage) / (decimal)MilesLikeAYear)
        + (Math.Abs((a.EngineLitres - b.EngineLitres) ?? 0) / LitresLikeAYear)
        + (Differs(a.Transmission, b.Transmission) ? OtherWordLikeYears : 0)
        + (Differs(a.Fuel, b.Fuel) ? OtherWordLikeYears : 0);

    static bool Differs(string? a, string? b) =>
        a is not null && b is not null && !a.Equals(b, StringComparison.OrdinalIgnoreCase);

    static Comparable Adjusted(PriceGuide guide, Car car, double value, Listing listing, decimal distance)
    {
        var other = listing.Car;
        var factor = (decimal)Math.Exp(value - guide.Logarithms(other, 0, other.Mileage).Value) - 1;
        var adjustment = Money.Round(listing.Price.Major * factor, listing.Price.Currency, MidpointRounding.ToEven);
        return new(listing, distance, adjustment, listing.Price + adjustment)
        {
            YearsNewer = other.Year - car.Year,
            MoreMileage = other.Mileage - car.Mileage,
            OtherTransmission = Differs(other.Transmission, car.Transmission),
            OtherFuel = Differs(other.Fuel, car.Fuel),
            MoreLitres = other.EngineLitres - car.EngineLitres,
        };
    }

    static Outcome<IReadOnlyList<Comparable>> Outcome(IEnumerable<Comparable> all) => all.ToArray();
}
