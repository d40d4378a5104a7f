using Wheelhouse.Kernel;

namespace Wheelhouse.Cli.Tapes;

/// <summary>Finds the days between which simple interest comes to a reported figure, to the cent.</summary>
/// <param name="Balance">The principal that bears interest, in cents.</param>
readonly record struct DaySearch(Convention Convention, Rate Rate, long Balance)
{
    /// <summary>The days of a window on which interest, counted from one of the starts, is the figure.</summary>
    /// <param name="starts">Days through which interest may have been paid before, ascending.</param>
    /// <returns>Ascending, each once; empty when no whole number of days explains the figure.</returns>
    public List<int> Ends(IReadOnlyList<int> starts, long interest, int first, int last)
    {
        var ends = new SortedSet<int>();
        foreach (var start in starts)
        {
            for (var day = Reach(start, interest, Math.Max(first, start), last); day <= last; day++)
            {
                if (Interest(start, day) != interest)
                {
                    break;
                }

                ends.Add(day);
            }
        }

        return [.. ends];
    }

    /// <summary>The start from which the figure has accrued on a day, or null.</summary>
    public int? Start(IReadOnlyList<int> starts, long interest, int end)
    {
        foreach (var start in starts)
        {
            if (start <= end && Interest(start, end) == interest)
            {
                return start;
            }
        }

        return null;
    }

    public long Interest(int start, int end) => Convention.Interest(Balance, Rate, start, end);

    /// <summary>The first day of a window by which the figure has accrued; the day after it when none.</summary>
    public int Reach(int start, long interest, int first, int last)
    {
        var (low, high) = (first, last + 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Interest(start, middle) >= interest ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
