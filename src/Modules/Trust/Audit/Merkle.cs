using System.Numerics;
using System.Security.Cryptography;

namespace Wheelhouse.Trust;

/// <summary>A full subtree of the log: the leaves from <c>Position × 2^Level</c> on, <c>2^Level</c> of them.</summary>
readonly record struct Node(int Level, long Position);

/// <summary>The hash tree of RFC 6962, section 2.1, as pure functions.</summary>
/// <remarks>
/// <para>A leaf is <c>SHA-256(0x00 || record)</c>, an inner node <c>SHA-256(0x01 || left || right)</c>, the tree of no
/// leaves <c>SHA-256("")</c> = e3b0c442…b855.</para>
/// <para>A tree of n leaves splits at the largest power of two below n, so it is a row of full subtrees, one for each
/// bit of n: seven leaves are one of four, one of two and one leaf. That row is the right edge.</para>
/// </remarks>
static class Merkle
{
    internal static readonly Hash Empty = Hash.From(SHA256.HashData([]));

    internal static Hash Leaf(ReadOnlySpan<byte> record)
    {
        var input = record.Length < 2048 ? stackalloc byte[record.Length + 1] : new byte[record.Length + 1];
        input[0] = 0;
        record.CopyTo(input[1..]);
        return Sha256(input);
    }

    internal static Hash Inner(Hash left, Hash right)
    {
        Span<byte> input = stackalloc byte[1 + (2 * Hash.Size)];
        input[0] = 1;
        left.Write(input[1..]);
        right.Write(input[(1 + Hash.Size)..]);
        return Sha256(input);
    }

    /// <summary>The full subtrees that make up the first <paramref name="size"/> leaves, left to right.</summary>
    internal static IEnumerable<Node> Edge(long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        for (long left = size, start = 0; left > 0;)
        {
            var level = BitOperations.Log2((ulong)left);
            yield return new(level, start >> level);
            start += 1L << level;
            left -= 1L << level;
        }
    }

    /// <summary>The root over the first <paramref name="size"/> leaves.</summary>
    /// <param name="at">The hash of a full subtree.</param>
    internal static Hash Root(long size, Func<Node, Hash> at)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        return size == 0 ? Empty : Range(0, size, at);
    }

    /// <summary>The audit path of a leaf in the tree of <paramref name="size"/> leaves (section 2.1.1), nearest first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tree has no such leaf.</exception>
    internal static IReadOnlyList<Hash> Inclusion(long leaf, long size, Func<Node, Hash> at)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(leaf);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(leaf, size);
        var path = new List<Hash>();
        Path(leaf, 0, size, at, path);
        return path;
    }

    /// <summary>Proves that the tree of <paramref name="from"/> leaves is a beginning of that of <paramref name="to"/> (section 2.1.2).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not 0 &lt; from ≤ to.</exception>
    internal static IReadOnlyList<Hash> Consistency(long from, long to, Func<Node, Hash> at)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(from);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(from, to);
        var proof = new List<Hash>();
        SubProof(from, 0, to, true, at, proof);
        return proof;
    }

    static void Path(long leaf, long start, long size, Func<Node, Hash> at, List<Hash> path)
    {
        if (size == 1)
        {
            return;
        }

        var split = Split(size);
        if (leaf < split)
        {
            Path(leaf, start, split, at, path);
            path.Add(Range(start + split, size - split, at));
        }
        else
        {
            Path(leaf - split, start + split, size - split, at, path);
            path.Add(Range(start, split, at));
        }
    }

    static void SubProof(long from, long start, long size, bool whole, Func<Node, Hash> at, List<Hash> proof)
    {
        if (from == size)
        {
            if (!whole)
            {
                proof.Add(Range(start, size, at));
            }

            return;
        }

        var split = Split(size);
        if (from <= split)
        {
            SubProof(from, start, split, whole, at, proof);
            proof.Add(Range(start + split, size - split, at));
        }
        else
        {
            SubProof(from - split, start + split, size - split, false, at, proof);
            proof.Add(Range(start, split, at));
        }
    }

    /// <summary>The hash over leaves [start, start + size); a full subtree is asked for, the rest is folded from such.</summary>
    static Hash Range(long start, long size, Func<Node, Hash> at)
    {
        if (BitOperations.IsPow2(size))
        {
            var level = BitOperations.Log2((ulong)size);
            return at(new(level, start >> level));
        }

        var split = Split(size);
        return Inner(Range(start, split, at), Range(start + split, size - split, at));
    }

    /// <summary>The largest power of two below <paramref name="size"/>.</summary>
    static long Split(long size) => 1L << BitOperations.Log2((ulong)(size - 1));

    static Hash Sha256(ReadOnlySpan<byte> input)
    {
        Span<byte> output = stackalloc byte[Hash.Size];
        SHA256.HashData(input, output);
        return Hash.From(output);
    }
}
