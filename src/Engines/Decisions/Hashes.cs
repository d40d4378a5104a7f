using System.Buffers;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Wheelhouse.Decisions;

/// <summary>Hashes of a case's values for a trace: each value is written out once, whoever looks at it.</summary>
sealed class Hashes(Inputs inputs)
{
    readonly byte[]?[] lines = new byte[inputs.Fields.Count][];

    /// <summary>SHA-256, lower-case hex, over lines <c>name=value</c> of the given slots in their order.</summary>
    internal string Of(ImmutableArray<int> slots)
    {
        var length = 0;
        foreach (var slot in slots)
        {
            length += Line(slot).Length;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(length);
        var at = 0;
        foreach (var slot in slots)
        {
            Line(slot).CopyTo(buffer, at);
            at += Line(slot).Length;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(buffer.AsSpan(0, length), hash);
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        return Convert.ToHexStringLower(hash);
    }

    byte[] Line(int slot) =>
        lines[slot] ??= Encoding.UTF8.GetBytes($"{inputs.Fields[slot].Name}={inputs[slot].Canonical}\n");
}
