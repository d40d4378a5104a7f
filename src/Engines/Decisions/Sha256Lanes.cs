using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;

namespace Wheelhouse.Decisions;

/// <summary>SHA-256 of many short messages at once: eight stand side by side in the lanes of a vector.</summary>
/// <remarks>
/// Measured: of a decision's forty digests, most of one or two blocks, the operating system's library spends most time
/// before and after the arithmetic. Where the processor has no such vectors, and for messages of many blocks, that
/// library computes them; the digests are the same bytes. These tell stored values apart and keep no secret.
/// Source: NIST FIPS 180-4, 4.1.2, 4.2.2, 5.1.1, 6.2.2.
/// </remarks>
static class Sha256Lanes
{
    /// <summary>What a message is padded to whole multiples of.</summary>
    internal const int Block = 64;

    const int Lanes = 8;
    const int Words = 16;
    const int State = 8;
    const int LengthBytes = 8;

    /// <summary>From here on a message fares better by itself: the library's instructions take a block at a time.
    /// </summary>
    const int ManyBlocks = 12;

    /// <summary>The first 32 bits of the fractional parts of the square roots of the first 8 primes.</summary>
    static readonly uint[] Start =
    [
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
    ];

    /// <summary>The same of the cube roots of the first 64 primes.</summary>
    static readonly uint[] Constants =
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    /// <summary>A message within a buffer, with room behind it for its padding.</summary>
    /// <param name="Start">Where it begins.</param>
    /// <param name="Length">In bytes, without padding.</param>
    internal readonly record struct Message(int Start, int Length)
    {
        /// <summary>Bytes with padding: a bit, zeros, and the length in 64 bits.</summary>
        internal int Padded => (Length + LengthBytes + Block) / Block * Block;

        internal int Blocks => Padded / Block;
    }

    /// <summary>The digests of all messages, one behind the other.</summary>
    /// <param name="text">Holds the messages; their padding is written into it.</param>
    /// <param name="digests">32 bytes for each.</param>
    internal static void Hash(Span<byte> text, ReadOnlySpan<Message> messages, Span<byte> digests)
    {
        Span<long> order = stackalloc long[messages.Length];
        var few = 0;
        for (var i = 0; i < messages.Length; i++)
        {
            var message = messages[i];
            if (!Vector256.IsHardwareAccelerated || message.Blocks >= ManyBlocks)
            {
                SHA256.HashData(text.Slice(message.Start, message.Length), Digest(digests, i));
                continue;
            }

            Pad(text.Slice(message.Start, message.Padded), message.Length);
            order[few++] = ((long)message.Blocks << 32) | (long)i; // of like length side by side
        }

        order[..few].Sort();
        for (var from = 0; from < few; from += Lanes)
        {
            Together(text, messages, order[from..Math.Min(few, from + Lanes)], digests);
        }
    }

    /// <summary>Which message, of an entry that is ordered by its blocks.</summary>
    static int Number(long entry) => (int)(entry & uint.MaxValue);

    static Span<byte> Digest(Span<byte> digests, int number) =>
        digests.Slice(number * SHA256.HashSizeInBytes, SHA256.HashSizeInBytes);

    static void Pad(Span<byte> message, int length)
    {
        message[length] = 0x80;
        message[(length + 1)..^LengthBytes].Clear();
        BinaryPrimitives.WriteInt64BigEndian(message[^LengthBytes..], (long)length * 8);
    }

    /// <param name="few">Up to eight, the shortest first.</param>
    static void Together(
        ReadOnlySpan<byte> text, ReadOnlySpan<Message> messages, ReadOnlySpan<long> few, Span<byte> digests)
    {
        Span<Vector256<uint>> state = stackalloc Vector256<uint>[State];
        Span<Vector256<uint>> words = stackalloc Vector256<uint>[Words];
        for (var i = 0; i < State; i++)
        {
            state[i] = Vector256.Create(Start[i]);
        }

        var lanes = MemoryMarshal.Cast<Vector256<uint>, uint>(words);
        var most = (int)(few[^1] >> 32);
        for (var block = 0; block < most; block++)
        {
            for (var lane = 0; lane < few.Length; lane++)
            {
                var message = messages[Number(few[lane])];
                if (block < message.Blocks)
                {
                    Load(text.Slice(message.Start + (block * Block), Block), lanes[lane..]);
                }
            }

            Compress(state, words);
            for (var lane = 0; lane < few.Length; lane++)
            {
                if ((int)(few[lane] >> 32) == block + 1)
                {
                    Store(MemoryMarshal.Cast<Vector256<uint>, uint>(state)[lane..], Digest(digests, Number(few[lane])));
                }
            }
        }
    }

    /// <summary>Every eighth word from a lane's first.</summary>
    static void Load(ReadOnlySpan<byte> block, Span<uint> lane)
    {
        for (var i = 0; i < Words; i++)
        {
            lane[i * Lanes] = BinaryPrimitives.ReadUInt32BigEndian(block[(i * sizeof(uint))..]);
        }
    }

    static void Store(ReadOnlySpan<uint> lane, Span<byte> digest)
    {
        for (var i = 0; i < State; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(digest[(i * sizeof(uint))..], lane[i * Lanes]);
        }
    }

    /// <summary>One block of each lane (6.2.2); the words are used up.</summary>
    static void Compress(Span<Vector256<uint>> state, Span<Vector256<uint>> w)
    {
        var (a, b, c, d) = (state[0], state[1], state[2], state[3]);
        var (e, f, g, h) = (state[4], state[5], state[6], state[7]);
        for (var t = 0; t < Constants.Length; t++)
        {
            ref var word = ref w[t & (Words - 1)];
            if (t >= Words)
            {
                var (late, early) = (w[(t - 2) & (Words - 1)], w[(t - 15) & (Words - 1)]);
                word += (Right(late, 17) ^ Right(late, 19) ^ (late >>> 10)) + w[(t - 7) & (Words - 1)]
                    + (Right(early, 7) ^ Right(early, 18) ^ (early >>> 3));
            }

            var one = h + (Right(e, 6) ^ Right(e, 11) ^ Right(e, 25)) + ((e & (f ^ g)) ^ g)
                + Vector256.Create(Constants[t]) + word;
            var two = (Right(a, 2) ^ Right(a, 13) ^ Right(a, 22)) + ((a & b) | (c & (a | b)));
            (h, g, f, e, d, c, b, a) = (g, f, e, d + one, c, b, a, one + two);
        }

        (state[0], state[1], state[2], state[3]) = (state[0] + a, state[1] + b, state[2] + c, state[3] + d);
        (state[4], state[5], state[6], state[7]) = (state[4] + e, state[5] + f, state[6] + g, state[7] + h);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<uint> Right(Vector256<uint> word, [ConstantExpected] byte bits) => Avx512F.VL.IsSupported
        ? Avx512F.VL.RotateRight(word, bits)
        : (word >>> bits) | (word << (32 - bits));
}
