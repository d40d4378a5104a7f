namespace Wheelhouse.Boosting;

/// <summary>How much of a raw score each feature makes: exact Shapley values of the trees.</summary>
/// <remarks>
/// Path-dependent TreeSHAP (Lundberg, Erion and Lee 2018, algorithm 2): what a feature is not known of is averaged over
/// the training rows by the covers of the nodes. Base and parts sum to the score. Worked: a single split on x with 3 of
/// 4 rows left at 1 and 1 right at 5 has the base (3 × 1 + 1 × 5) / 4 = 2; a row that goes right gets x = 5 - 2 = 3.
/// </remarks>
public static class TreeShap
{
    /// <summary>The mean raw score over the training rows.</summary>
    public static double Base(Ensemble ensemble)
    {
        ArgumentNullException.ThrowIfNull(ensemble);
        var sum = ensemble.Start;
        foreach (var tree in ensemble.Trees)
        {
            sum += Mean(tree, 0);
        }

        return sum;
    }

    /// <summary>The parts of a row's raw score, one a feature.</summary>
    public static double[] Parts(Ensemble ensemble, ReadOnlySpan<float> row)
    {
        ArgumentNullException.ThrowIfNull(ensemble);
        Span<byte> room = stackalloc byte[Table.MostFeatures];
        var walk = new Walk(ensemble.Sort(row, room).ToArray(), new double[ensemble.Features.Count]);
        foreach (var tree in ensemble.Trees)
        {
            walk.Go(tree, 0, [], new(-1, 1, 1, 0));
        }

        return walk.Parts;
    }

    static double Mean(Tree tree, int at)
    {
        ref readonly var node = ref tree.Nodes[at];
        if (node.IsLeaf)
        {
            return node.Value;
        }

        double left = tree.Nodes[at + 1].Cover, right = tree.Nodes[node.Right].Cover;
        return ((left * Mean(tree, at + 1)) + (right * Mean(tree, node.Right))) / (left + right);
    }

    /// <summary>A feature on the path: the share of rows that go on where it is not known, whether this row does, and
    /// the weight of the subsets of its size.</summary>
    record struct Step(int Feature, double Zero, double One, double Weight);

    sealed record Walk(byte[] Row, double[] Parts)
    {
        internal void Go(Tree tree, int at, Step[] before, Step taken)
        {
            var path = Extend(before, taken);
            ref readonly var node = ref tree.Nodes[at];
            if (node.IsLeaf)
            {
                for (var i = 1; i < path.Length; i++)
                {
                    Parts[path[i].Feature] += Unwound(path, i) * (path[i].One - path[i].Zero) * node.Value;
                }

                return;
            }

            var (left, right) = (at + 1, node.Right);
            var (hot, cold) = tree.GoesLeft(node, Row[node.Feature]) ? (left, right) : (right, left);
            double feature = node.Feature, hotCover = tree.Nodes[hot].Cover, coldCover = tree.Nodes[cold].Cover;
            var (zero, one) = (1.0, 1.0);
            var asked = Array.FindIndex(path, 1, step => step.Feature == (int)feature);
            if (asked > 0)
            {
                (zero, one) = (path[asked].Zero, path[asked].One);
                path = Unwind(path, asked);
            }

            var whole = hotCover + coldCover;
            Go(tree, hot, path, new((int)feature, zero * hotCover / whole, one, 0));
            Go(tree, cold, path, new((int)feature, zero * coldCover / whole, 0, 0));
        }

        static Step[] Extend(Step[] before, Step taken)
        {
            var length = before.Length;
            var path = new Step[length + 1];
            before.CopyTo(path, 0);
            path[length] = taken with { Weight = length == 0 ? 1 : 0 };
            for (var i = length - 1; i >= 0; i--)
            {
                path[i + 1].Weight += taken.One * path[i].Weight * (i + 1) / (length + 1);
                path[i].Weight = taken.Zero * path[i].Weight * (length - i) / (length + 1);
            }

            return path;
        }

        /// <summary>The path as if the feature at a place had not been asked.</summary>
        static Step[] Unwind(Step[] path, int place)
        {
            var last = path.Length - 1;
            var shorter = path.AsSpan(0, last).ToArray();
            var (zero, one) = (path[place].Zero, path[place].One);
            var next = path[last].Weight;
            for (var i = last - 1; i >= 0; i--)
            {
                if (one != 0)
                {
                    var weight = shorter[i].Weight;
                    shorter[i].Weight = next * (last + 1) / ((i + 1) * one);
                    next = weight - (shorter[i].Weight * zero * (last - i) / (last + 1));
                }
                else
                {
                    shorter[i].Weight = shorter[i].Weight * (last + 1) / (zero * (last - i));
                }
            }

            for (var i = place; i < last; i++)
            {
                shorter[i] = path[i + 1] with { Weight = shorter[i].Weight };
            }

            return shorter;
        }

        /// <summary>The sum of the weights of the path without the feature at a place.</summary>
        static double Unwound(Step[] path, int place)
        {
            var last = path.Length - 1;
            var (zero, one) = (path[place].Zero, path[place].One);
            var (sum, next) = (0.0, path[last].Weight);
            for (var i = last - 1; i >= 0; i--)
            {
                if (one != 0)
                {
                    var weight = next * (last + 1) / ((i + 1) * one);
                    sum += weight;
                    next = path[i].Weight - (weight * zero * (last - i) / (last + 1));
                }
                else
                {
                    sum += path[i].Weight * (last + 1) / (zero * (last - i));
                }
            }

            return sum;
        }
    }
}
