namespace Wheelhouse.Models.Boosting;

/// <summary>Exact Shapley values of an ensemble, by the cover of its paths.</summary>
/// <remarks>
/// <para>The value of a set of features is what the trees expect when the others are unknown: at a node that asks an
/// unknown feature both ways are walked, weighted by the cover of training. Parts and <see cref="Expected"/> sum to
/// the margin.</para>
/// <para>Source: S. Lundberg, G. Erion, S.-I. Lee, Consistent individualized feature attribution for tree ensembles
/// (2018), algorithm 2. Worked by hand: a stump of covers 30 and 70 with leaves 1 and −1 expects −0.4; a row that goes
/// left has the part 1.4.</para>
/// </remarks>
public static class TreeShap
{
    /// <summary>The mean margin over training, by cover.</summary>
    public static double Expected(TreeEnsemble trees)
    {
        ArgumentNullException.ThrowIfNull(trees);
        return trees.Base + trees.Roots.Sum(root => Mean(trees, root));
    }

    /// <summary>Adds to each input what its features move the margin by.</summary>
    /// <param name="features">The row as <see cref="TreeEnsemble.Fill"/> makes it.</param>
    /// <param name="parts">One for each input of the model.</param>
    public static void AddParts(TreeEnsemble trees, ReadOnlySpan<float> features, Span<double> parts)
    {
        ArgumentNullException.ThrowIfNull(trees);
        foreach (var root in trees.Roots)
        {
            Walk(trees, features, parts, root, [], 1, 1, -1);
        }
    }

    /// <param name="Feature">The feature asked on the path; −1 before the first.</param>
    /// <param name="Zero">Share of the cover that takes this way when the feature is unknown.</param>
    /// <param name="One">1 where the row itself takes this way, else 0.</param>
    /// <param name="Weight">Share of the subsets of each size that reach here.</param>
    record struct Step(int Feature, double Zero, double One, double Weight);

    static void Walk(
        TreeEnsemble trees, ReadOnlySpan<float> features, Span<double> parts, int node, List<Step> before,
        double zero, double one, int asked)
    {
        var path = Extend(before, zero, one, asked);
        if (trees.Feature[node] < 0)
        {
            for (var n = 1; n < path.Count; n++)
            {
                var step = path[n];
                parts[trees.Features[step.Feature].Input] +=
                    UnwoundSum(path, n) * (step.One - step.Zero) * trees.Value[node];
            }

            return;
        }

        var (hot, feature) = (trees.Next(node, features), trees.Feature[node]);
        var cold = hot == trees.Left[node] ? hot + 1 : hot - 1;
        var (zeroSoFar, oneSoFar) = (1.0, 1.0);
        var same = path.FindIndex(1, step => step.Feature == feature);
        if (same >= 0)
        {
            (zeroSoFar, oneSoFar) = (path[same].Zero, path[same].One);
            path = Unwind(path, same);
        }

        double cover = trees.Cover[node];
        Walk(trees, features, parts, hot, path, zeroSoFar * trees.Cover[hot] / cover, oneSoFar, feature);
        Walk(trees, features, parts, cold, path, zeroSoFar * trees.Cover[cold] / cover, 0, feature);
    }

    static List<Step> Extend(List<Step> before, double zero, double one, int feature)
    {
        var path = new List<Step>(before.Count + 1);
        path.AddRange(before);
        var length = path.Count;
        path.Add(new(feature, zero, one, length == 0 ? 1 : 0));
        for (var n = length - 1; n >= 0; n--)
        {
            var weight = path[n].Weight;
            path[n + 1] = path[n + 1] with
            {
                Weight = path[n + 1].Weight + one * weight * (n + 1) / (length + 1),
            };
            path[n] = path[n] with { Weight = zero * weight * (length - n) / (length + 1) };
        }

        return path;
    }

    static List<Step> Unwind(List<Step> path, int at)
    {
        var (length, one, zero) = (path.Count - 1, path[at].One, path[at].Zero);
        var next = path[length].Weight;
        var unwound = new List<Step>(path);
        for (var n = length - 1; n >= 0; n--)
        {
            var weight = unwound[n].Weight;
            if (one != 0)
            {
                unwound[n] = unwound[n] with { Weight = next * (length + 1) / ((n + 1) * one) };
                next = weight - unwound[n].Weight * zero * (length - n) / (length + 1);
            }
            else
            {
                unwound[n] = unwound[n] with { Weight = weight * (length + 1) / (zero * (length - n)) };
            }
        }

        for (var n = at; n < length; n++)
        {
            unwound[n] = unwound[n + 1] with { Weight = unwound[n].Weight };
        }

        unwound.RemoveAt(length);
        return unwound;
    }

    static double UnwoundSum(List<Step> path, int at)
    {
        var (length, one, zero) = (path.Count - 1, path[at].One, path[at].Zero);
        var (next, total) = (path[length].Weight, 0.0);
        for (var n = length - 1; n >= 0; n--)
        {
            if (one != 0)
            {
                var weight = next * (length + 1) / ((n + 1) * one);
                total += weight;
                next = path[n].Weight - weight * zero * (length - n) / (length + 1);
            }
            else
            {
                total += path[n].Weight * (length + 1) / (zero * (length - n));
            }
        }

        return total;
    }

    static double Mean(TreeEnsemble trees, int node)
    {
        if (trees.Feature[node] < 0)
        {
            return trees.Value[node];
        }

        var left = trees.Left[node];
        return (Mean(trees, left) * trees.Cover[left] + Mean(trees, left + 1) * trees.Cover[left + 1])
            / trees.Cover[node];
    }
}
