using System.Buffers;

namespace Wheelhouse.Boosting;

/// <summary>A binary tree of whichever form, and one row that comes to it.</summary>
public interface IShapleyTree
{
    /// <summary>What a node asks; below zero in a leaf.</summary>
    int Feature(int node);

    int Left(int node);

    int Right(int node);

    /// <summary>Where the row goes.</summary>
    bool GoesLeft(int node);

    /// <summary>What a leaf adds to the score.</summary>
    double Value(int leaf);

    /// <summary>The weight of the training rows that came through, above zero.</summary>
    double Cover(int node);
}

/// <summary>Exact Shapley values of a tree's features for one row, by the cover of its paths.</summary>
/// <remarks>
/// <para>What a feature is not known of is averaged over the training rows: at a node that asks it both ways are
/// walked, weighted by their cover. <see cref="Mean"/> and the parts sum to the tree's answer.</para>
/// <para>Source: S. Lundberg, G. Erion, S.-I. Lee, Consistent individualized feature attribution for tree ensembles
/// (2018), algorithm 2. Worked: a split on x with 3 of 4 rows left at 1 and 1 right at 5 means (3 × 1 + 1 × 5) / 4 = 2;
/// a row that goes right gets x = 5 − 2 = 3.</para>
/// </remarks>
public static class ShapleyWalk
{
    /// <summary>Trees are walked by descent, and a stack is finite: a file of a deeper tree is refused. None that is
    /// trained comes near.</summary>
    public const int Deepest = 1_000;

    /// <summary>The mean answer over the training rows.</summary>
    public static double Mean<TTree>(TTree tree, int root)
        where TTree : struct, IShapleyTree, allows ref struct
    {
        if (tree.Feature(root) < 0)
        {
            return tree.Value(root);
        }

        var (left, right) = (tree.Left(root), tree.Right(root));
        var (one, other) = (tree.Cover(left), tree.Cover(right));
        return ((one * Mean(tree, left)) + (other * Mean(tree, right))) / (one + other);
    }

    /// <summary>Adds to each feature's part what the tree under a root gives it.</summary>
    public static void AddParts<TTree>(TTree tree, int root, Span<double> parts)
        where TTree : struct, IShapleyTree, allows ref struct
    {
        // a path of each length up to the deepest stands at once
        var steps = Depth(tree, root) + 1;
        var room = ArrayPool<Step>.Shared.Rent(steps * (steps + 1) / 2);
        Walk(tree, root, room, [], new(-1, 1, 1, 0), parts);
        ArrayPool<Step>.Shared.Return(room);
    }

    /// <param name="Feature">The feature asked on the path; −1 before the first.</param>
    /// <param name="Zero">Share of the cover that takes this way when the feature is not known.</param>
    /// <param name="One">1 where the row itself takes this way, else 0.</param>
    /// <param name="Weight">Share of the subsets of each size that reach here.</param>
    record struct Step(int Feature, double Zero, double One, double Weight);

    static int Depth<TTree>(TTree tree, int node)
        where TTree : struct, IShapleyTree, allows ref struct =>
        tree.Feature(node) < 0 ? 0 : 1 + Math.Max(Depth(tree, tree.Left(node)), Depth(tree, tree.Right(node)));

    static void Walk<TTree>(
        TTree tree, int node, Span<Step> room, ReadOnlySpan<Step> before, Step taken, Span<double> parts)
        where TTree : struct, IShapleyTree, allows ref struct
    {
        var path = room[..(before.Length + 1)];
        before.CopyTo(path);
        Extend(path, taken);
        var feature = tree.Feature(node);
        if (feature < 0)
        {
            for (var n = 1; n < path.Length; n++)
            {
                parts[path[n].Feature] += Unwound(path, n) * (path[n].One - path[n].Zero) * tree.Value(node);
            }

            return;
        }

        room = room[path.Length..];
        var (hot, cold) = (tree.Left(node), tree.Right(node));
        if (!tree.GoesLeft(node))
        {
            (hot, cold) = (cold, hot);
        }

        var (zero, one) = (1.0, 1.0);
        if (Asked(path, feature) is > 0 and var asked)
        {
            (zero, one) = (path[asked].Zero, path[asked].One);
            Unwind(path, asked);
            path = path[..^1];
        }

        var (warm, cool) = (tree.Cover(hot), tree.Cover(cold));
        Walk(tree, hot, room, path, new(feature, zero * warm / (warm + cool), one, 0), parts);
        Walk(tree, cold, room, path, new(feature, zero * cool / (warm + cool), 0, 0), parts);
    }

    static int Asked(ReadOnlySpan<Step> path, int feature)
    {
        for (var n = path.Length - 1; n > 0; n--)
        {
            if (path[n].Feature == feature)
            {
                return n;
            }
        }

        return 0;
    }

    /// <summary>Puts a step into the last place, and weighs all anew.</summary>
    static void Extend(Span<Step> path, Step taken)
    {
        var last = path.Length - 1;
        path[last] = taken with { Weight = last == 0 ? 1 : 0 };
        for (var n = last - 1; n >= 0; n--)
        {
            path[n + 1].Weight += taken.One * path[n].Weight * (n + 1) / (last + 1);
            path[n].Weight = taken.Zero * path[n].Weight * (last - n) / (last + 1);
        }
    }

    /// <summary>Makes the path, but for its last place, what it were had the feature at a place not been asked.
    /// </summary>
    static void Unwind(Span<Step> path, int place)
    {
        var last = path.Length - 1;
        var (zero, one) = (path[place].Zero, path[place].One);
        var next = path[last].Weight;
        for (var n = last - 1; n >= 0; n--)
        {
            if (one != 0)
            {
                var weight = path[n].Weight;
                path[n].Weight = next * (last + 1) / ((n + 1) * one);
                next = weight - (path[n].Weight * zero * (last - n) / (last + 1));
            }
            else
            {
                path[n].Weight = path[n].Weight * (last + 1) / (zero * (last - n));
            }
        }

        for (var n = place; n < last; n++)
        {
            path[n] = path[n + 1] with { Weight = path[n].Weight };
        }
    }

    /// <summary>The sum of the weights of the path without the feature at a place.</summary>
    static double Unwound(ReadOnlySpan<Step> path, int place)
    {
        var last = path.Length - 1;
        var (zero, one) = (path[place].Zero, path[place].One);
        var (sum, next) = (0.0, path[last].Weight);
        for (var n = last - 1; n >= 0; n--)
        {
            if (one != 0)
            {
                var weight = next * (last + 1) / ((n + 1) * one);
                sum += weight;
                next = path[n].Weight - (weight * zero * (last - n) / (last + 1));
            }
            else
            {
                sum += path[n].Weight * (last + 1) / (zero * (last - n));
            }
        }

        return sum;
    }
}
