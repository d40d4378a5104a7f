namespace Wheelhouse.Decisions;

/// <summary>One figure of a case that somebody could change, and how far.</summary>
/// <param name="Name">What it is called, as in <c>financed</c>.</param>
/// <param name="From">Its present value.</param>
/// <param name="To">The farthest value worth trying, above or below.</param>
/// <param name="Step">The grid it moves on, above zero.</param>
public sealed record Lever(string Name, decimal From, decimal To, decimal Step);

/// <summary>What would change a decision: the nearest value of a single figure with which the case passes.</summary>
public static class Counterfactual
{
    /// <summary>How many points of the grid are tried before the answer is narrowed down.</summary>
    const int Probes = 40;

    /// <summary>The nearest value between the lever's ends that passes; null when none does.</summary>
    /// <remarks>
    /// The answer passes and the value one step nearer does not. Where passing comes and goes along the way, an
    /// island narrower than a fortieth of it can be missed; the answer given is still true. By hand: from 64 000
    /// down to 0 in steps of 50 with a limit of 60 550: 60 550.
    /// </remarks>
    public static decimal? Nearest(Lever lever, Func<decimal, bool> passes)
    {
        ArgumentNullException.ThrowIfNull(lever);
        ArgumentNullException.ThrowIfNull(passes);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(lever.Step);
        var steps = (long)decimal.Floor(Math.Abs(lever.To - lever.From) / lever.Step);
        var direction = lever.To >= lever.From ? lever.Step : -lever.Step;
        var stride = Math.Max(1L, (steps + Probes - 1) / Probes);
        long fails = 0;
        for (long i = Math.Min(stride, steps); i > fails; i = Math.Min(i + stride, steps))
        {
            if (passes(lever.From + (i * direction)))
            {
                return lever.From + (First(fails, i) * direction);
            }

            fails = i;
        }

        return null;

        long First(long bad, long good)
        {
            while (good - bad > 1)
            {
                var middle = bad + ((good - bad) / 2);
                (bad, good) = passes(lever.From + (middle * direction)) ? (bad, middle) : (middle, good);
            }

            return good;
        }
    }
}
