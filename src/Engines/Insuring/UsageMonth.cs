using System.Text.Json.Serialization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Insuring;

/// <summary>What a usage-based policy was bound at.</summary>
/// <param name="Fixed">For the whole term.</param>
/// <param name="PerKilometre">In major units, to six digits.</param>
/// <param name="Kilometres">That the holder expects in a year.</param>
/// <param name="Rules">The usage part of the tariff it was bound under.</param>
public sealed record UsageTerms(Money Fixed, decimal PerKilometre, decimal Kilometres, UsagePart Rules);

/// <summary>One finding on the way of driving.</summary>
/// <param name="Factor">As in <see cref="ScoreWeight.Factor"/>.</param>
/// <param name="Value">Null where the reports cannot show it: then it weighs nothing, either way.</param>
public sealed record ScoreFinding(string Factor, decimal? Value);

/// <summary>What is known of a month's driving.</summary>
/// <param name="Kilometres">Null where nothing came in, or nobody may look.</param>
/// <param name="ScoredKilometres">Of them, those that the findings are read from.</param>
public sealed record MonthUse(
    decimal? Kilometres, decimal ScoredKilometres, IReadOnlyList<ScoreFinding> Findings)
{
    /// <summary>No data.</summary>
    public static readonly MonthUse None = new(null, 0, []);
}

/// <summary>Where a month's kilometres come from.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<KilometreSource>))]
public enum KilometreSource
{
    /// <summary>The car's own reports.</summary>
    Measured,

    /// <summary>What the holder expected of a year, by days: nothing came in.</summary>
    Declared,
}

/// <summary>What one finding does to the rate.</summary>
public sealed record ScorePart(string Factor, decimal? Value, decimal Relativity);

/// <summary>What a month costs, with every figure on the way.</summary>
/// <param name="Until">The first day that is not in it.</param>
/// <param name="Relativity">Claim rate of this way of driving over the average driver's, before the caps.</param>
/// <param name="Capped">The same between the floor and the cap.</param>
/// <param name="Credibility">Z, from 0 to 1.</param>
/// <param name="Factor">1 + Z × (capped − 1).</param>
public sealed record UsageSettlement(
    DateOnly From, DateOnly Until, Money Fixed, Money Variable, decimal Kilometres, KilometreSource Source,
    decimal PerKilometre, IReadOnlyList<ScorePart> Parts, decimal Relativity, decimal Capped, decimal Credibility,
    decimal Factor)
{
    public Money Total => Fixed + Variable;
}

/// <summary>Settles a month of a usage-based policy.</summary>
/// <remarks>
/// <code>
/// fixed      = fixed part of the term, by days                   months sum to the whole
/// relativity = product of (1 + effect × finding) ÷ average driver's
/// f          = relativity, from floor to cap
/// Z          = scored km ÷ (scored km + K)
/// variable   = km × rate × (1 + Z × (f − 1))                     half-even to the minor unit
/// </code>
/// <para>By hand: 1 000 km at 0.0672, 20 % at night with effect 0.5: f = 1.1, K = 1 000: Z = 0.5, factor 1.05,
/// 70.56.</para>
/// <para>Without data the factor is 1 and the kilometres are those declared: nobody is rated on what was not seen.
/// Form: Boucher and Turcotte (2020), frequency about linear in kilometres.</para>
/// </remarks>
public static class UsageMonth
{
    /// <param name="terms">As bound.</param>
    /// <param name="term">Of the policy.</param>
    /// <param name="from">The first day of the month that is settled; days outside the term cost nothing.</param>
    /// <param name="until">The first day after it.</param>
    /// <param name="use">What is known.</param>
    public static UsageSettlement Settle(
        UsageTerms terms, PolicyTerm term, DateOnly from, DateOnly until, MonthUse use)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(use);
        ArgumentOutOfRangeException.ThrowIfNegative(use.Kilometres ?? 0);
        ArgumentOutOfRangeException.ThrowIfNegative(use.ScoredKilometres);
        ArgumentOutOfRangeException.ThrowIfLessThan(until, from);
        var rules = terms.Rules;
        ScorePart[] parts = use.Kilometres is null ? [] : [.. rules.Weights.Select(weight => Part(weight, use))];
        var relativity = parts.Length == 0 ? 1 : Short(
            parts.Aggregate(1m, (all, part) => all * part.Relativity)
            / (parts.Any(part => part.Value is not null) ? rules.Expected : 1));
        var capped = Math.Clamp(relativity, rules.LeastFactor, rules.MostFactor);
        var scored = use.Kilometres is { } driven ? Math.Min(use.ScoredKilometres, driven) : 0;
        var credibility = Short(scored / (scored + rules.HalfCredibleKilometres));
        var factor = Short(1 + (credibility * (capped - 1)));
        var days = term.DaysBefore(until) - term.DaysBefore(from);
        var kilometres = use.Kilometres ?? Short(terms.Kilometres * days / term.Days);
        return new(
            from, until, term.EarnedBetween(terms.Fixed, from, until),
            Money.Round(
                kilometres * terms.PerKilometre * factor, terms.Fixed.Currency, MidpointRounding.ToEven),
            kilometres, use.Kilometres is null ? KilometreSource.Declared : KilometreSource.Measured,
            terms.PerKilometre, parts, relativity, capped, credibility, factor);
    }

    static ScorePart Part(ScoreWeight weight, MonthUse use)
    {
        var value = use.Findings.FirstOrDefault(finding => finding.Factor == weight.Factor)?.Value;
        return new(
            weight.Factor, value,
            value is { } found ? Short(1 + (weight.Effect * Math.Clamp(found, 0, weight.Most))) : 1);
    }

    static decimal Short(decimal figure) =>
        decimal.Round(figure, Rating.Digits, MidpointRounding.ToEven);
}
