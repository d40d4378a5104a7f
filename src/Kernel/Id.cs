using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Wheelhouse.Kernel;

/// <summary>What can be named by an <see cref="Id{T}"/>; the prefix shows in text, as in <c>agr_0199…</c>.</summary>
public interface INamed
{
    static abstract string Prefix { get; }
}

/// <summary>The identity of a <typeparamref name="T"/>; ids of two kinds never mix.</summary>
/// <remarks>A UUID version 7 (RFC 9562): ids sort by when they were made. Text: prefix, underscore, 32 hex.</remarks>
public readonly record struct Id<T>(Guid Value) : IParsable<Id<T>>, IComparable<Id<T>>
    where T : INamed
{
    public static bool operator <(Id<T> a, Id<T> b) => a.CompareTo(b) < 0;

    public static bool operator >(Id<T> a, Id<T> b) => a.CompareTo(b) > 0;

    public static bool operator <=(Id<T> a, Id<T> b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Id<T> a, Id<T> b) => a.CompareTo(b) >= 0;

    public static Id<T> New(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return new(Guid.CreateVersion7(clock.GetUtcNow()));
    }

    /// <summary>An id that a run makes again when it is repeated: sorted by the run's instant, told apart by a
    /// name.</summary>
    /// <param name="name">Names one thing among all of its kind; 74 bits of its SHA-256 take the place of
    /// chance.</param>
    public static Id<T> Named(DateTimeOffset at, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        Span<byte> bytes = stackalloc byte[32];
        SHA256.HashData(MemoryMarshal.AsBytes(name.AsSpan()), bytes);
        var chance = BinaryPrimitives.ReadUInt16BigEndian(bytes[6..]);
        BinaryPrimitives.WriteInt64BigEndian(bytes, (at.ToUnixTimeMilliseconds() << 16) | chance);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new(new Guid(bytes[..16], bigEndian: true));
    }

    /// <summary>Reads the text form. The prefix is part of it: an id of another kind does not parse.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Id<T> result)
    {
        result = default;
        if (s is null || s.Length != T.Prefix.Length + 33 || s[T.Prefix.Length] != '_'
            || !s.StartsWith(T.Prefix, StringComparison.Ordinal)
            || !Guid.TryParseExact(s.AsSpan(T.Prefix.Length + 1), "N", out var value))
        {
            return false;
        }

        result = new(value);
        return true;
    }

    /// <exception cref="FormatException">The text is not an id of this kind.</exception>
    public static Id<T> Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var id)
            ? id
            : throw new FormatException($"'{s}' is not an id like {T.Prefix}_0199….");

    public int CompareTo(Id<T> other) => Value.CompareTo(other.Value);

    public override string ToString() => $"{T.Prefix}_{Value:N}";
}
