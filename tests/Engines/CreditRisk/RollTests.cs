using FsCheck;
using FsCheck.Fluent;
using Wheelhouse.CreditRisk;
using Xunit;

namespace Wheelhouse.Engines.Tests.CreditRisk;

/// <summary>Roll rates, curves of default, vintages and speeds: by hand, and what holds for every portfolio.</summary>
public sealed class RollTests
{
    /// <summary>Of 100 current 90 stay, 6 are late, 4 repay; of 10 late 5 return, 3 stay, 2 default.</summary>
    static RollMatrix Small()
    {
        var rolls = new RollMatrix();
        rolls.Add(RollState.Current, RollState.Current, 9_000, 90);
        rolls.Add(RollState.Current, RollState.Days1To30, 600, 6);
        rolls.Add(RollState.Current, RollState.PaidOff, 400, 4);
        rolls.Add(RollState.Days1To30, RollState.Current, 500, 5);
        rolls.Add(RollState.Days1To30, RollState.Days1To30, 300, 3);
        rolls.Add(RollState.Days1To30, RollState.Days91To120, 200, 2);
        return rolls;
    }

    [Theory]
    [InlineData(0, false, false, RollState.Current)]
    [InlineData(0, false, true, RollState.PaidOff)]
    [InlineData(95, false, false, RollState.Days91To120)]
    [InlineData(400, true, false, RollState.ChargedOff)]
    [InlineData(0, true, true, RollState.ChargedOff)]
    public void A_state_is_a_bucket_or_a_way_to_be_gone(int days, bool charged, bool nothing, RollState state) =>
        Assert.Equal(state, RollStates.Of(days, charged, nothing));

    [Fact]
    public void Rates_are_shares_of_their_row()
    {
        var rolls = Small();

        Assert.Equal(0.06m, rolls.Rate(RollState.Current, RollState.Days1To30, RollMeasure.Count));
        Assert.Equal(0.5m, rolls.Rate(RollState.Days1To30, RollState.Current, RollMeasure.Balance));
        Assert.Null(rolls.Rate(RollState.Days31To60, RollState.Current, RollMeasure.Count));
        Assert.Null(rolls.FlowToDefault(RollMeasure.Count)); // nothing was seen from 31 to 60 days
    }

    [Fact]
    public void Flow_to_default_is_the_product_of_the_rolls_on_the_way()
    {
        var rolls = new RollMatrix();
        foreach (var (from, percent) in new[] { (0, 3), (1, 20), (2, 40), (3, 60) })
        {
            rolls.Add((RollState)from, (RollState)(from + 1), percent, percent);
            rolls.Add((RollState)from, RollState.Current, 100 - percent, 100 - percent);
        }

        Assert.Equal(0.00144m, rolls.FlowToDefault(RollMeasure.Count));
    }

    [Fact]
    public void Powers_of_the_matrix_give_the_curve_worked_by_hand()
    {
        var curve = TermStructure.ByPowers(Small(), RollState.Current, 3, RollMeasure.Count);

        Assert.Equal([0m, 0.012m, 0.0264m], curve.Cumulative);
        Assert.Equal((0.012m, 0.0144m, 0.9736m), (curve.In(2), curve.In(3), curve.Survival(3)));
        Assert.Equal(0.0264m, curve.By(99));
        Assert.Equal(
            [1m, 1m], TermStructure.ByPowers(Small(), RollState.Days121To150, 2, RollMeasure.Count).Cumulative);
    }

    [Fact]
    public void The_empirical_curve_leaves_the_young_out_without_bias() => Assert.Equal(
        [0.02m, 0.065m], TermStructure.Empirical([(100, 2, 8), (60, 3, 0)]).Cumulative);

    [Fact]
    public void Stress_multiplies_hazards()
    {
        var curve = new DefaultCurve([0.02m, 0.0298m]);

        Assert.Equal([0.04m, 0.0592m], curve.Stressed(2m).Cumulative);
        Assert.Equal(curve.Cumulative, curve.Stressed(1m).Cumulative);
        Assert.Equal(0m, curve.Stressed(0m).By(2));
        Assert.Equal([1m, 1m], curve.Stressed(99m).Cumulative);
        Assert.Throws<ArgumentException>(() => new DefaultCurve([0.2m, 0.1m]));
        Assert.Throws<ArgumentException>(() => new DefaultCurve([1.1m]));
    }

    [Fact]
    public void Speeds_worked_by_hand()
    {
        Assert.Equal(0.015m, PrepaymentSpeed.Smm(1_000_000_00, 20_000_00, 14_700_00));
        Assert.Null(PrepaymentSpeed.Smm(100, 100, 0));
        Assert.Equal(0.1659m, decimal.Round(PrepaymentSpeed.Cpr(0.015m), 4, MidpointRounding.ToEven));
        var smm = PrepaymentSpeed.SmmOfAbs(0.015m, 10);
        Assert.Equal(0.01734m, decimal.Round(smm, 5, MidpointRounding.ToEven));
        Assert.Equal(0.015m, decimal.Round(PrepaymentSpeed.Abs(smm, 10), 20, MidpointRounding.ToEven));
        Assert.Equal((1m, 0.5m), (PrepaymentSpeed.SmmOfAbs(0.1m, 10), PrepaymentSpeed.SmmOfAbs(0.1m, 9)));
    }

    [Fact]
    public void Vintages_accumulate_by_age()
    {
        var (january, asOf) = (new DateOnly(2025, 1, 1), new DateOnly(2025, 4, 30));
        var table = new VintageTable();
        table.Originated(new(2025, 1, 7), 600_000_000, 2);
        table.Originated(new(2025, 1, 31), 400_000_000, 2);
        table.Came(VintageMeasure.Over30, new(2025, 1, 7), new(2025, 3, 20), 10_000_000);
        table.Came(VintageMeasure.Over30, new(2025, 1, 31), new(2025, 4, 1), 5_000_000);

        Assert.Equal([january], table.Months);
        Assert.Equal([0m, 0m, 0.01m, 0.015m], table.Curve(january, VintageMeasure.Over30, asOf, RollMeasure.Balance));
        Assert.Equal([0m, 0m, 0.25m, 0.5m], table.Curve(january, VintageMeasure.Over30, asOf, RollMeasure.Count));
        Assert.Empty(table.Curve(new(2024, 1, 1), VintageMeasure.Over30, asOf, RollMeasure.Count));
    }

    [Fact]
    public void Rows_sum_to_one_and_survival_never_rises() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Matrices(), rolls =>
        {
            for (var from = RollState.Current; from <= RollState.PaidOff; from++)
            {
                foreach (var measure in Enum.GetValues<RollMeasure>())
                {
                    var row = Enum.GetValues<RollState>().Select(to => rolls.Rate(from, to, measure)).ToList();
                    Assert.True(row.All(r => r is null) || Math.Abs(row.Sum()!.Value - 1m) < 1e-25m);
                }

                var curve = TermStructure.ByPowers(rolls, from, 72, RollMeasure.Count);
                var stressed = curve.Stressed(1.7m);
                for (var month = 1; month <= 72; month++)
                {
                    Assert.True(curve.Survival(month) <= curve.Survival(month - 1));
                    Assert.InRange(curve.By(month), 0m, 1m);
                    Assert.True(stressed.By(month) >= curve.By(month) - 1e-20m);
                }
            }
        }));

    [Fact]
    public void Matrices_add_up() => Check.One(
        Config.QuickThrowOnFailure, Prop.ForAll(Matrices(), Matrices(), (a, b) =>
        {
            var both = new RollMatrix();
            both.Add(a);
            both.Add(b);
            Assert.Equal(
                a.Total(RollState.Current, RollMeasure.Balance) + b.Total(RollState.Current, RollMeasure.Balance),
                both.Total(RollState.Current, RollMeasure.Balance));
        }));

    static Arbitrary<RollMatrix> Matrices() =>
        Gen.Choose(0, 1_000_000).ListOf(120).Select(draws =>
        {
            var rolls = new RollMatrix();
            foreach (var draw in draws)
            {
                rolls.Add((RollState)(draw % 8), (RollState)(draw / 8 % 10), draw, draw % 7);
            }

            return rolls;
        }).ToArbitrary();
}
