namespace Wheelhouse.Telemetry;

/// <summary>How much each factor weighs, as a tariff sets it.</summary>
/// <param name="Night">Relative claim rate of driving only at night to never.</param>
/// <param name="Fast">Relative claim rate of driving only above the limit to never.</param>
/// <param name="Harsh">Relative claim rate for each harsh event on 100 km.</param>
/// <param name="Cap">The most that the score may move the premium either way: 0.3 is 30 %.</param>
/// <param name="HalfCredible">Kilometres at which the own way of driving counts half. Duval, Boucher and Pigeon (2021)
/// found nothing more to learn after 4 000 km.</param>
public sealed record ScoreRule(double Night, double Fast, double Harsh, double Cap, double HalfCredible = 4_000);

/// <summary>What one factor does.</summary>
public readonly record struct ScorePart(string Factor, double? Value, double Relativity);

/// <summary>A driving score, with every factor that made it.</summary>
/// <param name="Relativity">Claim rate relative to a driver without any of the factors, before credibility.</param>
/// <param name="Credibility">Kilometres over kilometres and <see cref="ScoreRule.HalfCredible"/>.</param>
/// <param name="Factor">What the per-kilometre premium is multiplied by: 1 + credibility x (relativity - 1),
/// capped.</param>
public sealed record DrivingScore(
    double Relativity, double Credibility, double Factor, IReadOnlyList<ScorePart> Parts)
{
    /// <summary>Scores what was driven. A factor that the reports cannot show has the relativity 1: nobody pays for
    /// what
    /// was not measured.</summary>
    /// <param name="factors">What was driven.</param>
    /// <param name="rule">The weights of the tariff.</param>
    /// <param name="expected">The relativity of the average driver, by which the result is divided.</param>
    /// <remarks>4 000 km, a fifth at night with weight 1.5: relativity 1 + 0.2 x 0.5 = 1.1, credibility 0.5, factor
    /// 1.05 against an average of 1.</remarks>
    public static DrivingScore Of(DrivingFactors factors, ScoreRule rule, double expected = 1)
    {
        ArgumentNullException.ThrowIfNull(factors);
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(expected);
        ScorePart[] parts =
        [
            new("night", factors.NightShare, 1 + (factors.NightShare * (rule.Night - 1))),
            new("fast", factors.FastShare, 1 + (factors.FastShare * (rule.Fast - 1))),
            new("harsh", factors.HarshPer100Km, Math.Pow(rule.Harsh, factors.HarshPer100Km ?? 0)),
        ];
        var relativity = parts.Aggregate(1.0, (all, part) => all * part.Relativity) / expected;
        var credibility = factors.Kilometres / (factors.Kilometres + rule.HalfCredible);
        var factor = Math.Clamp(1 + (credibility * (relativity - 1)), 1 - rule.Cap, 1 + rule.Cap);
        return new(relativity, credibility, factor, parts);
    }
}
