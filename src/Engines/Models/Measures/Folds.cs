namespace Wheelhouse.Models.Measures;

/// <summary>Splits rows into parts of the same bad rate, the same way for the same seed.</summary>
public static class Folds
{
    /// <summary>The fold of each row: goods and bads are shuffled by themselves and dealt out in turn.</summary>
    public static int[] Stratified(IReadOnlyList<bool> bad, int folds, int seed)
    {
        ArgumentNullException.ThrowIfNull(bad);
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        var (fold, random, dealt) = (new int[bad.Count], new SplitMix(seed), 0);
        foreach (var side in new[] { true, false })
        {
            var rows = Enumerable.Range(0, bad.Count).Where(n => bad[n] == side).ToArray();
            for (var n = rows.Length - 1; n > 0; n--)
            {
                var other = random.Below(n + 1);
                (rows[n], rows[other]) = (rows[other], rows[n]);
            }

            foreach (var row in rows)
            {
                fold[row] = dealt++ % folds;
            }
        }

        return fold;
    }

    /// <summary>The rows that are not in a fold, and those that are.</summary>
    public static (int[] Train, int[] Test) Split(int[] fold, int one)
    {
        ArgumentNullException.ThrowIfNull(fold);
        var rows = Enumerable.Range(0, fold.Length).ToLookup(n => fold[n] == one);
        return ([.. rows[false]], [.. rows[true]]);
    }

    /// <summary>SplitMix64: the same numbers on every machine and every version of the runtime.</summary>
    /// <remarks>Source: G. Steele, D. Lea, C. Flood, Fast splittable pseudorandom number generators (2014).</remarks>
    sealed class SplitMix(int seed)
    {
        ulong state = (ulong)(uint)seed;

        public int Below(int limit)
        {
            unchecked
            {
                state += 0x9E3779B97F4A7C15;
                var z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
                z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
                return (int)((UInt128)(z ^ (z >> 31)) * (uint)limit >> 64);
            }
        }
    }
}
