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
            random.Shuffle(rows);
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
}
