namespace Wheelhouse.Models.Measures;

/// <summary>A tenth of the rows, by predicted probability.</summary>
/// <param name="Predicted">Mean predicted probability of bad.</param>
/// <param name="Observed">Share of bad rows.</param>
public sealed record CalibrationBand(double From, double To, int Rows, double Predicted, double Observed);

/// <summary>Whether predicted probabilities are what happened.</summary>
/// <param name="Brier">Mean squared distance between probability and outcome.</param>
/// <param name="HosmerLemeshow">The statistic over the bands.</param>
/// <param name="PValue">Chance of one so large where the probabilities are right: chi-square, bands less two.</param>
/// <remarks>
/// <code>Brier = mean of (p − y)²;  HL = sum over bands of (O − E)² / (E (1 − E/n))</code>
/// <para>Worked by hand: probabilities .1 and .8 of a good and a bad row give Brier (0.01 + 0.04)/2 = 0.025.
/// Source: D. Hosmer, S. Lemeshow, Applied Logistic Regression, 5.2.2.</para>
/// </remarks>
public sealed record Calibration(
    double Brier, IReadOnlyList<CalibrationBand> Bands, double HosmerLemeshow, double PValue)
{
    const int Tenths = 10;

    public static Calibration Of(IReadOnlyList<double> probability, IReadOnlyList<bool> bad)
    {
        ArgumentNullException.ThrowIfNull(probability);
        ArgumentNullException.ThrowIfNull(bad);
        var order = Enumerable.Range(0, bad.Count).ToArray();
        Array.Sort(order.Select(n => probability[n]).ToArray(), order);
        var (bands, statistic) = (new List<CalibrationBand>(), 0.0);
        for (var band = 0; band < Tenths; band++)
        {
            var rows = order[End(band)..End(band + 1)];
            if (rows.Length == 0)
            {
                continue;
            }

            double expected = rows.Sum(n => probability[n]), observed = rows.Count(n => bad[n]);
            bands.Add(new(
                probability[rows[0]], probability[rows[^1]], rows.Length, expected / rows.Length,
                observed / rows.Length));
            var variance = expected * (1 - expected / rows.Length);
            statistic += variance > 0 ? (observed - expected) * (observed - expected) / variance : 0;
        }

        var brier = order.Average(n => (probability[n] - (bad[n] ? 1 : 0)) * (probability[n] - (bad[n] ? 1 : 0)));
        return new(brier, bands, statistic, ChiSquare.Above(statistic, Math.Max(bands.Count - 2, 1)));

        int End(int tenths) => (int)((long)order.Length * tenths / Tenths);
    }
}

/// <summary>The chi-square distribution.</summary>
public static class ChiSquare
{
    /// <summary>Chance of a value above <paramref name="x"/>.</summary>
    /// <remarks>The regularised upper incomplete gamma function Q(k/2, x/2), by its series or its continued fraction.
    /// Worked by hand: with two degrees it is e^(−x/2), so 5.991 gives 0.05. Source: Abramowitz and Stegun 6.5.29,
    /// 6.5.31.</remarks>
    public static double Above(double x, int degrees)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degrees, 1);
        var (a, z) = (degrees / 2.0, x / 2);
        if (z <= 0)
        {
            return 1;
        }

        var front = Math.Exp(a * Math.Log(z) - z - LogGammaOfHalf(degrees));
        return z < a + 1 ? 1 - front * Series(a, z) : front * Fraction(a, z);
    }

    static double Series(double a, double z)
    {
        var (term, sum) = (1 / a, 1 / a);
        for (var n = 1; n < 1000 && term > sum * 1e-16; n++)
        {
            term *= z / (a + n);
            sum += term;
        }

        return sum;
    }

    static double Fraction(double a, double z)
    {
        var value = 0.0;
        for (var n = 200; n > 0; n--)
        {
            value = n * (n - a) / (z + 2 * n + 1 - a - value);
        }

        return 1 / (z + 1 - a - value);
    }

    /// <summary>ln Γ(k/2), from Γ(1/2) = √π or Γ(1) = 1 upwards.</summary>
    static double LogGammaOfHalf(int k)
    {
        var value = k % 2 == 0 ? 0 : Math.Log(Math.PI) / 2;
        for (var half = k % 2 == 0 ? 2 : 1; half < k; half += 2)
        {
            value += Math.Log(half / 2.0);
        }

        return value;
    }
}
