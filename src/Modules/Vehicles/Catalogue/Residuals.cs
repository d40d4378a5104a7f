using System.Collections.Frozen;
using System.Text.Json;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Vehicles;

/// <summary>What share of its list price a vehicle is expected to keep, by age: an estimate, and labelled so.</summary>
public static class Residuals
{
    /// <summary>The age in months up to which curves run; older vehicles keep the last share.</summary>
    public const int LongestMonths = 120;

    static readonly FrozenDictionary<string, decimal[]> Shares = Read();

    /// <summary>The share of the list price left at an age, as a fraction.</summary>
    /// <remarks>Straight between the points of the curve. Worked: curve <c>ice</c>, 0.80 at 12 and 0.69 at 24 months,
    /// is 0.745 at 18.</remarks>
    /// <exception cref="ArgumentException">There is no such curve.</exception>
    public static decimal Share(string curve, int ageMonths) =>
        Shares.TryGetValue(curve, out var shares)
            ? shares[Math.Clamp(ageMonths, 0, LongestMonths)]
            : throw new ArgumentException($"There is no residual curve '{curve}'.", nameof(curve));

    /// <summary>Expected values from today (index 0) to the end of <paramref name="months"/>, rounded
    /// half-even.</summary>
    /// <param name="value">What it is worth now: the price of a new vehicle, the valuation of a used one.</param>
    /// <param name="ageMonths">Its age now.</param>
    /// <remarks>Worked: CNY 100 000 at 12 months on curve <c>ice</c>, 12 months on: 100 000 × 0.69 ÷ 0.80 = 86
    /// 250.</remarks>
    public static IReadOnlyList<Money> ByMonth(string curve, Money value, int ageMonths, int months)
    {
        var now = Share(curve, ageMonths);
        var values = new Money[months + 1];
        for (var month = 0; month <= months; month++)
        {
            values[month] = Money.Round(
                value.Major * Share(curve, ageMonths + month) / now, value.Currency, MidpointRounding.ToEven);
        }

        return values;
    }

    static FrozenDictionary<string, decimal[]> Read()
    {
        using var stream = typeof(Residuals).Assembly.GetManifestResourceStream("residuals.json")!;
        return JsonSerializer.Deserialize<CurveData[]>(stream, Json.Wire)!
            .GroupBy(c => c.Curve, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => Spread(g.MaxBy(c => c.From)!.Points), StringComparer.Ordinal);
    }

    static decimal[] Spread(IReadOnlyList<Point> points)
    {
        var shares = new decimal[LongestMonths + 1];
        for (var i = 1; i < points.Count; i++)
        {
            var (from, to) = (points[i - 1], points[i]);
            for (var month = from.Month; month <= to.Month; month++)
            {
                shares[month] = from.Share + ((to.Share - from.Share) * (month - from.Month) / (to.Month - from.Month));
            }
        }

        return shares;
    }

    sealed record CurveData(string Curve, DateOnly From, Text Source, IReadOnlyList<Point> Points);

    sealed record Point(int Month, decimal Share);
}
