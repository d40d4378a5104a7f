using FsCheck;
using FsCheck.Fluent;
using Wheelhouse.Models.Binning;
using Xunit;

namespace Wheelhouse.Engines.Tests.Models;

/// <summary>Bins: what one can count by hand, and what holds for all data.</summary>
public sealed class BinTests
{
    static readonly BinLimits Loose = new(MinShare: 0, MinRows: 2, MinClass: 0, Price: 1, TurnPrice: 12, Prior: 0);

    [Fact]
    public void A_step_is_cut_where_it_is()
    {
        // 40 rows of each value 1 to 6; of 1 to 3 one in ten is bad, of 4 to 6 one in two
        var (values, bad) = Made(6, value => value <= 3 ? 4 : 20);

        var bins = BinVariable.Numeric(values, new(bad), Loose);

        Assert.Equal([4], bins.Cuts);
        Assert.Equal(Trend.Rising, bins.Trend);
        Assert.Equal(["below 4", "4 and more", "missing"], bins.All.Select(bin => bin.Label));
        Assert.Equal(new Counts(108, 12), bins.All[0].Counts);
        Assert.Equal(Math.Log(108 / 168.0 / (12 / 72.0)), bins.All[0].Woe, 12);
    }

    [Fact]
    public void A_valley_turns_once_where_it_pays()
    {
        var (values, bad) = Made(5, value => value == 3 ? 1 : 20);

        Assert.Equal(Trend.Valley, BinVariable.Numeric(values, new(bad), Loose).Trend);
        Assert.NotEqual(
            Trend.Valley,
            BinVariable.Numeric(values, new(bad), Loose with { TurnPrice = double.PositiveInfinity }).Trend);
    }

    [Fact]
    public void Codes_and_missing_values_have_bins_of_their_own()
    {
        var (values, bad) = Made(6, value => 4 + 2 * value);
        values = [.. values, .. Enumerable.Repeat(-9.0, 30), .. Enumerable.Repeat(double.NaN, 30)];
        bad = [.. bad, .. new bool[60]];

        var bins = BinVariable.Numeric(values, new(bad), Loose);

        Assert.Equal(-9, Assert.Single(bins.Specials).Value);
        Assert.Equal(new Counts(30, 0), bins.All[bins.Place(-9)].Counts);
        Assert.Equal(new Counts(30, 0), bins.All[bins.Place(double.NaN)].Counts);
        Assert.Equal(bins.Missing, bins.Place(double.NaN));
    }

    [Theory]
    [InlineData(new[] { -9.0, -8, -7, 0, 1, 2 }, new[] { -9.0, -8, -7 })]
    [InlineData(new[] { 0.0, 1, 2, 13, 96, 98 }, new[] { 96.0, 98 })]
    [InlineData(new[] { 0.0, 50, 96, 98 }, new double[0])]             // nothing parts them from the rest
    [InlineData(new[] { -5.0, -4, -3, -2, -1, 0, 1 }, new double[0])]  // a column that is negative often
    [InlineData(new[] { 1.0, 999 }, new[] { 999.0 })]
    public void Codes_are_known_by_convention(double[] distinct, double[] codes) =>
        Assert.Equal(codes, SpecialValues.Find(distinct));

    [Fact]
    public void Words_are_put_in_the_order_of_their_bad_rate()
    {
        // a: 5 of 100 bad, b: 40 of 100, c: 6 of 100
        double[] levels = [.. Enumerable.Range(0, 300).Select(n => (double)(n / 100))];
        bool[] bad = [.. Enumerable.Range(0, 300).Select(n => n % 100 < (n / 100) switch { 0 => 5, 1 => 40, _ => 6 })];

        var bins = BinVariable.Categorical(levels, ["a", "b", "c"], new(bad), Loose);

        Assert.Equal(["a, c", "b", "missing"], bins.All.Select(bin => bin.Label));
        Assert.Equal([0, 1, 0], bins.LevelBins);
        Assert.Equal(bins.Missing, bins.Place(7));
    }

    [Fact]
    public void The_search_finds_what_trying_all_finds() => Holds(fine =>
    {
        var all = fine.Aggregate(new Counts(0, 0), (sum, one) => sum + one);
        if (all.Goods < 1 || all.Bads < 1)
        {
            return;
        }

        var found = OptimalCuts.Along(Trend.Rising, fine, all, Loose);

        Assert.Equal(BestOfAll(fine, all), found.Trend == Trend.None && found.Worth == 0 ? 0 : found.Worth, 9);
    });

    [Fact]
    public void Bad_rates_keep_their_trend() => Holds(fine =>
    {
        var all = fine.Aggregate(new Counts(0, 0), (sum, one) => sum + one);
        if (all.Goods < 1 || all.Bads < 1)
        {
            return;
        }

        var found = OptimalCuts.Best(fine, all, Loose);
        var rates = Rates(fine, found.Ends);
        var turns = rates.Zip(rates.Skip(1), (a, b) => Math.Sign(b - a)).ToList();

        Assert.DoesNotContain(0, turns);
        Assert.True(turns.Zip(turns.Skip(1)).Count(pair => pair.First != pair.Second)
            <= (found.Trend is Trend.Peak or Trend.Valley ? 1 : 0));
        Assert.Equal(fine.Count, found.Ends[^1]);
    });

    [Fact]
    public void Every_number_falls_into_the_bin_that_counted_it() => Prop
        .ForAll(Numbers, values =>
        {
            bool[] bad = [.. values.Select((_, n) => n % 3 == 0)];
            var bins = BinVariable.Numeric(values, new(bad), Loose);
            var placed = values.GroupBy(bins.Place).ToDictionary(one => one.Key, one => one.Count());

            Assert.All(bins.All.Index(), one =>
                Assert.Equal(one.Item.Counts.Rows, placed.GetValueOrDefault(one.Index)));
        })
        .QuickCheckThrowOnFailure();

    static Arbitrary<double[]> Numbers => Arb.From(Gen.ArrayOf(Gen.Elements(
        double.NaN, -9, -8, 0, 0.1, 0.30000000000000004, 1, 2, 3.5, 96, 98, 1e9, -1e-9)).Where(one => one.Length > 6));

    static void Holds(Action<List<Counts>> law) => Prop
        .ForAll(Arb.From(Gen.ListOf(
            from goods in Gen.Choose(0, 12)
            from bads in Gen.Choose(0, 6)
            select new Counts(goods, bads)).Select(list => list.Take(9).ToList()).Where(list => list.Count > 0)), law)
        .QuickCheckThrowOnFailure();

    /// <summary>The best rising merge, by trying every one.</summary>
    static double BestOfAll(List<Counts> fine, Counts all)
    {
        var best = double.NegativeInfinity;
        for (var set = 0; set < 1 << (fine.Count - 1); set++)
        {
            int[] ends = [.. Enumerable.Range(1, fine.Count - 1).Where(n => (set >> (n - 1) & 1) == 1), fine.Count];
            var (from, worth) = (0, 0.0);
            foreach (var end in ends)
            {
                var bin = Sum(fine, from, end);
                worth += bin.Rows >= 2 ? Evidence.Iv(bin, all) - all.Chance : double.NegativeInfinity;
                from = end;
            }

            var rates = Rates(fine, ends);
            best = rates.Zip(rates.Skip(1)).All(pair => pair.First < pair.Second) ? Math.Max(best, worth) : best;
        }

        return double.IsNegativeInfinity(best) ? 0 : best;
    }

    static List<double> Rates(List<Counts> fine, int[] ends) =>
        [.. ends.Select((end, n) => Sum(fine, n == 0 ? 0 : ends[n - 1], end).BadRate)];

    static Counts Sum(List<Counts> fine, int from, int end) =>
        fine[from..end].Aggregate(new Counts(0, 0), (sum, one) => sum + one);

    static (double[] Values, bool[] Bad) Made(int values, Func<int, int> badsOf40) => (
        [.. Enumerable.Range(0, 40 * values).Select(n => (double)(n / 40 + 1))],
        [.. Enumerable.Range(0, 40 * values).Select(n => n % 40 < badsOf40(n / 40 + 1))]);
}
