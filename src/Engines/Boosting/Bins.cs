namespace Wheelhouse.Boosting;

/// <summary>Sorts the values of each feature into at most 255 bins; a model is trained and asked on bins
/// alone.</summary>
/// <remarks>
/// Numbers: cuts half-way between neighbouring values, each value a bin where there are few, otherwise about as many
/// rows a bin. Categories: a bin a level, and the rarest levels share the last one. Bin 255 is "not known"; a level
/// that was never seen counts as not known too.
/// </remarks>
public sealed class Bins
{
    public const int Most = 255;

    public const byte Missing = 255;

    /// <summary>By feature: for numbers ascending cuts, bin b being the values above cut b-1 and up to cut b.</summary>
    readonly float[][] cuts;

    /// <summary>By feature: for categories the bin of each level.</summary>
    readonly byte[][] levels;

    internal Bins(IReadOnlyList<Feature> features, float[][] cuts, byte[][] levels) =>
        (Features, this.cuts, this.levels) = (features, cuts, levels);

    public IReadOnlyList<Feature> Features { get; }

    /// <summary>Finds the bins of a table.</summary>
    public static Bins Of(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var (cuts, levels) = (new float[table.Features.Count][], new byte[table.Features.Count][]);
        for (var f = 0; f < table.Features.Count; f++)
        {
            var number = table.Features[f].Kind == FeatureKind.Number;
            cuts[f] = number ? Cuts(table[f]) : [];
            levels[f] = number ? [] : Levels(table[f]);
        }

        return new(table.Features, cuts, levels);
    }

    /// <summary>The bin of a value.</summary>
    public byte this[int feature, float value]
    {
        get
        {
            if (float.IsNaN(value))
            {
                return Missing;
            }

            if (Features[feature].Kind == FeatureKind.Category)
            {
                var map = levels[feature];
                return value >= 0 && value < map.Length && float.IsInteger(value) ? map[(int)value] : Missing;
            }

            var place = Array.BinarySearch(cuts[feature], value);
            return (byte)(place < 0 ? ~place : place);
        }
    }

    /// <summary>How many bins a feature has, the missing one left out.</summary>
    internal int Count(int feature) => Features[feature].Kind == FeatureKind.Number
        ? cuts[feature].Length + 1
        : levels[feature].Where(bin => bin != Missing).DefaultIfEmpty().Max(bin => bin + 1);

    internal ReadOnlySpan<float> CutsOf(int feature) => cuts[feature];

    internal ReadOnlySpan<byte> LevelsOf(int feature) => levels[feature];

    /// <summary>All rows in bins, row by row.</summary>
    internal byte[] Sort(Table table)
    {
        var sorted = new byte[table.Rows * Features.Count];
        for (var f = 0; f < Features.Count; f++)
        {
            var column = table[f];
            for (int row = 0, at = f; row < column.Length; row++, at += Features.Count)
            {
                sorted[at] = this[f, column[row]];
            }
        }

        return sorted;
    }

    static float[] Cuts(ReadOnlySpan<float> column)
    {
        var known = new List<float>(column.Length);
        foreach (var value in column)
        {
            if (!float.IsNaN(value))
            {
                known.Add(value);
            }
        }

        known.Sort();
        var distinct = known.Distinct().ToArray();
        if (distinct.Length <= Most)
        {
            return [.. distinct.Zip(distinct.Skip(1), Between)];
        }

        var cuts = new List<float>(Most - 1);
        for (var bin = 1; bin < Most; bin++)
        {
            var place = (int)((long)bin * known.Count / Most);
            var (below, above) = (known[place - 1], known[place]);
            var cut = below < above ? Between(below, above) : below;
            if (cut < known[^1] && (cuts.Count == 0 || cut > cuts[^1]))
            {
                cuts.Add(cut);
            }
        }

        return [.. cuts];
    }

    /// <summary>Half-way, or the lower one where there is no number between them.</summary>
    static float Between(float below, float above)
    {
        var middle = (float)(((double)below + above) / 2);
        return middle < above ? middle : below;
    }

    static byte[] Levels(ReadOnlySpan<float> column)
    {
        var counts = new int[ushort.MaxValue + 1];
        foreach (var value in column)
        {
            if (!float.IsNaN(value))
            {
                counts[(int)value]++;
            }
        }

        var map = new byte[Array.FindLastIndex(counts, count => count > 0) + 1];
        Array.Fill(map, Missing);
        var seen = Enumerable.Range(0, map.Length).Where(level => counts[level] > 0)
            .OrderByDescending(level => counts[level]).ThenBy(level => level);
        foreach (var (place, level) in seen.Index())
        {
            map[level] = (byte)Math.Min(place, Most - 1);
        }

        return map;
    }
}
