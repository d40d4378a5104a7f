using System.Numerics;
using System.Security.Cryptography;

namespace Wheelhouse.Trust;

/// <summary>A full subtree of the log: the leaves from <c>Position × 2^Level</c> on, <c>2^Level</c> of
/// them.</summary>
readonly record struct Node(int Level, long Position);

/// <summary>The hash tree of RFC 6962, section 2.1, as pure functions.</summary>
/// <remarks>
/// <para>A leaf is <c>SHA-256(0x00 || record)</c>, an inner node <c>SHA-256(0x01 || left || right)</c>, the tree of
/// no leaves <c>SHA-256("")</c> = e3b0c442…b855.</para>
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

    /// <summary>Adds a leaf to the right edge of a tree of <paramref name="size"/> leaves: one join for each low
    /// one bit of the size.</summary>
    /// <param name="made">Told of each full subtree that this leaf completes, the leaf itself first.</param>
    internal static void Append(Dictionary<Node, Hash> edge, long size, Hash leaf, Action<Node, Hash> made)
    {
        var (place, hash) = (new Node(0, size), leaf);
        made(place, hash);
        while ((place.Position & 1) == 1)
        {
            edge.Remove(new(place.Level, place.Position - 1), out var left);
            (place, hash) = (new(place.Level + 1, place.Position >> 1), Inner(left, hash));
            made(place, hash);
        }

        edge[place] = hash;
    }

    /// <summary>The root over the first <paramref name="size"/> leaves.</summary>
    /// <param name="at">The hash of a full subtree.</param>
    internal static Hash Root(long size, Func<Node, Hash> at)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        return size == 0 ? Empty : Range(0, size, at);
    }

    /// <summary>The audit path of a leaf in the tree of <paramref name="size"/> leaves (section 2.1.1), nearest
    /// first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tree has no such leaf.</exception>
    internal static IReadOnlyList<Hash> Inclusion(long leaf, long size, Func<Node, Hash> at)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(leaf);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(leaf, size);
        var path = new List<Hash>();
        Path(leaf, 0, size, at, path);
        return path;
    }

    /// <summary>Proves that the tree of <paramref name="from"/> leaves is a beginning of that of
    /// <paramref name="to"/> (section 2.1.2).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not 0 &lt; from ≤ to.</exception>
    internal static IReadOnlyList<Hash> Consistency(long from, long to, Func<Node, Hash> at)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(from);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(from, to);
        var proof = new List<Hash>();
        SubProof(from, 0, to, true, at, proof);
        return proof;
    }

    /// <summary>The nodes that a proof is made of, found before any of them is read.</summary>
    internal static HashSet<Node> NodesOf(Func<Func<Node, Hash>, IReadOnlyList<Hash>> proof)
    {
        var needed = new HashSet<Node>();
        proof(node =>
        {
            needed.Add(node);
            return default;
        });
        return needed;
    }

    /// <summary>The root that a leaf and its audit path lead to (RFC 9162, section 2.1.3.2); null when the path
    /// cannot be one.</summary>
    internal static Hash? RootOf(Hash leaf, long index, long size, IReadOnlyList<Hash> path)
    {
        if (index < 0 || index >= size)
        {
            return null;
        }

        var (at, last, hash) = (index, size - 1, leaf);
        foreach (var sibling in path)
        {
            if (last == 0)
            {
                return null;
            }

            if ((at & 1) == 1 || at == last)
            {
                hash = Inner(sibling, hash);
                while ((at & 1) == 0 && at != 0)
                {
                    (at, last) = (at >> 1, last >> 1);
                }
            }
            else
            {
                hash = Inner(hash, sibling);
            }

            (at, last) = (at >> 1, last >> 1);
        }

        return last == 0 ? hash : null;
    }

    /// <summary>Whether a proof shows that one tree is a beginning of the other (RFC 9162, section
    /// 2.1.4.2).</summary>
    internal static bool IsConsistent(long from, Hash fromRoot, long to, Hash toRoot, IReadOnlyList<Hash> proof)
    {
        if (from <= 0 || from > to)
        {
            return false;
        }

        if (from == to)
        {
            return proof.Count == 0 && fromRoot == toRoot;
        }

        IEnumerable<Hash> path = BitOperations.IsPow2(from) ? proof.Prepend(fromRoot) : proof;
        var (at, last) = (from - 1, to - 1);
        while ((at & 1) == 1)
        {
            (at, last) = (at >> 1, last >> 1);
        }

        Hash? first = null, second = null;
        foreach (var hash in path)
        {
            if (first is not { } f || second is not { } s)
            {
                (first, second) = (hash, hash);
                continue;
            }

            if (last == 0)
            {
                return false;
            }

            if ((at & 1) == 1 || at == last)
            {
                (first, second) = (Inner(hash, f), Inner(hash, s));
                while ((at & 1) == 0 && at != 0)
                {
                    (at, last) = (at >> 1, last >> 1);
                }
            }
            else
            {
                second = Inner(s, hash);
            }

            (at, last) = (at >> 1, last >> 1);
        }

        return last == 0 && first == fromRoot && second == toRoot;
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

    /// <summary>The hash over leaves [start, start + size); a full subtree is asked for, the rest is folded from
    /// such.</summary>
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
