namespace Wheelhouse.Models.Binning;

/// <summary>Merges fine bins, in order, into those of the highest information value that keep a trend.</summary>
/// <remarks>
/// Exact: a dynamic programme over the last bin. It holds the best value of every way to end in bin [i, j), and joins
/// [h, i) to it where the bad rate steps as the trend allows; O(n³) for n fine bins, in two phases where the trend
/// turns. Each bin costs <see cref="BinLimits.Price"/> times what chance would bring, so that noise is not cut.
/// </remarks>
static class OptimalCuts
{
    /// <param name="Ends">Exclusive end of each merged bin, in fine bins; the last is their number.</param>
    /// <param name="Worth">Information value less the price of the bins.</param>
    public sealed record Merged(int[] Ends, double Worth, Trend Trend);

    /// <summary>The best merge that rises or falls throughout, or turns once where that pays its price.</summary>
    public static Merged Best(IReadOnlyList<Counts> fine, Counts all, BinLimits limits)
    {
        if (fine.Count == 0)
        {
            return new([], 0, Trend.None);
        }

        var search = new Search(fine, all, limits);
        var straight = Better(search.Along(Trend.Rising), search.Along(Trend.Falling));
        var price = limits.TurnPrice * all.Chance;
        if (double.IsInfinity(price) || fine.Count < 3)
        {
            return straight;
        }

        var turned = Better(search.Along(Trend.Peak), search.Along(Trend.Valley));
        return turned.Worth - straight.Worth > price ? turned : straight;
    }

    /// <summary>The best merge along one trend.</summary>
    public static Merged Along(Trend trend, IReadOnlyList<Counts> fine, Counts all, BinLimits limits) =>
        fine.Count == 0 ? new([], 0, Trend.None) : new Search(fine, all, limits).Along(trend);

    static Merged Better(Merged one, Merged other) => other.Worth > one.Worth ? other : one;

    sealed class Search
    {
        readonly int count;
        readonly double[,] worth;
        readonly double[,] rate;

        public Search(IReadOnlyList<Counts> fine, Counts all, BinLimits limits)
        {
            count = fine.Count;
            (worth, rate) = (new double[count, count + 1], new double[count, count + 1]);
            var (least, price) = (limits.Least(all), limits.Price * all.Chance);
            for (var i = 0; i < count; i++)
            {
                var bin = new Counts(0, 0);
                for (var j = i + 1; j <= count; j++)
                {
                    bin += fine[j - 1];
                    rate[i, j] = bin.BadRate;
                    var holds = bin.Rows >= least && bin.Goods >= limits.MinClass && bin.Bads >= limits.MinClass;
                    worth[i, j] = holds ? Evidence.Iv(bin, all) - price : double.NegativeInfinity;
                }
            }
        }

        public Merged Along(Trend trend)
        {
            var best = new double[2, count, count + 1];
            var from = new (int Start, int Phase)[2, count, count + 1];
            for (var j = 1; j <= count; j++)
            {
                for (var i = 0; i < j; i++)
                {
                    (best[0, i, j], best[1, i, j]) = (double.NegativeInfinity, double.NegativeInfinity);
                    if (double.IsNegativeInfinity(worth[i, j]))
                    {
                        continue;
                    }

                    if (i == 0)
                    {
                        best[0, i, j] = worth[i, j];
                    }

                    Join(trend, i, j, best, from);
                }
            }

            return Trace(trend, best, from);
        }

        void Join(Trend trend, int i, int j, double[,,] best, (int, int)[,,] from)
        {
            for (var h = 0; h < i; h++)
            {
                for (var phase = 0; phase < 2; phase++)
                {
                    var before = best[phase, h, i];
                    if (double.IsNegativeInfinity(before)
                        || Step(trend, phase, rate[h, i], rate[i, j]) is not (>= 0 and var next)
                        || before + worth[i, j] <= best[next, i, j])
                    {
                        continue;
                    }

                    best[next, i, j] = before + worth[i, j];
                    from[next, i, j] = (h, phase);
                }
            }
        }

        Merged Trace(Trend trend, double[,,] best, (int Start, int Phase)[,,] from)
        {
            var (start, phase) = (0, 0);
            for (var i = 0; i < count; i++)
            {
                for (var p = 0; p < 2; p++)
                {
                    (start, phase) = best[p, i, count] > best[phase, start, count] ? (i, p) : (start, phase);
                }
            }

            if (double.IsNegativeInfinity(best[phase, start, count]))
            {
                return new([count], 0, Trend.None);
            }

            var value = best[phase, start, count];
            var ends = new List<int> { count };
            while (start > 0)
            {
                ends.Add(start);
                var (before, was) = from[phase, start, ends[^2]];
                (start, phase) = (before, was);
            }

            ends.Reverse();
            return new([.. ends], value, ends.Count == 1 ? Trend.None : trend);
        }

        /// <summary>The phase after a step of the bad rate, or −1 where the trend forbids it.</summary>
        static int Step(Trend trend, int phase, double before, double after) => trend switch
        {
            Trend.Rising => after > before ? 0 : -1,
            Trend.Falling => after < before ? 0 : -1,
            Trend.Peak => after > before && phase == 0 ? 0 : after < before ? 1 : -1,
            Trend.Valley => after < before && phase == 0 ? 0 : after > before ? 1 : -1,
            Trend.None => -1,
        };
    }
}
