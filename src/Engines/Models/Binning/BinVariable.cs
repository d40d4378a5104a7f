using System.Globalization;
using Wheelhouse.Models.Data;

namespace Wheelhouse.Models.Binning;

/// <summary>Finds the bins of a variable from rows whose outcome is known.</summary>
public static class BinVariable
{
    /// <summary>Bins a numeric variable: special and missing values by themselves, the rest by optimal cuts.</summary>
    /// <param name="values">Row by row; NaN is missing.</param>
    /// <param name="specials">Values with a bin of their own; null finds them (<see cref="SpecialValues"/>).</param>
    public static Bins Numeric(
        double[] values, Labels labels, BinLimits limits, IReadOnlyList<double>? specials = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(limits);
        var all = Counts.Of(labels);
        var (distinct, counts, missing) = Distinct(values, labels);
        var codes = specials ?? SpecialValues.Find(distinct);
        var plain = Enumerable.Range(0, distinct.Count).Where(n => !codes.Contains(distinct[n])).ToList();

        var fine = PreBins([.. plain.Select(n => counts[n])], all.Rows);
        var merged = OptimalCuts.Best([.. fine.Select(one => one.Counts)], all, limits);
        var (cuts, bins, from) = (new List<double>(), new List<Bin>(), 0);
        foreach (var end in merged.Ends)
        {
            var held = fine[from..end].Aggregate(new Counts(0, 0), (sum, one) => sum + one.Counts);
            var low = cuts.Count == 0 ? double.NegativeInfinity : cuts[^1];
            var high = end == fine.Count
                ? double.PositiveInfinity
                : Between(distinct[plain[fine[end - 1].Last]], distinct[plain[fine[end - 1].Last + 1]]);
            if (end < fine.Count)
            {
                cuts.Add(high);
            }

            bins.Add(Made(Interval(low, high), held, all, limits));
            from = end;
        }

        var special = new List<Special>();
        foreach (var code in codes)
        {
            special.Add(new(code, bins.Count));
            var at = distinct.BinarySearch(code);
            bins.Add(Made(Number(code), at < 0 ? default : counts[at], all, limits));
        }

        bins.Add(Made("missing", missing, all, limits));
        return new(ColumnKind.Numeric, merged.Trend, cuts, special, [], bins.Count - 1, bins);
    }

    /// <summary>Bins words by their bad rate; words with few rows are drawn towards the mean before they are put in
    /// order.</summary>
    /// <param name="levels">Row by row the index of the word, NaN where missing.</param>
    public static Bins Categorical(double[] levels, IReadOnlyList<string> names, Labels labels, BinLimits limits)
    {
        ArgumentNullException.ThrowIfNull(levels);
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(limits);
        var all = Counts.Of(labels);
        var (counts, missing) = (new Counts[names.Count], new Counts(0, 0));
        for (var n = 0; n < levels.Length; n++)
        {
            if (double.IsNaN(levels[n]))
            {
                missing += labels.Count(n);
            }
            else
            {
                counts[(int)levels[n]] += labels.Count(n);
            }
        }

        var order = Enumerable.Range(0, names.Count)
            .OrderBy(n => (counts[n].Bads + limits.MinRows * all.BadRate) / (counts[n].Rows + limits.MinRows))
            .ThenBy(n => names[n], StringComparer.Ordinal).ToList();
        var fine = PreBins([.. order.Select(n => counts[n])], all.Rows);
        var merged = OptimalCuts.Along(Trend.Rising, [.. fine.Select(one => one.Counts)], all, limits);
        var (bins, places, from) = (new List<Bin>(), new int[names.Count], 0);
        foreach (var end in merged.Ends)
        {
            var (first, last) = (from == 0 ? 0 : fine[from - 1].Last + 1, end == 0 ? -1 : fine[end - 1].Last);
            var words = order.GetRange(first, last - first + 1);
            words.ForEach(n => places[n] = bins.Count);
            var held = words.Aggregate(new Counts(0, 0), (sum, n) => sum + counts[n]);
            bins.Add(Made(string.Join(", ", words.Select(n => names[n])), held, all, limits));
            from = end;
        }

        bins.Add(Made("missing", missing, all, limits));
        return new(ColumnKind.Categorical, Trend.None, [], [], places, bins.Count - 1, bins);
    }

    static Bin Made(string label, Counts held, Counts all, BinLimits limits) => held.Rows >= limits.MinRows / 2
        ? new(label, held, Evidence.Woe(held + Prior(limits.Prior, all), all), Evidence.Iv(held, all))
        : new(label, held, 0, 0);

    static Counts Prior(double rows, Counts all) => new(rows * (1 - all.BadRate), rows * all.BadRate);

    static (List<double> Values, List<Counts> Counts, Counts Missing) Distinct(double[] values, Labels labels)
    {
        var order = Enumerable.Range(0, values.Length).Where(n => !double.IsNaN(values[n])).ToArray();
        var keys = Array.ConvertAll(order, n => values[n]);
        Array.Sort(keys, order);
        var (distinct, counts) = (new List<double>(), new List<Counts>());
        for (var n = 0; n < order.Length; n++)
        {
            if (distinct.Count == 0 || keys[n] > distinct[^1])
            {
                distinct.Add(keys[n]);
                counts.Add(new(0, 0));
            }

            counts[^1] += labels.Count(order[n]);
        }

        var missing = new Counts(0, 0);
        for (var n = 0; n < values.Length; n++)
        {
            missing += double.IsNaN(values[n]) ? labels.Count(n) : default;
        }

        return (distinct, counts, missing);
    }

    /// <summary>Fine bins of about equal numbers of rows, by the index of the last distinct value in each.</summary>
    static List<(int Last, Counts Counts)> PreBins(Counts[] distinct, double rows)
    {
        var fine = new List<(int Last, Counts Counts)>();
        var size = distinct.Length <= BinLimits.MostPreBins ? 0 : rows / BinLimits.MostPreBins;
        var held = new Counts(0, 0);
        for (var n = 0; n < distinct.Length; n++)
        {
            held += distinct[n];
            if (held.Rows >= size || n == distinct.Length - 1)
            {
                fine.Add((n, held));
                held = new(0, 0);
            }
        }

        return fine;
    }

    /// <summary>The shortest number that parts two values: their middle, rounded as far as it can be.</summary>
    static double Between(double low, double high)
    {
        var middle = low + (high - low) / 2;
        for (var digits = 1; digits < 15; digits++)
        {
            var shorter = double.Parse(middle.ToString($"G{digits}", CultureInfo.InvariantCulture),
                CultureInfo.InvariantCulture);
            if (shorter > low && shorter <= high)
            {
                return shorter;
            }
        }

        return high;
    }

    static string Interval(double low, double high) => (low, high) switch
    {
        (double.NegativeInfinity, double.PositiveInfinity) => "any",
        (double.NegativeInfinity, _) => $"below {Number(high)}",
        (_, double.PositiveInfinity) => $"{Number(low)} and more",
        _ => $"[{Number(low)}, {Number(high)})",
    };

    static string Number(double value) => value.ToString("G15", CultureInfo.InvariantCulture);
}
