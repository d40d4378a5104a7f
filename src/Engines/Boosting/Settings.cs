namespace Wheelhouse.Boosting;

/// <summary>How a model is grown.</summary>
/// <param name="Rate">The share of each tree's answer that is taken.</param>
/// <param name="Leaves">Most leaves a tree, grown where they gain most.</param>
/// <param name="LeastWeight">Least sum of second derivatives in a leaf: rows for squared and quantile loss, expected
/// claims for Poisson loss.</param>
/// <param name="Ridge">Added to every sum of second derivatives.</param>
/// <param name="LevelRidge">Added besides where a category is split, for its order was chosen to fit.</param>
/// <param name="ColumnShare">The share of features a node may choose from, drawn by <paramref name="Seed"/>.</param>
public sealed record Settings(
    int Trees = 300, double Rate = 0.1, int Leaves = 31, double LeastWeight = 20, double Ridge = 1,
    double LevelRidge = 10, double ColumnShare = 1, int Seed = 1)
{
    /// <summary>A level with fewer rows (or less weight) than this is not moved by a split of its category.</summary>
    public double LeastLevel { get; init; } = 10;
}
