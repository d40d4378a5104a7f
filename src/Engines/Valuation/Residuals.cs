using Wheelhouse.Kernel;

namespace Wheelhouse.Valuation;

/// <summary>What share of the price as new a model keeps.</summary>
/// <param name="Share">As a fraction of the guide's value of the same car at age 0 and 0 on the odometer.</param>
public sealed record ResidualPoint(int Month, decimal Share);

/// <summary>The residuals of a model, in the form of the house's residual curves.</summary>
/// <param name="Curve">Make and model, as in <c>ford/Fiesta</c>.</param>
public sealed record ResidualCurve(string Curve, DateOnly From, Text Source, IReadOnlyList<ResidualPoint> Points);

/// <summary>Residual tables of a guide: data that pricing and lending limits can read.</summary>
public static class ResidualTable
{
    /// <summary>Whole years from 0; fine enough, for the guide counts ages in years.</summary>
    static readonly int[] Months = [0, 12, 24, 36, 48, 60, 72, 84, 96, 108, 120];

    /// <summary>The curve of each model of which listings were kept, for its most usual car.</summary>
    /// <param name="yearly">What it is driven a year; null for what is usual in the market.</param>
    /// <remarks>The usual car of a model has its most frequent transmission and fuel, and their median engine,
    /// consumption and tax. Worked: valued at 20 000 as new and 12 400 after 36 months: 0.62.</remarks>
    public static IReadOnlyList<ResidualCurve> Of(PriceGuide guide, int? yearly = null)
    {
        ArgumentNullException.ThrowIfNull(guide);
        return
        [
            .. guide.Kept.Listings.GroupBy(l => (l.Car.Make, l.Car.Model))
                .OrderBy(g => g.Key.Make, StringComparer.Ordinal).ThenBy(g => g.Key.Model, StringComparer.Ordinal)
                .Select(g => Curve(guide, Usual(guide.Market, [.. g.Select(l => l.Car)]), yearly)),
        ];
    }

    static ResidualCurve Curve(PriceGuide guide, Car car, int? yearly)
    {
        var points = Depreciation.Curve(guide, car, Months[^1], yearly).Value;
        return new(
            $"{car.Make}/{car.Model}", guide.Market.Day,
            new($"二手车估值模型：{guide.Market.Source}", $"Used-car price guide: {guide.Market.Source}"),
            [.. Months.Select(month => new ResidualPoint(month, points[month].Share))]);
    }

    static Car Usual(Market market, List<Car> cars)
    {
        var usual = cars.GroupBy(c => (c.Transmission, c.Fuel)).OrderByDescending(g => g.Count())
            .ThenBy(g => g.Key.Transmission, StringComparer.Ordinal).ThenBy(g => g.Key.Fuel, StringComparer.Ordinal)
                .First();
        return new(
            cars[0].Make, cars[0].Model, market.Day.Year, 0, usual.Key.Transmission, usual.Key.Fuel,
            Median(usual.Select(c => c.EngineLitres)), Median(usual.Select(c => c.Mpg)),
            Median(usual.Select(c => c.RoadTax)));
    }

    static decimal? Median(IEnumerable<decimal?> values)
    {
        var known = values.OfType<decimal>().Order().ToList();
        return known.Count == 0 ? null : known[known.Count / 2];
    }
}
