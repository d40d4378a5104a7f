namespace Wheelhouse.Models.Binning;

/// <summary>What a bin must hold, and what one more must bring.</summary>
/// <param name="MinShare">Least share of all rows in a bin.</param>
/// <param name="MinRows">Least number of rows in a bin, whatever their share.</param>
/// <param name="MinClass">Least number of goods and of bads in a bin.</param>
/// <param name="Price">What one more bin must add to IV, in multiples of what chance adds (1/G + 1/B).</param>
/// <param name="TurnPrice">The same for one turn of the trend; infinite forbids turns.</param>
/// <param name="Prior">Rows of the mean bad rate that are added to each bin before its evidence is taken, so that a
/// small bin says little.</param>
public sealed record BinLimits(
    double MinShare = 0.005, double MinRows = 15, double MinClass = 1, double Price = 0.75, double TurnPrice = 12,
    double Prior = 10)
{
    /// <summary>Fine bins that the search starts from.</summary>
    public const int MostPreBins = 80;

    public double Least(Counts all) => Math.Max(MinRows, MinShare * all.Rows);
}

/// <summary>How the bad rate goes over the bins of a variable.</summary>
public enum Trend
{
    /// <summary>Nothing to say: one bin, or words that have no order.</summary>
    None,

    /// <summary>The bad rate rises from bin to bin.</summary>
    Rising,

    /// <summary>The bad rate falls from bin to bin.</summary>
    Falling,

    /// <summary>It rises to one bin and falls from there.</summary>
    Peak,

    /// <summary>It falls to one bin and rises from there.</summary>
    Valley,
}
