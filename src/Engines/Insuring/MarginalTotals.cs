namespace Wheelhouse.Insuring;

/// <summary>A policy that was observed.</summary>
/// <param name="Levels">The place of its level in each factor.</param>
/// <param name="Claims">How many it had.</param>
/// <param name="Years">How long it was observed.</param>
public readonly record struct Observed(int[] Levels, double Claims, double Years);

/// <summary>Fits relativities to observed policies by marginal totals (Bailey 1963).</summary>
/// <remarks>Each pass sets the relativities of a factor so that expected claims equal observed claims on each of its
/// levels. Where that holds for all of them it is the maximum likelihood of a Poisson model with log link.</remarks>
public static class MarginalTotals
{
    const int MostPasses = 200;

    const double Settled = 1e-9;

    /// <param name="policies">At least one, with some exposure and claims.</param>
    /// <param name="levels">How many levels each factor has.</param>
    /// <returns>The base frequency and the relativities; the level with the longest exposure of each factor is 1. A
    /// level nobody was observed on stays at 1.</returns>
    /// <remarks>Worked: two levels of 100 years each with 10 and 20 claims: base 0.1, relativities 1 and 2.</remarks>
    public static (double Base, double[][] Relativities) Fit(
        IReadOnlyList<Observed> policies, IReadOnlyList<int> levels)
    {
        ArgumentNullException.ThrowIfNull(policies);
        ArgumentNullException.ThrowIfNull(levels);
        var at = policies.Sum(p => p.Claims) / policies.Sum(p => p.Years);
        double[][] relativities = [.. levels.Select(count => Enumerable.Repeat(1.0, count).ToArray())];
        var moved = double.MaxValue;
        for (var pass = 0; pass < MostPasses && moved > Settled; pass++)
        {
            moved = 0;
            for (var factor = 0; factor < levels.Count; factor++)
            {
                moved = Math.Max(moved, Match(policies, at, relativities, factor));
            }
        }

        return Based(policies, at, relativities);
    }

    /// <summary>Sets one factor to its marginal totals; returns by how much it moved.</summary>
    static double Match(IReadOnlyList<Observed> policies, double at, double[][] relativities, int factor)
    {
        var (claims, expected) = (new double[relativities[factor].Length], new double[relativities[factor].Length]);
        foreach (var policy in policies)
        {
            var others = at * policy.Years;
            for (var other = 0; other < relativities.Length; other++)
            {
                others *= other == factor ? 1 : relativities[other][policy.Levels[other]];
            }

            claims[policy.Levels[factor]] += policy.Claims;
            expected[policy.Levels[factor]] += others;
        }

        var moved = 0.0;
        for (var level = 0; level < claims.Length; level++)
        {
            var now = expected[level] > 0 ? claims[level] / expected[level] : 1;
            moved = Math.Max(moved, Math.Abs(now - relativities[factor][level]));
            relativities[factor][level] = now;
        }

        return moved;
    }

    static (double Base, double[][] Relativities) Based(
        IReadOnlyList<Observed> policies, double at, double[][] relativities)
    {
        for (var factor = 0; factor < relativities.Length; factor++)
        {
            var years = new double[relativities[factor].Length];
            foreach (var policy in policies)
            {
                years[policy.Levels[factor]] += policy.Years;
            }

            var longest = relativities[factor][Array.IndexOf(years, years.Max())];
            at *= longest;
            relativities[factor] = [.. relativities[factor].Select(r => r / longest)];
        }

        return (at, relativities);
    }
}
