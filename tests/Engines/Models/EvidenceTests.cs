using Wheelhouse.Models.Binning;
using Wheelhouse.Models.Measures;
using Wheelhouse.Models.Scorecards;
using Xunit;

namespace Wheelhouse.Engines.Tests.Models;

/// <summary>Figures of scorecards and their measures, each worked by hand.</summary>
public sealed class EvidenceTests
{
    [Theory]
    [InlineData(30, 5, 0.405465, 0.050683)]   // ln((30/80)/(5/20)) = ln 1.5; (0.375 − 0.25) × ln 1.5
    [InlineData(50, 15, -0.182322, 0.022790)] // ln((50/80)/(15/20)) = ln 0.8333; (0.625 − 0.75) × that
    [InlineData(8, 0, 1.386294, 0.103972)]    // no bad counts as half a one: ln(0.1/0.025) = ln 4; 0.075 × ln 4
    public void Evidence_of_a_bin_among_80_goods_and_20_bads(double goods, double bads, double woe, double iv)
    {
        var (bin, all) = (new Counts(goods, bads), new Counts(80, 20));

        Assert.Equal(woe, Evidence.Woe(bin, all), 6);
        Assert.Equal(iv, Evidence.Iv(bin, all), 6);
    }

    [Fact]
    public void Points_double_the_odds()
    {
        var scaling = new Scaling(600, 19, 50);

        Assert.Equal(72.1348, scaling.Factor, 4);
        Assert.Equal(387.60, scaling.Offset, 2);
        Assert.Equal(600, scaling.Score(-Math.Log(19)), 9);
        Assert.Equal(650, scaling.Score(-Math.Log(38)), 9);
    }

    [Fact]
    public void Area_and_distance_of_four_rows()
    {
        var separation = Separation.Of([0.1, 0.4, 0.35, 0.8], [false, false, true, true]);

        Assert.Equal(0.75, separation.Auc, 12); // of four pairs only 0.4 over 0.35 is wrong
        Assert.Equal(0.5, separation.Gini, 12);
        Assert.Equal(0.5, separation.Ks, 12);
    }

    [Fact]
    public void Ties_count_half()
    {
        Assert.Equal(0.5, Separation.Of([1, 1, 1], [true, false, false]).Auc, 12);
        Assert.Equal(0.875, Separation.Of([1, 2, 2, 3], [false, false, true, true]).Auc, 12); // 3.5 of 4 pairs
    }

    [Fact]
    public void The_interval_is_as_DeLong_has_it()
    {
        // bads .35 .8 lie above 1/2 and 2/2 of the goods; goods .1 .4 below 2/2 and 1/2 of the bads:
        // each sample variance is 0.125, halved by two rows: spread 0.0625 + 0.0625, root 0.353553
        var separation = Separation.Of([0.1, 0.4, 0.35, 0.8], [false, false, true, true]);

        Assert.Equal(0.75 - 1.959964 * 0.353553, separation.Low, 5);
        Assert.Equal(1, separation.High, 12); // 1.44 is cut at 1
    }

    [Fact]
    public void A_good_at_tenth_and_a_bad_at_eight_tenths_make_Brier_0_025()
    {
        Assert.Equal(0.025, Calibration.Of([0.1, 0.8], [false, true]).Brier, 12);
    }

    [Theory]
    [InlineData(5.991465, 2, 0.05)]   // e^(−x/2)
    [InlineData(3.841459, 1, 0.05)]   // the square of 1.959964
    [InlineData(15.507313, 8, 0.05)]  // tables
    [InlineData(2.732637, 8, 0.95)]   // tables
    public void Chi_square_is_as_in_the_tables(double x, int degrees, double above) =>
        Assert.Equal(above, ChiSquare.Above(x, degrees), 6);

    [Fact]
    public void Halves_that_become_six_and_four_tenths_have_an_index_of_0_0405()
    {
        Assert.Equal(0.0405465, Stability.Index([0.5, 0.5], [0.6, 0.4]), 7);
        Assert.Equal(0, Stability.Index([0.2, 0.8], [0.2, 0.8]), 12);
    }

    [Fact]
    public void Sixty_of_a_hundred_beside_eighty_of_a_hundred_is_an_alarm()
    {
        // 140 of 201 are approved: the 80 of the larger group and the 60 of the smaller, all at risk 0
        double[] risk = [.. Enumerable.Range(0, 201).Select(n => n < 80 || (n >= 101 && n < 161) ? 0.0 : 1.0)];
        string[] group = [.. Enumerable.Range(0, 201).Select(n => n < 101 ? "a" : "b")];

        var outcomes = Fairness.Of(risk, new bool[201], group, 140 / 201.0);

        Assert.Equal("a", outcomes[0].Group);
        Assert.Equal(1, outcomes[0].Ratio, 12);
        Assert.Equal(0.6 / (80 / 101.0), outcomes[1].Ratio, 12); // 0.7575
        Assert.True(outcomes[1].Alarm);
        Assert.InRange(outcomes[1].PValue, 0.003, 0.004); // z = 2.954
    }

    [Fact]
    public void Two_groups_of_a_regression_give_their_own_log_odds()
    {
        // 10 of 40 bad where x is 0, 30 of 40 where it is 1: constant ln(1/3), coefficient ln 9
        double[] x = [.. Enumerable.Range(0, 80).Select(n => n < 40 ? 0.0 : 1.0)];
        bool[] bad = [.. Enumerable.Range(0, 80).Select(n => n < 10 || n >= 50)];

        var fit = LogisticFit.Of([x], new(bad), ridge: 0).Value;

        Assert.Equal(-1.098612, fit.Constant, 6);
        Assert.Equal(2.197225, fit.Coefficients[0], 6);
        Assert.Equal(0.516398, fit.Errors[0], 6); // root of 1/10 + 1/30 + 1/30 + 1/10
    }

    [Fact]
    public void A_column_given_twice_finds_no_end_without_a_ridge()
    {
        double[] x = [0, 1, 0, 1];

        var fit = LogisticFit.Of([x, x], new([true, false, false, true]), ridge: 0);

        Assert.Equal("models.no_fit", fit.Refused!.Code);
    }
}
