namespace Wheelhouse.Models.Measures;

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

    /// <summary>Puts what is there into any order, each as likely (Fisher and Yates).</summary>
    public void Shuffle(int[] what)
    {
        for (var n = what.Length - 1; n > 0; n--)
        {
            var other = Below(n + 1);
            (what[n], what[other]) = (what[other], what[n]);
        }
    }
}
