using FsCheck;
using FsCheck.Fluent;
using Wheelhouse.CreditRisk;
using Xunit;

namespace Wheelhouse.Engines.Tests.CreditRisk;

/// <summary>Exposure, loss given default, expected loss and its movement: by hand, and what always holds.</summary>
public sealed class LossTests
{
    static readonly Scenario[] One = [new("base", 1m, 1m, 1m)];

    [Fact]
    public void Loss_given_default_is_what_recoveries_do_not_bring_back()
    {
        // 50,000.00; after two months 30,600.00 less 400.00, at 1 % a month: 30,200 ÷ 1.0201 = 29,604.94
        var loss = LossGivenDefault.Of(5_000_000, [new(2, 3_060_000), new(2, -40_000)], 0.01m);

        Assert.Equal(0.407901m, decimal.Round(loss, 6, MidpointRounding.ToEven));
        Assert.Equal(0m, LossGivenDefault.Of(100, [new(0, 150)], 0m));
        Assert.Equal(1m, LossGivenDefault.Of(100, [new(1, -20)], 0.01m));
        Assert.Equal(0.25m, LossGivenDefault.Pooled([(100, 60), (300, 240)], 0.1m));
        Assert.Equal(0.3m, LossGivenDefault.Pooled([(100, 60), (300, 240)], 0.3m));
        Assert.Equal(0.45m, LossGivenDefault.Pooled([], 0.45m));
    }

    [Fact]
    public void Exposure_follows_the_instalments_and_keeps_the_arrears()
    {
        var path = new long[24];
        var today = new DateOnly(2026, 1, 31);
        (DateOnly, long)[] due = [(new(2026, 2, 20), 4_800_000), (new(2026, 3, 20), 4_800_000)];

        Assert.Equal(2, ExposurePath.Of(today, 10_000_000, due, path));
        Assert.Equal([10_000_000, 5_200_000], path[..2]);
        Assert.Equal(1, ExposurePath.Of(today, 10_000_000, [], path)); // all overdue: it stays one month
        Assert.Equal(0, ExposurePath.Of(today, 0, due, path));
    }

    [Fact]
    public void Exposure_along_a_plan_keeps_its_shape()
    {
        var path = new long[3];

        Assert.Equal(3, ExposurePath.Along(9_000_000, [10_000_000, 6_000_000, 2_000_000], path));
        Assert.Equal([9_000_000, 5_400_000, 1_800_000], path);
    }

    [Fact]
    public void Exposure_of_an_annuity()
    {
        var path = new long[3];

        Assert.Equal(3, ExposurePath.Annuity(10_000_000, 0.01m, 3, 0, path));
        Assert.Equal([10_000_000, 6_699_778, 3_366_555], path); // 66,997.788… and 33,665.555…, cut
        Assert.Equal(2, ExposurePath.Annuity(10_000_000, 0m, 2, 0, path));
        Assert.Equal(5_000_000, path[1]);
        ExposurePath.Annuity(10_000_000, 0m, 2, 10_000_000, path);
        Assert.Equal(10_000_000, path[1]); // all of it in the balloon
        Assert.Equal(0, ExposurePath.Annuity(10_000_000, 0.01m, 0, 0, path));
    }

    [Fact]
    public void Rates_are_weighted_over_the_scenarios()
    {
        Scenario[] two = [new("base", 0.7m, 1m, 1m), new("down", 0.3m, 2m, 1.25m)];
        var rates = LossRates.Of(new([0.02m]), 0.4m, two);

        Assert.Equal([0.0116m], rates.Monthly);
        Assert.Equal(0.43m, rates.AtDefault); // 0.7 × 0.4 + 0.3 × 0.5
        Assert.Throws<ArgumentException>(() => LossRates.Of(new([0.02m]), 0.4m, [new("half", 0.5m, 1m, 1m)]));
        Assert.Throws<ArgumentException>(() => LossRates.Of(new([0.02m]), 1.4m, two));
    }

    [Fact]
    public void Expected_loss_worked_by_hand()
    {
        var rates = LossRates.Of(new([0.025m, 0.0375m]), 0.4m, One); // 1 % and 0.5 % a month
        long[] path = [10_000_000, 5_000_000];

        Assert.Equal( // 990.0990 + 245.0740 in major units
            123_517.30m, decimal.Round(ExpectedLoss.Of(Stage.Two, path, 0.01m, rates, 1), 2, MidpointRounding.ToEven));
        Assert.Equal( // 990.0990 + 490.1480: the second default is of one who never paid again
            148_024.70m, decimal.Round(ExpectedLoss.Of(Stage.Two, path, 0.01m, rates, 2), 2, MidpointRounding.ToEven));
        Assert.Equal(4_000_000m, ExpectedLoss.Of(Stage.Three, path, 0.01m, rates, 1));
        Assert.Equal(0m, ExpectedLoss.Of(Stage.One, [], 0.01m, rates, 1));
    }

    [Fact]
    public void Twelve_months_are_at_most_the_life() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(
            Gen.Choose(1, 60).ToArbitrary(), Gen.Choose(0, 300).ToArbitrary(), Gen.Choose(1, 90).ToArbitrary(),
            (months, hazard, loss) =>
            {
                var curve = new DefaultCurve([.. Enumerable.Range(1, months).Select(m => 1m - Power(hazard, m))]);
                var rates = LossRates.Of(curve, loss / 100m, One);
                var path = new long[months];
                ExposurePath.Annuity(12_345_678, 0.006m, months, 0, path);
                var (year, life) = (
                    ExpectedLoss.Of(Stage.One, path, 0.006m, rates, 4),
                    ExpectedLoss.Of(Stage.Two, path, 0.006m, rates, 4));

                Assert.True(year <= life && life <= path[0]);
                Assert.True(months > 12 || year == life);
                Assert.True(year <= ExpectedLoss.Of(Stage.One, path, 0m, rates, 4));
            }));

    static decimal Power(int hazard, int months)
    {
        var alive = 1m;
        for (var month = 0; month < months; month++)
        {
            alive *= 1m - (hazard / 10_000m);
        }

        return alive;
    }

    [Fact]
    public void A_movement_worked_by_hand()
    {
        var table = new AllowanceMovement();
        table.Add(new(Stage.One, 100), new(Stage.Two, 250));
        table.Add(new(Stage.Three, 400), null, used: 900);
        table.Add(null, new(Stage.One, 70));
        table.Add(new(Stage.One, 30), null);

        Assert.Equal((-100, 100), (Of(Stage.One, MovementCause.Transfer), Of(Stage.Two, MovementCause.Transfer)));
        Assert.Equal((150, 500), (Of(Stage.Two, MovementCause.Remeasured), Of(Stage.Three, MovementCause.Remeasured)));
        Assert.Equal(
            (-900, 70, -30),
            (Of(Stage.Three, MovementCause.WrittenOff), Of(Stage.One, MovementCause.New),
                Of(Stage.One, MovementCause.Derecognised)));
        Assert.Equal((40, 150, 500), (table.Impairment(Stage.One), table.Impairment(Stage.Two),
            table.Impairment(Stage.Three)));
        Assert.Equal((70, 250, 0), (Of(Stage.One, MovementCause.Closing), Of(Stage.Two, MovementCause.Closing),
            Of(Stage.Three, MovementCause.Closing)));

        long Of(Stage stage, MovementCause cause) => table.Amount(stage, cause);
    }

    [Fact]
    public void Every_movement_closes_to_the_cent() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(Gen.Choose(0, 4).ListOf(200).Zip(Gen.Choose(0, 1_000_000).ListOf(400)).ToArbitrary(), world =>
        {
            var (stages, amounts) = (world.Item1, world.Item2);
            var table = new AllowanceMovement();
            for (var i = 0; i + 1 < stages.Count; i += 2)
            {
                table.Add(End(stages[i], amounts[i]), End(stages[i + 1], amounts[i + 1]),
                    amounts[i + 200] % 5 == 0 ? amounts[i + 201] - 400_000 : 0);
            }

            foreach (var stage in Enum.GetValues<Stage>())
            {
                var causes = Enum.GetValues<MovementCause>().Where(c => c != MovementCause.Closing);
                Assert.Equal(table.Amount(stage, MovementCause.Closing), causes.Sum(c => table.Amount(stage, c)));
            }

            Assert.Equal(0, Enum.GetValues<Stage>().Sum(s => table.Amount(s, MovementCause.Transfer)));
        }));

    static Allowance? End(int stage, long amount) => stage is >= 1 and <= 3 ? new((Stage)stage, amount) : null;
}
