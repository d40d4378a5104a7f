using System.Buffers;
using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Wheelhouse.Decisions;

/// <summary>Hashes of a case's values for a trace: each value is written out once, whoever looks at it, and all that
/// are asked for are computed together.</summary>
/// <remarks>A hash is SHA-256, lower-case hex, over lines <c>name=value</c> of the given slots in their order.
/// </remarks>
sealed class Hashes
{
    /// <summary>Room for a line as most are; it grows where one is longer.</summary>
    const int UsualLine = 40;

    readonly Inputs inputs;
    readonly (int Start, int Length)[] lines;
    readonly byte[] digests;
    byte[] text;
    int end;

    Hashes(Inputs inputs, ReadOnlySpan<ImmutableArray<int>> asked)
    {
        this.inputs = inputs;
        lines = new (int, int)[inputs.Fields.Count];
        digests = new byte[asked.Length * SHA256.HashSizeInBytes];
        text = ArrayPool<byte>.Shared.Rent(inputs.Fields.Count * UsualLine);
    }

    /// <summary>In the order they were asked for.</summary>
    internal string this[int number] => Convert.ToHexStringLower(
        digests.AsSpan(number * SHA256.HashSizeInBytes, SHA256.HashSizeInBytes));

    /// <summary>The hash of some slots alone.</summary>
    internal static string Of(Inputs inputs, ImmutableArray<int> slots) => Of(inputs, [slots])[0];

    /// <summary>A hash for each group of slots.</summary>
    internal static Hashes Of(Inputs inputs, ReadOnlySpan<ImmutableArray<int>> asked)
    {
        var hashes = new Hashes(inputs, asked);
        try
        {
            hashes.Compute(asked);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(hashes.text, clearArray: true); // incomes are among them
        }

        return hashes;
    }

    void Compute(ReadOnlySpan<ImmutableArray<int>> asked)
    {
        var messages = new Sha256Lanes.Message[asked.Length];
        var room = 0;
        for (var i = 0; i < asked.Length; i++)
        {
            var length = 0;
            foreach (var slot in asked[i])
            {
                length += Line(slot).Length;
            }

            messages[i] = new(room, length);
            room += messages[i].Padded;
        }

        var gathered = ArrayPool<byte>.Shared.Rent(room);
        for (var i = 0; i < asked.Length; i++)
        {
            var at = messages[i].Start;
            foreach (var slot in asked[i])
            {
                var (start, size) = lines[slot];
                text.AsSpan(start, size).CopyTo(gathered.AsSpan(at));
                at += size;
            }
        }

        Sha256Lanes.Hash(gathered, messages, digests);
        ArrayPool<byte>.Shared.Return(gathered, clearArray: true);
    }

    (int Start, int Length) Line(int slot)
    {
        if (lines[slot].Length == 0)
        {
            var name = inputs.Fields.Utf8(slot);
            var value = inputs[slot];
            var most = name.Length + value.MostBytes + 1;
            if (text.Length - end < most)
            {
                Grow(most);
            }

            var line = text.AsSpan(end, most);
            name.CopyTo(line);
            var length = name.Length + value.Write(line[name.Length..]);
            line[length++] = (byte)'\n';
            lines[slot] = (end, length);
            end += length;
        }

        return lines[slot];
    }

    void Grow(int most)
    {
        var larger = ArrayPool<byte>.Shared.Rent((text.Length * 2) + most);
        text.AsSpan(0, end).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(text, clearArray: true);
        text = larger;
    }
}
