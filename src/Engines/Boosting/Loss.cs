namespace Wheelhouse.Boosting;

/// <summary>What a model minimises, and how its raw score becomes an answer.</summary>
public abstract record Loss
{
    /// <summary>Squared error: the raw score is the mean.</summary>
    public static Loss Squared { get; } = new SquaredLoss();

    /// <summary>Poisson deviance: the raw score is the logarithm of a rate. The target is a rate, its weight the
    /// exposure.</summary>
    public static Loss Poisson { get; } = new PoissonLoss();

    /// <summary>Pinball loss: the raw score is the quantile of that share, in (0, 1).</summary>
    public static Loss Quantile(double share) => share is > 0 and < 1
        ? new QuantileLoss(share)
        : throw new ArgumentOutOfRangeException(nameof(share), share, "A quantile lies between 0 and 1.");

    /// <summary>The best constant raw score.</summary>
    internal abstract double Start(ReadOnlySpan<double> targets, ReadOnlySpan<double> weights);

    /// <summary>First and second derivative of the loss of a row by its raw score.</summary>
    internal abstract (double Gradient, double Hessian) At(double score, double target, double weight);

    /// <summary>Whether the second derivative is the weight itself.</summary>
    internal virtual bool IsFlat => true;

    /// <summary>The share whose quantile a leaf takes of its residuals; null where a Newton step is right.</summary>
    internal virtual double? LeafShare => null;

    /// <summary>Sums in the order of size, so that the order of the rows changes no bit.</summary>
    internal static double Sum(IEnumerable<double> values) => values.Order().Aggregate(0.0, (sum, v) => sum + v);

    sealed record SquaredLoss : Loss
    {
        internal override double Start(ReadOnlySpan<double> targets, ReadOnlySpan<double> weights) =>
            Mean(targets, weights);

        internal override (double Gradient, double Hessian) At(double score, double target, double weight) =>
            (weight * (score - target), weight);
    }

    sealed record PoissonLoss : Loss
    {
        internal override bool IsFlat => false;

        internal override double Start(ReadOnlySpan<double> targets, ReadOnlySpan<double> weights) =>
            Math.Log(Math.Max(Mean(targets, weights), 1e-12));

        internal override (double Gradient, double Hessian) At(double score, double target, double weight)
        {
            var expected = weight * Math.Exp(score);
            return (expected - (weight * target), expected);
        }
    }

    sealed record QuantileLoss(double Share) : Loss
    {
        internal override double? LeafShare => Share;

        internal override double Start(ReadOnlySpan<double> targets, ReadOnlySpan<double> weights)
        {
            var sorted = targets.ToArray();
            Array.Sort(sorted);
            return Quantiles.Of(sorted, Share);
        }

        internal override (double Gradient, double Hessian) At(double score, double target, double weight) =>
            (weight * (target < score ? 1 - Share : -Share), weight);
    }

    static double Mean(ReadOnlySpan<double> targets, ReadOnlySpan<double> weights)
    {
        var weighted = new double[targets.Length];
        for (var i = 0; i < weighted.Length; i++)
        {
            weighted[i] = targets[i] * weights[i];
        }

        return Sum(weighted) / Sum(weights.ToArray());
    }
}

/// <summary>Order statistics.</summary>
public static class Quantiles
{
    /// <summary>The quantile between neighbouring values, straight.</summary>
    /// <param name="sorted">Ascending, at least one.</param>
    /// <remarks>Worked: of 1, 2, 4 the share 0.75 lies at place 1.5, half-way between 2 and 4: 3.</remarks>
    public static double Of(ReadOnlySpan<double> sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)Math.Floor(place);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
