namespace Wheelhouse.Boosting;

/// <summary>Grows one tree after another over the same rows.</summary>
sealed class TreeGrower
{
    readonly Settings settings;
    readonly Bins bins;
    readonly byte[] sorted;
    readonly int[] rows;
    readonly int[] aside;
    readonly Stack<Histogram> spare = new();

    internal TreeGrower(Settings settings, Bins bins, byte[] sorted, int rowCount)
    {
        (this.settings, this.bins, this.sorted) = (settings, bins, sorted);
        (rows, aside) = (new int[rowCount], new int[rowCount]);
    }

    /// <summary>The rows that ended in a leaf.</summary>
    internal ReadOnlySpan<int> RowsOf(Shoot leaf) => rows.AsSpan(leaf.Begin, leaf.End - leaf.Begin);

    /// <summary>Grows a tree where it gains most, until it has its leaves or nothing gains.</summary>
    internal Shoot Grow(Derivatives d, int number, List<Shoot> leaves)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = i;
        }

        var search = new SplitSearch(settings, bins, d.GradientUnit, d.HessianUnit);
        var histogram = Spare();
        histogram.Fill(sorted, rows, d.Gradients, d.Hessians);
        var (gradient, hessian) = d.Sums();
        var salt = unchecked(((ulong)settings.Seed * 0xD1342543DE82EF95UL) + ((ulong)number << 20));
        var root = new Shoot
        {
            Begin = 0,
            End = rows.Length,
            Sum = new(gradient, hessian, double.NegativeInfinity, double.PositiveInfinity),
            Histogram = histogram,
            Split = search.Best(histogram, new(gradient, hessian, double.NegativeInfinity, double.PositiveInfinity),
                salt),
        };
        leaves.Clear();
        leaves.Add(root);
        while (leaves.Count < settings.Leaves
            && leaves.Where(l => l.Split is not null).MaxBy(l => l.Split!.Gain) is { } best)
        {
            Divide(best, d, search, leaves.Count < settings.Leaves - 1, unchecked(salt + (ulong)leaves.Count * 2));
            leaves[leaves.IndexOf(best)] = best.Left!;
            leaves.Add(best.Right!);
        }

        foreach (var leaf in leaves)
        {
            Free(leaf);
        }

        return root;
    }

    void Divide(Shoot node, Derivatives d, SplitSearch search, bool goesOn, ulong salt)
    {
        var split = node.Split!;
        var middle = Part(node, split);
        var sum = node.Sum;
        var (leftSum, rightSum) = Bound(
            split, sum with { Gradient = split.LeftGradient, Hessian = split.LeftHessian },
            sum with { Gradient = sum.Gradient - split.LeftGradient, Hessian = sum.Hessian - split.LeftHessian });
        node.Left = new() { Begin = node.Begin, End = middle, Sum = leftSum };
        node.Right = new() { Begin = middle, End = node.End, Sum = rightSum };
        if (goesOn)
        {
            var leftIsSmaller = middle - node.Begin <= node.End - middle;
            var (small, large) = leftIsSmaller ? (node.Left, node.Right) : (node.Right, node.Left);
            small.Histogram = Spare();
            small.Histogram.Fill(sorted, RowsOf(small), d.Gradients, d.Hessians);
            large.Histogram = Spare();
            large.Histogram.Difference(node.Histogram!, small.Histogram);
            node.Left.Split = search.Best(node.Left.Histogram!, leftSum, salt);
            node.Right.Split = search.Best(node.Right.Histogram!, rightSum, unchecked(salt + 1));
        }

        Free(node);
    }

    /// <summary>Below a monotone split the two sides answer on either side of the middle between them.</summary>
    (NodeSum Left, NodeSum Right) Bound(Split split, NodeSum left, NodeSum right)
    {
        var direction = bins.Features[split.Feature].Direction;
        if (direction == Direction.Free)
        {
            return (left, right);
        }

        var middle = (Answer(left) + Answer(right)) / 2;
        return direction == Direction.Falling
            ? (left with { Lowest = middle }, right with { Highest = middle })
            : (left with { Highest = middle }, right with { Lowest = middle });
    }

    internal double Answer(NodeSum sum) =>
        SplitSearch.Answer(sum.Gradient, sum.Hessian, settings.Ridge, sum.Lowest, sum.Highest);

    /// <summary>Puts the rows that go left before those that go right, each in the order they had.</summary>
    int Part(Shoot node, Split split)
    {
        var (left, right) = (node.Begin, 0);
        for (var i = node.Begin; i < node.End; i++)
        {
            var row = rows[i];
            var bin = sorted[(row * bins.Features.Count) + split.Feature];
            if (bin == Bins.Missing ? split.MissingLeft
                : split.Levels is { } set ? (set[bin >> 6] >> (bin & 63) & 1) != 0 : bin <= split.Bin)
            {
                rows[left++] = row;
            }
            else
            {
                aside[right++] = row;
            }
        }

        Array.Copy(aside, 0, rows, left, right);
        return left;
    }

    Histogram Spare() => spare.TryPop(out var one) ? one : new(bins.Features.Count);

    void Free(Shoot node)
    {
        if (node.Histogram is { } histogram)
        {
            spare.Push(histogram);
            node.Histogram = null;
        }
    }
}

/// <summary>A node while the tree grows.</summary>
sealed class Shoot
{
    internal required int Begin { get; init; }

    internal required int End { get; init; }

    internal required NodeSum Sum { get; init; }

    internal Histogram? Histogram { get; set; }

    internal Split? Split { get; set; }

    internal Shoot? Left { get; set; }

    internal Shoot? Right { get; set; }

    /// <summary>A leaf's share in the raw score.</summary>
    internal float Value { get; set; }

    /// <summary>The grown tree, each node before its left and then its right side.</summary>
    internal Tree ToTree()
    {
        var (nodes, sets) = (new List<Node>(), new List<ulong>());
        Add(nodes, sets);
        return new([.. nodes], [.. sets]);
    }

    void Add(List<Node> nodes, List<ulong> sets)
    {
        var cover = (float)Sum.Hessian;
        if (Left is null)
        {
            nodes.Add(new(Node.Leaf, 0, false, 0, -1, Value, cover));
            return;
        }

        var (at, split) = (nodes.Count, Split!);
        var levels = split.Levels is null ? -1 : sets.Count;
        sets.AddRange(split.Levels ?? []);
        nodes.Add(default);
        Left.Add(nodes, sets);
        nodes[at] = new((byte)split.Feature, split.Bin, split.MissingLeft, nodes.Count, levels, 0, cover);
        Right!.Add(nodes, sets);
    }
}

/// <summary>First and second derivatives of all rows, as whole numbers of a unit.</summary>
sealed class Derivatives(int rows)
{
    const int GradientBits = 30;
    const int HessianBits = 24;

    readonly double[] exactGradients = new double[rows];
    readonly double[] exactHessians = new double[rows];

    internal int[] Gradients { get; } = new int[rows];

    internal int[] Hessians { get; } = new int[rows];

    internal double GradientUnit { get; private set; } = 1;

    internal double HessianUnit { get; private set; } = 1;

    internal void Take(Loss loss, double[] scores, double[] targets, double[] weights)
    {
        for (var i = 0; i < scores.Length; i++)
        {
            (exactGradients[i], exactHessians[i]) = loss.At(scores[i], targets[i], weights[i]);
        }

        GradientUnit = Round(exactGradients, Gradients, GradientBits);
        HessianUnit = Round(exactHessians, Hessians, HessianBits);
    }

    internal (double Gradient, double Hessian) Sums()
    {
        var (gradient, hessian) = (0L, 0L);
        for (var i = 0; i < Gradients.Length; i++)
        {
            gradient += Gradients[i];
            hessian += Hessians[i];
        }

        return (gradient * GradientUnit, hessian * HessianUnit);
    }

    /// <summary>Rounds to whole numbers of a unit that is a power of two, the largest staying within the
    /// bits.</summary>
    static double Round(double[] exact, int[] whole, int bits)
    {
        var largest = 0.0;
        foreach (var value in exact)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        var unit = largest == 0 ? 1 : Math.ScaleB(1, Math.ILogB(largest) + 1 - bits);
        var scale = 1 / unit;
        for (var i = 0; i < whole.Length; i++)
        {
            whole[i] = (int)Math.Round(exact[i] * scale, MidpointRounding.ToEven);
        }

        return unit;
    }
}
