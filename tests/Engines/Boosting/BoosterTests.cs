using Wheelhouse.Boosting;
using Xunit;

namespace Wheelhouse.Engines.Tests.Boosting;

/// <summary>Boosting: trees by hand, and what holds of every model.</summary>
public sealed class BoosterTests
{
    static readonly Settings OneStump = new(Trees: 1, Rate: 1, Leaves: 2, LeastWeight: 1, Ridge: 0, LevelRidge: 0)
    {
        LeastLevel = 1,
    };

    [Fact]
    public void A_stump_answers_the_means_of_its_sides()
    {
        // 1, 1, 1 at x up to 3, then 5: the start is 2, the best cut between 3 and 10
        var model = Train(Numbers([1, 2, 3, 10]), [1, 1, 1, 5], Loss.Squared, OneStump);

        Assert.Equal(2, model.Start, 12);
        Assert.Equal([1.0, 1, 1, 5], model.Scores(Numbers([1, 2, 3, 10])), Close);
        Assert.Equal(1, model.Score([6.4f]), 6); // the cut lies half-way, at 6.5
        Assert.Equal(5, model.Score([6.6f]), 6);
    }

    [Fact]
    public void What_is_not_known_goes_where_it_went_in_training()
    {
        var model = Train(Numbers([1, 2, float.NaN, float.NaN]), [1, 1, 9, 9], Loss.Squared, OneStump);

        Assert.Equal(9, model.Score([float.NaN]), 6);
        Assert.Equal(1, model.Score([1.5f]), 6);
    }

    [Fact]
    public void Levels_are_parted_by_what_they_answer_not_by_their_codes()
    {
        // levels 0 and 2 answer 1, levels 1 and 3 answer 5: no cut of the codes parts them, the order of means does
        var model = Train(Levels([0, 1, 2, 3]), [1, 5, 1, 5], Loss.Squared, OneStump);

        Assert.Equal([1.0, 5, 1, 5], model.Scores(Levels([0, 1, 2, 3])), Close);
    }

    [Fact]
    public void A_poisson_leaf_takes_a_newton_step_to_claims_over_exposure()
    {
        // 4 claims in 4 years: the start is ln 1. Left 1 in 2 years: gradient 2 - 1 = 1, hessian 2, step -1/2
        var model = Train(Numbers([1, 2, 8, 9]), [0, 1, 1, 2], Loss.Poisson, OneStump with { LeastWeight = 2 });

        Assert.Equal(0, model.Start, 12);
        Assert.Equal(-0.5, model.Score([1]), 6);
        Assert.Equal(0.5, model.Score([9]), 6);
    }

    [Fact]
    public void A_quantile_leaf_takes_the_quantile_of_its_residuals()
    {
        var (table, targets) = (Numbers([1, 1, 1, 9, 9, 9]), new double[] { 1, 2, 3, 11, 12, 13 });
        var model = Train(table, targets, Loss.Quantile(0.5), OneStump with { Trees = 2 });

        Assert.Equal(2, model.Score([1]), 6);
        Assert.Equal(12, model.Score([9]), 6);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Shuffled_rows_give_the_same_bytes(int seed)
    {
        var (rows, targets) = Made(400, seed);
        var order = Enumerable.Range(0, targets.Length).ToArray();
        new Random(seed).Shuffle(order);
        foreach (var loss in new[] { Loss.Squared, Loss.Poisson, Loss.Quantile(0.9) })
        {
            var settings = new Settings(Trees: 20, Leaves: 8, LeastWeight: 5, ColumnShare: 0.7);
            var model = Train(rows, targets, loss, settings);
            var shuffled = Train(rows.Take(order), [.. order.Select(i => targets[i])], loss, settings);

            Assert.Equal(Bytes(model), Bytes(shuffled));
        }
    }

    [Fact]
    public void More_trees_never_fit_their_rows_worse()
    {
        var (rows, targets) = Made(400, 4);
        var errors = new[] { 1, 5, 20, 60 }.Select(trees =>
            Train(rows, targets, Loss.Squared, new(Trees: trees, LeastWeight: 5)).Scores(rows)
                .Zip(targets, (score, target) => (score - target) * (score - target)).Sum()).ToList();

        Assert.Equal(errors.OrderDescending(), errors);
        Assert.True(errors[^1] < errors[0] / 4);
    }

    [Fact]
    public void Every_split_gains()
    {
        // a leaf's mean squared error is never above the error of the node it came from: no gain is below zero
        var (rows, targets) = Made(300, 5);
        var whole = targets.Sum(t => Math.Pow(t - targets.Average(), 2));
        var before = whole;
        for (var leaves = 2; leaves <= 12; leaves++)
        {
            var scores = Train(rows, targets, Loss.Squared, OneStump with { Leaves = leaves, LeastWeight = 3 })
                .Scores(rows);
            var left = scores.Zip(targets, (score, target) => (score - target) * (score - target)).Sum();
            Assert.True(left <= before + 1e-6);
            before = left;
        }
    }

    [Theory]
    [InlineData(Direction.Falling)]
    [InlineData(Direction.Rising)]
    public void A_monotone_feature_never_turns(Direction direction)
    {
        var random = new Random(6);
        float[] x = [.. Enumerable.Range(0, 500).Select(_ => random.NextSingle() * 10)];
        float[] z = [.. Enumerable.Range(0, 500).Select(_ => random.NextSingle())];
        double[] y = [.. x.Zip(z, (a, b) => Math.Sin(a) + (2 * b) + (direction == Direction.Falling ? -a : a) / 5)];
        var table = Table.Of([new("x", Direction: direction), new("z")], [x, z]).Value;
        var model = Train(table, y, Loss.Squared, new(Trees: 80, LeastWeight: 5));
        foreach (var other in new[] { 0.1f, 0.5f, 0.9f })
        {
            var answers = Enumerable.Range(0, 101).Select(i => model.Score([i / 10f, other])).ToList();
            Assert.Equal(direction == Direction.Falling ? answers.OrderDescending() : answers.Order(), answers);
        }
    }

    [Fact]
    public void Few_values_are_a_bin_each_and_many_share_255()
    {
        var few = Bins.Of(Numbers([1, 2, 4]));
        var many = Bins.Of(Numbers([.. Enumerable.Range(0, 10_000).Select(i => (float)i)]));

        Assert.Equal([0, 0, 1, 1, 2, Bins.Missing],
            Array.ConvertAll([-9, 1.5f, 1.6f, 3, 99, float.NaN], v => (int)few[0, v]));
        Assert.Equal(Bins.Most - 1, many[0, 9_999]);
        Assert.Equal(Bins.Missing, Bins.Of(Levels([0, 2]))[0, 1]); // a level that was never seen
    }

    [Fact]
    public void Bad_input_is_refused_by_sentence()
    {
        Assert.Equal("boosting.not_a_number", Table.Of([new("x")], [[float.PositiveInfinity]]).Refused!.Code);
        Assert.Equal("boosting.not_a_level", Table.Of([new("x", FeatureKind.Category)], [[0.5f]]).Refused!.Code);
        Assert.Equal("boosting.no_rows", Table.Of([new("x")], [[]]).Refused!.Code);
        Assert.Equal("boosting.columns_differ", Table.Of([new("x"), new("y")], [[1], [1, 2]]).Refused!.Code);
        Assert.Equal("boosting.columns_differ",
            Booster.Train(Numbers([1]), [], null, Loss.Squared, OneStump).Refused!.Code);
        Assert.Equal(
            "boosting.not_a_number",
            Booster.Train(Numbers([1]), [double.NaN], null, Loss.Squared, OneStump).Refused!.Code);
        Assert.Equal(
            "boosting.not_a_number", Booster.Train(Numbers([1]), [-1], null, Loss.Poisson, OneStump).Refused!.Code);
        Assert.Equal(
            "boosting.not_a_number", Booster.Train(Numbers([1]), [1], [0], Loss.Squared, OneStump).Refused!.Code);
    }

    [Fact]
    public void Measures_are_those_worked_by_hand()
    {
        Assert.Equal(0.5, Measures.RSquared([1, 2, 3], [1, 2, 4]), 12);
        Assert.Equal(2 * (Math.Log(2) - 0.5), Measures.PoissonDeviance([1], [0.5], [1]), 12);
        Assert.Equal([0, 0.25], Measures.AbsoluteShares([4, 8], [5, 8]));
        Assert.Equal(3, Quantiles.Of([1, 2, 4], 0.75));
    }

    internal static bool Close(double a, double b) => Math.Abs(a - b) < 1e-6;

    internal static Ensemble Train(Table table, double[] targets, Loss loss, Settings settings) =>
        Booster.Train(table, targets, null, loss, settings).Value;

    /// <summary>A number with holes, a number, and a category, with a target that all three make.</summary>
    internal static (Table Rows, double[] Targets) Made(int count, int seed)
    {
        var random = new Random(seed);
        var columns = new[] { new float[count], new float[count], new float[count] };
        var targets = new double[count];
        for (var i = 0; i < count; i++)
        {
            var (x, y, level) = (random.NextSingle() * 10, random.NextSingle(), random.Next(5));
            (columns[0][i], columns[1][i], columns[2][i]) = (random.Next(8) == 0 ? float.NaN : x, y, level);
            targets[i] = Math.Abs(x - 4) + (level == 3 ? 5 * y : level) + (random.NextSingle() / 2);
        }

        return (Table.Of([new("x"), new("y"), new("level", FeatureKind.Category)], columns).Value, targets);
    }

    internal static byte[] Bytes(Ensemble model)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        EnsembleFile.Write(model, writer);
        return stream.ToArray();
    }

    static Table Numbers(float[] values) => Table.Of([new("x")], [values]).Value;

    static Table Levels(float[] values) => Table.Of([new("x", FeatureKind.Category)], [values]).Value;
}
