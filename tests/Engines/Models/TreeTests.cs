using Wheelhouse.Models.Boosting;
using Wheelhouse.Models.Data;
using Wheelhouse.Models.Scorecards;
using Xunit;

namespace Wheelhouse.Engines.Tests.Models;

/// <summary>Our trees beside libxgboost's, and Shapley values beside their definition.</summary>
public sealed class TreeTests
{
    [Fact]
    public void A_stump_is_explained_as_by_hand()
    {
        // covers 30 and 70, leaves 1 and −1: expected 0.3 − 0.7 = −0.4; left is 1 = −0.4 + 1.4
        var stump = Stump(Base: 0.5);
        var parts = new double[1];

        TreeShap.AddParts(stump, [1f], parts);

        Assert.Equal(0.1, TreeShap.Expected(stump), 12);
        Assert.Equal(1.4, parts[0], 12);
        Assert.Equal(1.5, stump.Margin([1], new float[1]), 12);
    }

    [Theory]
    [InlineData(1.9999999, 1)]      // below the cut
    [InlineData(2, -1)]             // equal goes right
    [InlineData(1.99999999999, -1)] // in single precision this is 2
    [InlineData(double.NaN, -1)]    // missing goes right here
    public void Trees_compare_in_single_precision(double value, double leaf) =>
        Assert.Equal(leaf, Stump(Base: 0).Margin([value], new float[1]), 12);

    [Fact]
    public void Our_margins_are_the_librarys_to_a_millionth()
    {
        var (set, _, theirs, ours) = Trained();

        for (var n = 0; n < set.Rows; n++)
        {
            Assert.Equal(Margin.Probability(theirs[n]), Margin.Probability(ours[n]), 1e-6);
        }
    }

    [Fact]
    public void Parts_and_the_expected_margin_make_the_margin()
    {
        var (set, trees, _, ours) = Trained();
        var (expected, row, features) = (TreeShap.Expected(trees), new double[set.Inputs.Count],
            new float[trees.Features.Count]);
        for (var n = 0; n < 300; n++)
        {
            var parts = new double[set.Inputs.Count];
            set.Row(n, row);
            trees.Fill(row, features);
            TreeShap.AddParts(trees, features, parts);

            Assert.Equal(ours[n], expected + parts.Sum(), 1e-9);
        }
    }

    [Fact]
    public void Shapley_values_are_those_of_the_definition()
    {
        var (set, trees, _, _) = Trained();
        var few = trees with { Roots = trees.Roots[..3] };
        var (row, features) = (new double[set.Inputs.Count], new float[trees.Features.Count]);
        for (var n = 0; n < 20; n++)
        {
            var parts = new double[set.Inputs.Count];
            set.Row(n, row);
            few.Fill(row, features);
            TreeShap.AddParts(few, features, parts);

            Assert.Equal(Shapley(few, features, set.Inputs.Count), parts, (a, b) => Math.Abs(a - b) < 1e-9);
        }
    }

    [Fact]
    public void Scoring_a_row_allocates_nothing()
    {
        var (set, trees, _, _) = Trained();
        var (row, scratch) = (new double[set.Inputs.Count], new float[trees.Features.Count]);
        set.Row(0, row);
        trees.Margin(row, scratch);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var n = 0; n < 100; n++)
        {
            trees.Margin(row, scratch);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 99);
    }

    [Fact]
    public void A_constraint_holds_the_direction()
    {
        Need();
        var set = Set();
        var settings = BoostingSettings.For(set.Rows) with
        {
            Depths = [3],
            MostRounds = 40,
            Folds = 1,
            Monotone = new Dictionary<string, int> { ["x"] = -1 },
        };
        var trees = TrainBoosting.From(set, settings, TestContext.Current.CancellationToken).Value;
        var (row, scratch) = (new double[3], new float[trees.Features.Count]);
        for (var n = 0; n < 50; n++)
        {
            set.Row(n, row);
            var margins = Enumerable.Range(0, 30).Select(step =>
            {
                row[0] = step;
                return trees.Margin(row, scratch);
            }).ToList();

            Assert.All(margins.Zip(margins.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1e-12));
        }
    }

    /// <summary>By trying every subset of the features: what it expects with the feature less without, weighted.
    /// </summary>
    static double[] Shapley(TreeEnsemble trees, float[] features, int inputs)
    {
        var (count, parts) = (features.Length, new double[inputs]);
        var worth = Enumerable.Range(0, 1 << count)
            .Select(known => trees.Roots.Sum(root => Expect(trees, features, root, known))).ToArray();
        for (var f = 0; f < count; f++)
        {
            for (var known = 0; known < 1 << count; known++)
            {
                if ((known >> f & 1) == 0)
                {
                    var size = System.Numerics.BitOperations.PopCount((uint)known);
                    parts[trees.Features[f].Input] += (worth[known | 1 << f] - worth[known])
                        / (count * Choose(count - 1, size));
                }
            }
        }

        return parts;
    }

    static double Choose(int of, int some) =>
        Enumerable.Range(1, some).Aggregate(1.0, (product, n) => product * (of - some + n) / n);

    static double Expect(TreeEnsemble trees, float[] features, int node, int known)
    {
        if (trees.Feature[node] < 0)
        {
            return trees.Value[node];
        }

        if ((known >> trees.Feature[node] & 1) == 1)
        {
            return Expect(trees, features, trees.Next(node, features), known);
        }

        var left = trees.Left[node];
        double cover = trees.Cover[left], other = trees.Cover[left + 1];
        return (Expect(trees, features, left, known) * cover + Expect(trees, features, left + 1, known) * other)
            / (cover + other);
    }

    static TreeEnsemble Stump(double Base) => new(
        Base, [new(0, -1)], [0], [0, -1, -1], [2f, 1f, -1f], [1, -1, -1], [false, false, false], [100f, 30f, 70f]);

    static void Need() => Assert.SkipWhen(Xgboost.Missing() is not null, "libxgboost is not installed");

    /// <summary>A number with gaps, a number that turns, and a word with four levels, over 1,500 rows.</summary>
    static TrainingSet Set()
    {
        var random = new Random(5);
        var (x, y, word, bad) = (new double[1500], new double[1500], new double[1500], new bool[1500]);
        for (var n = 0; n < x.Length; n++)
        {
            (x[n], y[n], word[n]) = (random.NextDouble() * 30, random.NextDouble() * 2 - 1, random.Next(4));
            var margin = -1.5 + 0.05 * x[n] + 2 * y[n] * y[n] + (word[n] == 2 ? 1 : 0) + (word[n] * y[n] > 1 ? 1 : 0);
            bad[n] = random.NextDouble() < Margin.Probability(margin);
            x[n] = random.Next(10) == 0 ? double.NaN : x[n];
        }

        return new(
            [
                new("x", ColumnKind.Numeric, []), new("y", ColumnKind.Numeric, []),
                new("word", ColumnKind.Categorical, ["a", "b", "c", "d"]),
            ],
            [x, y, word], new(bad));
    }

    static (TrainingSet Set, TreeEnsemble Trees, float[] Theirs, double[] Ours) Trained()
    {
        Need();
        var set = Set();
        var features = TrainBoosting.Features(set);
        using var matrix = TrainBoosting.Matrix(
            set, TrainBoosting.Data(set, features), features.Count, [.. Enumerable.Range(0, set.Rows)]);
        using var booster = new Xgboost.Booster(
            [matrix], TrainBoosting.Parameters(set, features, BoostingSettings.For(set.Rows), depth: 5));
        for (var round = 0; round < 400; round++)
        {
            booster.Grow(matrix);
        }

        var trees = XgboostModel.Read(booster.Save(), features);
        var (row, scratch) = (new double[set.Inputs.Count], new float[features.Count]);
        double[] ours = [.. Enumerable.Range(0, set.Rows).Select(n =>
        {
            set.Row(n, row);
            return trees.Margin(row, scratch);
        })];
        return (set, trees, booster.Margins(matrix), ours);
    }
}
