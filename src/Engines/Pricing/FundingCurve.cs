using Wheelhouse.Kernel;

namespace Wheelhouse.Pricing;

/// <summary>What money lent for so many months costs the lender a year.</summary>
public sealed record FundingPoint(int Months, Rate Rate);

/// <summary>What money costs by how long it is lent on average.</summary>
/// <param name="Points">At least one, months rising from 0 or more.</param>
public sealed record FundingCurve(IReadOnlyList<FundingPoint> Points)
{
    /// <summary>The rate at an average life: straight between two points, level before the first and after the last.
    /// </summary>
    /// <remarks>By hand: 2.40 % at 12 months and 3.00 % at 36 give 2.55 % at 18.</remarks>
    public Rate At(decimal months)
    {
        var next = 0;
        while (next < Points.Count && Points[next].Months < months)
        {
            next++;
        }

        if (next == 0 || next == Points.Count)
        {
            return Points[Math.Min(next, Points.Count - 1)].Rate;
        }

        var (before, after) = (Points[next - 1], Points[next]);
        var share = (months - before.Months) / (after.Months - before.Months);
        return new(before.Rate.PerYear + (share * (after.Rate.PerYear - before.Rate.PerYear)));
    }

    internal bool Holds => Points.Count > 0 && Points[0].Months >= 0
        && Points.Zip(Points.Skip(1)).All(pair => pair.First.Months < pair.Second.Months)
        && Points.All(point => point.Rate.PerYear is > -1 and < 1);
}
