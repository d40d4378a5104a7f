namespace Wheelhouse.Boosting;

/// <summary>How good answers are.</summary>
public static class Measures
{
    /// <summary>The share of the variance that is explained: 1 less squared errors over squared deviations.</summary>
    /// <remarks>Worked: actual 1, 2, 3 (mean 2, deviations 2) answered 1, 2, 4 (errors 1): 1 - 1 / 2 = 0.5.</remarks>
    public static double RSquared(IReadOnlyList<double> actual, IReadOnlyList<double> answered)
    {
        var mean = actual.Average();
        return 1 - (actual.Zip(answered, (a, p) => (a - p) * (a - p)).Sum() / actual.Sum(a => (a - mean) * (a - mean)));
    }

    /// <summary>Absolute errors as shares of the actual value, ascending.</summary>
    public static double[] AbsoluteShares(IReadOnlyList<double> actual, IReadOnlyList<double> answered) =>
        [.. actual.Zip(answered, (a, p) => Math.Abs(p - a) / a).Order()];

    /// <summary>Mean Poisson deviance by exposure: 2 Σ w (y ln(y / μ) - y + μ) / Σ w, y and μ being rates.</summary>
    /// <remarks>Worked: one claim in a year where 0.5 were expected: 2 (ln 2 - 1 + 0.5) = 0.386294.</remarks>
    public static double PoissonDeviance(
        IReadOnlyList<double> rates, IReadOnlyList<double> expected, IReadOnlyList<double> exposures)
    {
        var (sum, whole) = (0.0, 0.0);
        for (var i = 0; i < rates.Count; i++)
        {
            var (y, mu) = (rates[i], expected[i]);
            sum += 2 * exposures[i] * ((y > 0 ? y * Math.Log(y / mu) : 0) - y + mu);
            whole += exposures[i];
        }

        return sum / whole;
    }
}
