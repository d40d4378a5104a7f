using Wheelhouse.Boosting;
using Xunit;

namespace Wheelhouse.Engines.Tests.Boosting;

/// <summary>Shapley values of trees: by hand, against every order of the features, and their sum.</summary>
public sealed class TreeShapTests
{
    [Fact]
    public void A_single_split_gives_its_feature_all()
    {
        var table = Table.Of([new("x"), new("z")], [[1, 2, 3, 10], [0, 1, 0, 1]]).Value;
        var model = BoosterTests.Train(table, [1, 1, 1, 5], Loss.Squared, new(1, 1, 2, 1, 0));

        Assert.Equal(2, TreeShap.Base(model), 6);
        Assert.Equal([3.0, 0], TreeShap.Parts(model, [10, 0]), BoosterTests.Close);
        Assert.Equal([-1.0, 0], TreeShap.Parts(model, [1, 0]), BoosterTests.Close);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Parts_are_the_mean_over_every_order_in_which_features_become_known(int seed)
    {
        var (rows, targets) = BoosterTests.Made(200, seed);
        var model = BoosterTests.Train(rows, targets, Loss.Squared, new(Trees: 12, Leaves: 10, LeastWeight: 4));
        int[][] orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
        for (var row = 0; row < 25; row++)
        {
            float[] values = [rows[0][row], rows[1][row], rows[2][row]];
            var expected = new double[3];
            foreach (var order in orders)
            {
                var known = new HashSet<int>();
                foreach (var feature in order)
                {
                    var before = Expected(model, values, known);
                    known.Add(feature);
                    expected[feature] += (Expected(model, values, known) - before) / orders.Length;
                }
            }

            Assert.Equal(expected, TreeShap.Parts(model, values), BoosterTests.Close);
        }
    }

    [Fact]
    public void Base_and_parts_sum_to_the_score()
    {
        var (rows, targets) = BoosterTests.Made(500, 13);
        var model = BoosterTests.Train(rows, targets, Loss.Poisson, new(Trees: 60, Leaves: 15, LeastWeight: 5));
        var start = TreeShap.Base(model);
        for (var row = 0; row < rows.Rows; row++)
        {
            float[] values = [rows[0][row], rows[1][row], rows[2][row]];

            Assert.Equal(model.Score(values), start + TreeShap.Parts(model, values).Sum(), 9);
        }
    }

    /// <summary>The mean score where only some features are known, straight from its definition.</summary>
    static double Expected(Ensemble model, float[] values, HashSet<int> known)
    {
        byte[] bins = [.. values.Select((value, f) => model.Bins[f, value])];
        return model.Start + model.Trees.ToArray().Sum(tree => At(tree, 0));

        double At(Tree tree, int at)
        {
            var node = tree.Nodes[at];
            if (node.IsLeaf)
            {
                return node.Value;
            }

            if (known.Contains(node.Feature))
            {
                return At(tree, tree.GoesLeft(node, bins[node.Feature]) ? at + 1 : node.Right);
            }

            double left = tree.Nodes[at + 1].Cover, right = tree.Nodes[node.Right].Cover;
            return ((left * At(tree, at + 1)) + (right * At(tree, node.Right))) / (left + right);
        }
    }
}
