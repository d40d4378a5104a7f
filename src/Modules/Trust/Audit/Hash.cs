using System.Buffers.Binary;

namespace Wheelhouse.Trust;

/// <summary>A SHA-256 value, compared by content.</summary>
/// <remarks>Four words in place of an array: a million of them cost no million allocations.</remarks>
readonly record struct Hash(ulong A, ulong B, ulong C, ulong D)
{
    internal const int Size = 32;

    internal static Hash From(ReadOnlySpan<byte> bytes) => bytes.Length == Size
        ? new(
            BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]),
            BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]), BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]))
        : throw new ArgumentException("A SHA-256 value has 32 bytes.", nameof(bytes));

    internal static Hash Parse(string hex) => From(Convert.FromHexString(hex));

    internal void Write(Span<byte> to)
    {
        BinaryPrimitives.WriteUInt64BigEndian(to, A);
        BinaryPrimitives.WriteUInt64BigEndian(to[8..], B);
        BinaryPrimitives.WriteUInt64BigEndian(to[16..], C);
        BinaryPrimitives.WriteUInt64BigEndian(to[24..], D);
    }

    internal byte[] ToArray()
    {
        var bytes = new byte[Size];
        Write(bytes);
        return bytes;
    }

    public override string ToString() => Convert.ToHexStringLower(ToArray());
}
