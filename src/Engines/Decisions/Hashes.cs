using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Wheelhouse.Decisions;

/// <summary>Hashes of a case's values for a trace: each value is written out once, whoever looks at it.</summary>
sealed class Hashes(Inputs inputs)
{
    /// <summary>Room for a line as most are; it grows where one is longer.</summary>
    const int UsualLine = 40;

    const int OnStack = 1024;

    readonly (int Start, int Length)[] lines = new (int, int)[inputs.Fields.Count];
    byte[] text = new byte[inputs.Fields.Count * UsualLine];
    int end;

    /// <summary>SHA-256, lower-case hex, over lines <c>name=value</c> of the given slots in their order.</summary>
    internal string Of(ImmutableArray<int> slots)
    {
        var length = 0;
        foreach (var slot in slots)
        {
            length += Line(slot).Length;
        }

        Span<byte> gathered = length <= OnStack ? stackalloc byte[length] : new byte[length];
        var at = 0;
        foreach (var slot in slots)
        {
            var (start, size) = lines[slot];
            text.AsSpan(start, size).CopyTo(gathered[at..]);
            at += size;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(gathered, hash);
        return Convert.ToHexStringLower(hash);
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
                Array.Resize(ref text, (text.Length * 2) + most);
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
}
