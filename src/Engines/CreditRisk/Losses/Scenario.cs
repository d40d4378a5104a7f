using System.Collections.Immutable;

namespace Wheelhouse.CreditRisk;

/// <summary>A way the economy may go.</summary>
/// <param name="Weight">Its probability; those of a set add up to 1 (IFRS 9 5.5.17(a)).</param>
/// <param name="HazardMultiplier">What every month's chance of default is multiplied by.</param>
/// <param name="LossMultiplier">What the loss given default is multiplied by; the product is at most 1.</param>
public sealed record Scenario(string Name, decimal Weight, decimal HazardMultiplier, decimal LossMultiplier);

/// <summary>What a unit of exposure loses month by month, over all scenarios.</summary>
/// <remarks>
/// <para>Exposure and discount do not depend on the scenario, so the sum over scenarios is taken once for a segment and
/// not once for an agreement: rate of month t = Σ w × PD in t × LGD, and w, PD, LGD of each scenario.</para>
/// <para>By hand: PD 2 % in a month, LGD 40 %; weights 0.7 and 0.3, the second with hazards × 2 and LGD × 1.25: 0.7 ×
/// 0.02 × 0.4 + 0.3 × 0.04 × 0.5 = 0.0056 + 0.0060 = 1.16 %.</para>
/// </remarks>
public sealed record LossRates
{
    LossRates(ImmutableArray<decimal> monthly, decimal atDefault) => (Monthly, AtDefault) = (monthly, atDefault);

    /// <summary>By month, month 1 at index 0.</summary>
    public ImmutableArray<decimal> Monthly { get; }

    /// <summary>Of what is in default already: the weighted loss given default.</summary>
    public decimal AtDefault { get; }

    /// <exception cref="ArgumentException">The weights do not add up to 1, or the loss is no fraction.</exception>
    public static LossRates Of(DefaultCurve curve, decimal lossGivenDefault, IReadOnlyList<Scenario> scenarios)
    {
        ArgumentNullException.ThrowIfNull(curve);
        ArgumentNullException.ThrowIfNull(scenarios);
        if (scenarios.Sum(s => s.Weight) != 1m || scenarios.Any(s => s.Weight < 0m) || lossGivenDefault is < 0m or > 1m)
        {
            throw new ArgumentException("Weights add up to 1, and a loss given default lies between 0 and 1.");
        }

        var (monthly, atDefault) = (new decimal[curve.Months], 0m);
        foreach (var scenario in scenarios)
        {
            var stressed = curve.Stressed(scenario.HazardMultiplier);
            var loss = scenario.Weight * Math.Min(1m, lossGivenDefault * scenario.LossMultiplier);
            atDefault += loss;
            for (var month = 0; month < monthly.Length; month++)
            {
                monthly[month] += loss * stressed.In(month + 1);
            }
        }

        return new([.. monthly], atDefault);
    }
}
