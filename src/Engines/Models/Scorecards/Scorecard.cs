using Wheelhouse.Models.Binning;

namespace Wheelhouse.Models.Scorecards;

/// <summary>One part of a scorecard: a variable, or two that say more together, with a weight for every bin.</summary>
/// <param name="Input">Index of the input.</param>
/// <param name="With">Index of the second input; null for a characteristic of one.</param>
/// <param name="Weights">Log-odds of bad for each bin; for two inputs bin of the first times bins of the second plus
/// bin of the second.</param>
/// <param name="Mean">The mean weight over the rows of training, which reasons are measured against.</param>
/// <param name="Coefficient">What the regression gave the evidence; positive.</param>
/// <param name="Error">Standard error of the coefficient.</param>
public sealed record Characteristic(
    int Input, int? With, IReadOnlyList<double> Weights, double Mean, double Coefficient, double Error);

/// <summary>An additive model of the log-odds of bad over binned inputs.</summary>
/// <param name="Constant">Log-odds of bad where every weight is 0.</param>
/// <param name="Bins">For each input its bins; null where no characteristic reads it.</param>
public sealed record Scorecard(
    double Constant, IReadOnlyList<Bins?> Bins, IReadOnlyList<Characteristic> Characteristics)
{
    /// <summary>Log-odds of bad of a row of input values.</summary>
    public double Margin(ReadOnlySpan<double> row)
    {
        var sum = Constant;
        foreach (var one in Characteristics)
        {
            sum += one.Weights[Cell(one, row)];
        }

        return sum;
    }

    /// <summary>What each characteristic adds to the margin beyond its mean; with <see cref="Expected"/> they make the
    /// margin.</summary>
    public void Parts(ReadOnlySpan<double> row, Span<double> parts)
    {
        for (var n = 0; n < Characteristics.Count; n++)
        {
            parts[n] = Characteristics[n].Weights[Cell(Characteristics[n], row)] - Characteristics[n].Mean;
        }
    }

    /// <summary>The mean margin of training.</summary>
    public double Expected => Constant + Characteristics.Sum(one => one.Mean);

    /// <summary>The weight that a row meets in a characteristic, by its index.</summary>
    public int Cell(Characteristic one, ReadOnlySpan<double> row)
    {
        ArgumentNullException.ThrowIfNull(one);
        var first = Bins[one.Input]!.Place(row[one.Input]);
        return one.With is { } with ? first * Bins[with]!.All.Count + Bins[with]!.Place(row[with]) : first;
    }
}
