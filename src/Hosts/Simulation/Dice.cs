namespace Wheelhouse.Simulation;

/// <summary>Chance that is the same on every machine and runtime: SplitMix64 (Steele, Lea, Flood 2014).</summary>
public sealed class Dice(ulong seed)
{
    readonly ulong seed = seed;

    ulong state = seed;

    /// <summary>Dice of their own for one thing, so that a change elsewhere does not shift its fate.</summary>
    public Dice For(string what)
    {
        ArgumentNullException.ThrowIfNull(what);
        var hash = what.Aggregate(14695981039346656037UL, (h, c) => unchecked((h ^ c) * 1099511628211UL)); // FNV-1a
        return new(unchecked(seed * 31) ^ hash);
    }

    /// <summary>A whole number from <paramref name="from"/> up to and including <paramref name="to"/>.</summary>
    public int Between(int from, int to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        return from + (int)(Next() % (ulong)(to - from + 1));
    }

    /// <summary>True with a chance in a thousand.</summary>
    public bool Chance(int inThousand) => Between(1, 1000) <= inThousand;

    public T Pick<T>(IReadOnlyList<T> among)
    {
        ArgumentNullException.ThrowIfNull(among);
        return among[Between(0, among.Count - 1)];
    }

    /// <summary>Picks by weight; the weights need not sum to anything.</summary>
    public T Weigh<T>(params IReadOnlyList<(int Weight, T Item)> among)
    {
        ArgumentNullException.ThrowIfNull(among);
        var left = Between(1, among.Sum(a => a.Weight));
        foreach (var (weight, item) in among)
        {
            left -= weight;
            if (left <= 0)
            {
                return item;
            }
        }

        return among[^1].Item;
    }

    ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
