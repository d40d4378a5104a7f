using Wheelhouse.Insuring;
using Xunit;

namespace Wheelhouse.Engines.Tests.Insuring;

public sealed class MarginalTotalsTests
{
    [Fact]
    public void They_find_the_relativities_that_made_the_claims()
    {
        var made = (from a in Enumerable.Range(0, 2)
                    from b in Enumerable.Range(0, 3)
                    let years = 100.0 + (50 * a) + (30 * b)
                    select new Observed([a, b], years * 0.1 * (a == 1 ? 2 : 1) * (1 + (b * 0.5)), years)).ToList();

        var (at, relativities) = MarginalTotals.Fit(made, [2, 3]);

        Assert.Equal(2 / 1.0, relativities[0][1] / relativities[0][0], 6);
        Assert.Equal(1.5, relativities[1][1] / relativities[1][0], 6);
        Assert.Equal(made[0].Claims / made[0].Years, at * relativities[0][0] * relativities[1][0], 6);
    }

    /// <summary>What the method is named after: on every level of every factor the fitted claims sum to the observed
    /// ones, whatever the claims are.</summary>
    [Fact]
    public void On_every_level_fitted_claims_sum_to_observed_ones()
    {
        var draw = new Random(7);
        int[] levels = [4, 3, 5];
        var observed = Enumerable.Range(0, 2_000).Select(_ => new Observed(
            [.. levels.Select(count => draw.Next(count))], draw.Next(10) == 0 ? draw.Next(1, 4) : 0,
            0.1 + draw.NextDouble())).ToList();

        var (at, relativities) = MarginalTotals.Fit(observed, levels);

        for (var factor = 0; factor < levels.Length; factor++)
        {
            for (var level = 0; level < levels[factor]; level++)
            {
                var here = observed.Where(o => o.Levels[factor] == level).ToList();
                var fitted = here.Sum(o =>
                    at * o.Years * o.Levels.Select((l, f) => relativities[f][l]).Aggregate((a, b) => a * b));
                Assert.Equal(here.Sum(o => o.Claims), fitted, 4);
            }
        }
    }
}
