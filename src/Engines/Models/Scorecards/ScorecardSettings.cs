using Wheelhouse.Models.Binning;

namespace Wheelhouse.Models.Scorecards;

/// <summary>How a scorecard is built.</summary>
/// <param name="MinIv">Least information value of a variable that enters.</param>
/// <param name="Ridge">Penalty on the coefficients, which holds correlated variables together.</param>
/// <param name="MostPairs">Most characteristics of two inputs.</param>
/// <param name="PairEvidence">How many standard deviations above chance a pair's residual evidence must lie.</param>
/// <param name="PairShrinkage">Draws the cells of a pair to 0 as if each had seen so much information of no effect.
/// </param>
public sealed record ScorecardSettings(
    double MinIv = 0.01,
    double Ridge = 3,
    int MostPairs = 12,
    double PairEvidence = 3,
    double PairShrinkage = 10)
{
    public BinLimits Limits { get; init; } = new();

    /// <summary>Special values by input; an input not named has them found.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<double>> Specials { get; init; } =
        new Dictionary<string, IReadOnlyList<double>>();
}
