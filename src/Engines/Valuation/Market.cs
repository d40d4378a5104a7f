using Wheelhouse.Kernel;

namespace Wheelhouse.Valuation;

/// <summary>Where and when the prices of a guide are from. A value is one of that market on that day.</summary>
/// <param name="Day">The day for which ages are counted; prices are those of that time, and no index moves them
/// on.</param>
/// <param name="Source">The data, with its licence.</param>
/// <param name="Yearly">What a car is usually driven a year, in the market's unit; the median of the listings that are
/// at least a year old.</param>
public sealed record Market(string Name, Currency Currency, DateOnly Day, string Source, string DistanceUnit,
    int Yearly = 0);

/// <summary>How good a guide was on listings that it had not seen, when it was trained.</summary>
/// <param name="Coverage">The share of prices within the interval, as a fraction.</param>
public sealed record GuideQuality(
    int Rows, decimal MeanShareError, decimal MedianShareError, decimal RSquared, decimal Coverage, decimal WithinTenth,
    decimal WithinFifth)
{
    internal static GuideQuality Of(IReadOnlyList<double> prices, IReadOnlyList<double> values, int covered)
    {
        var errors = Boosting.Measures.AbsoluteShares(prices, values);
        return new(
            prices.Count, Four(errors.Average()), Four(Boosting.Quantiles.Of(errors, 0.5)),
            Four(Boosting.Measures.RSquared(prices, values)), Four((double)covered / prices.Count),
            Four(errors.Count(e => e <= 0.1) / (double)prices.Count),
            Four(errors.Count(e => e <= 0.2) / (double)prices.Count));
    }

    static decimal Four(double share) => decimal.Round((decimal)share, 4, MidpointRounding.ToEven);
}
