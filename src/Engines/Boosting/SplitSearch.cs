namespace Wheelhouse.Boosting;

/// <summary>The best question found for a node.</summary>
/// <param name="Gain">How much the loss falls, doubled; above zero.</param>
/// <param name="Levels">Categories: four words of bins that go left; null for numbers.</param>
sealed record Split(
    int Feature, byte Bin, bool MissingLeft, ulong[]? Levels, double Gain, double LeftGradient, double LeftHessian);

/// <summary>What is summed up over a node: derivatives, and the bounds that monotone features above it set.</summary>
readonly record struct NodeSum(double Gradient, double Hessian, double Lowest, double Highest);

/// <summary>Looks through the histogram of a node for the question that gains most.</summary>
/// <remarks>
/// With G and H the sums of the derivatives, a leaf answers w = -G / (H + ridge), held within its bounds, and lowers
/// twice the loss by -(2 G w + (H + ridge) w²). Worked: G = -6, H = 2, ridge 1: w = 2, lowered by 24 - 12 = 12.
/// Numbers are cut between bins. Levels are first put in the order of G / (H + smoothing), in which the best cut of all
/// is found (Fisher 1958). Ties go to the feature, then the bin, that comes first.
/// </remarks>
sealed class SplitSearch(Settings settings, Bins bins, double gradientUnit, double hessianUnit)
{
    readonly int[] counts = [.. Enumerable.Range(0, bins.Features.Count).Select(bins.Count)];

    internal static double Answer(double gradient, double hessian, double ridge, double lowest, double highest) =>
        Math.Clamp(-gradient / (hessian + ridge), lowest, highest);

    /// <param name="salt">Tells this node from all others, for the draw of its features.</param>
    internal Split? Best(Histogram histogram, NodeSum node, ulong salt)
    {
        Split? best = null;
        for (var f = 0; f < counts.Length; f++)
        {
            if (IsDrawn(salt, f))
            {
                var found = bins.Features[f].Kind == FeatureKind.Number
                    ? Numbers(histogram.Of(f), f, node)
                    : Categories(histogram.Of(f), f, node);
                best = found is not null && found.Gain > (best?.Gain ?? 1e-9) ? found : best;
            }
        }

        return best;
    }

    Split? Numbers(ReadOnlySpan<long> sums, int feature, NodeSum node)
    {
        Split? best = null;
        var whole = Lowered(node.Gradient, node.Hessian, settings.Ridge, node);
        var (missingGradient, missingHessian) = Read(sums, Bins.Missing);
        foreach (var missingLeft in missingHessian > 0 ? [false, true] : new[] { false })
        {
            var (gradient, hessian) = missingLeft ? (missingGradient, missingHessian) : (0.0, 0.0);
            for (var bin = 0; bin < counts[feature] - (missingLeft || missingHessian <= 0 ? 1 : 0); bin++)
            {
                var (g, h) = Read(sums, bin);
                (gradient, hessian) = (gradient + g, hessian + h);
                if (h > 0 && Gain(node, gradient, hessian, settings.Ridge, feature) - whole is var gain
                    && gain > (best?.Gain ?? 0))
                {
                    best = new(feature, (byte)bin, missingLeft, null, gain, gradient, hessian);
                }
            }
        }

        return best;
    }

    Split? Categories(ReadOnlySpan<long> sums, int feature, NodeSum node)
    {
        Span<int> order = stackalloc int[counts[feature]];
        Span<double> ratios = stackalloc double[counts[feature]];
        var used = 0;
        for (var bin = 0; bin < order.Length; bin++)
        {
            var (g, h) = Read(sums, bin);
            if (h >= settings.LeastLevel)
            {
                (order[used], ratios[used]) = (bin, g / (h + settings.LevelRidge));
                used++;
            }
        }

        ratios[..used].Sort(order[..used], static (a, b) => a.CompareTo(b));
        var ridge = settings.Ridge + settings.LevelRidge;
        var whole = Lowered(node.Gradient, node.Hessian, settings.Ridge, node);
        var (gradient, hessian, gained, taken) = (0.0, 0.0, 0.0, 0);
        var (atGradient, atHessian) = (0.0, 0.0);
        for (var place = 0; place < used; place++)
        {
            var (g, h) = Read(sums, order[place]);
            (gradient, hessian) = (gradient + g, hessian + h);
            if (Gain(node, gradient, hessian, ridge, feature) - whole is var gain && gain > gained)
            {
                (gained, taken, atGradient, atHessian) = (gain, place + 1, gradient, hessian);
            }
        }

        return taken == 0
            ? null
            : new(feature, 0, false, Set(order[..taken]), gained, atGradient, atHessian);
    }

    /// <summary>What a cut lowers; nothing where a side is too light or a monotone feature would turn.</summary>
    double Gain(NodeSum node, double gradient, double hessian, double ridge, int feature)
    {
        var (rightGradient, rightHessian) = (node.Gradient - gradient, node.Hessian - hessian);
        if (hessian < settings.LeastWeight || rightHessian < settings.LeastWeight)
        {
            return double.NegativeInfinity;
        }

        var direction = bins.Features[feature].Direction;
        if (direction != Direction.Free)
        {
            var left = Answer(gradient, hessian, ridge, node.Lowest, node.Highest);
            var right = Answer(rightGradient, rightHessian, ridge, node.Lowest, node.Highest);
            if (direction == Direction.Falling ? left < right : left > right)
            {
                return double.NegativeInfinity;
            }
        }

        return Lowered(gradient, hessian, ridge, node) + Lowered(rightGradient, rightHessian, ridge, node);
    }

    static double Lowered(double gradient, double hessian, double ridge, NodeSum node)
    {
        var answer = Answer(gradient, hessian, ridge, node.Lowest, node.Highest);
        return -((2 * gradient * answer) + ((hessian + ridge) * answer * answer));
    }

    (double Gradient, double Hessian) Read(ReadOnlySpan<long> sums, int bin) =>
        (sums[bin * 2] * gradientUnit, sums[(bin * 2) + 1] * hessianUnit);

    bool IsDrawn(ulong salt, int feature)
    {
        if (settings.ColumnShare >= 1)
        {
            return true;
        }

        unchecked
        {
            // splitmix64: one step of a generator whose states are counted
            var z = salt + (0x9E3779B97F4A7C15UL * (ulong)(feature + 1));
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53)) < settings.ColumnShare;
        }
    }

    static ulong[] Set(ReadOnlySpan<int> binsLeft)
    {
        var set = new ulong[4];
        foreach (var bin in binsLeft)
        {
            set[bin >> 6] |= 1UL << (bin & 63);
        }

        return set;
    }
}
