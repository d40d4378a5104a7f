using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Wheelhouse.Platform;

/// <summary>Rows in the form that PostgreSQL's binary COPY takes, gathered until they are worth sending.</summary>
/// <remarks>
/// The form is that of the manual of COPY, section "Binary Format": a signature, then for each row the number of its
/// fields and each field as its length and its bytes, then −1; all numbers with the highest byte first. The driver's
/// own importer boxes every value and asks for each how it is written: measured, a quarter of an import's work.
/// </remarks>
sealed class CopyBuffer : IDisposable
{
    /// <summary>So many bytes are sent at once.</summary>
    internal const int Full = 1 << 18;

    /// <summary>PostgreSQL counts days and microseconds from 2000-01-01.</summary>
    static readonly int FirstDay = new DateOnly(2000, 1, 1).DayNumber;

    static readonly long FirstTick = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;

    byte[] bytes = ArrayPool<byte>.Shared.Rent(Full + (1 << 14));
    int count;

    internal bool IsFull => count >= Full;

    internal ReadOnlyMemory<byte> Written => bytes.AsMemory(0, count);

    internal void Clear() => count = 0;

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = [];
    }

    /// <summary>What stands before the first row: the signature, no flags, no extension.</summary>
    internal void Begin()
    {
        "PGCOPY\n"u8.CopyTo(Take(7));
        ReadOnlySpan<byte> mark = [0xff, 0x0d, 0x0a, 0];
        mark.CopyTo(Take(4));
        Take(8).Clear();
    }

    /// <summary>A row of so many fields follows; −1: no more rows.</summary>
    internal void Row(int fields) => BinaryPrimitives.WriteInt16BigEndian(Take(2), (short)fields);

    internal void End() => Row(-1);

    internal void Null() => Length(-1);

    internal void Put(bool value) => Field(1)[0] = value ? (byte)1 : (byte)0;

    internal void Put(short value) => BinaryPrimitives.WriteInt16BigEndian(Field(2), value);

    internal void Put(int value) => BinaryPrimitives.WriteInt32BigEndian(Field(4), value);

    internal void Put(long value) => BinaryPrimitives.WriteInt64BigEndian(Field(8), value);

    internal void Put(Guid value) => value.TryWriteBytes(Field(16), bigEndian: true, out _);

    internal void Put(byte[] value) => value.CopyTo(Field(value.Length));

    /// <summary>The first and the last day are PostgreSQL's infinities, as the driver has it.</summary>
    internal void Put(DateOnly value) => Put(
        value == DateOnly.MaxValue ? int.MaxValue
        : value == DateOnly.MinValue ? int.MinValue
        : value.DayNumber - FirstDay);

    /// <summary>Microseconds; what is finer is cut off. The infinities as of days.</summary>
    internal void Put(DateTimeOffset value) => Put(
        value == DateTimeOffset.MaxValue ? long.MaxValue
        : value == DateTimeOffset.MinValue ? long.MinValue
        : (value.UtcTicks - FirstTick) / TimeSpan.TicksPerMicrosecond);

    internal void Put(string value)
    {
        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        Ensure(4 + most);
        var length = Encoding.UTF8.GetBytes(value, bytes.AsSpan(count + 4));
        Length(length);
        count += length;
    }

    /// <summary>A document, whose binary form is its text after a version.</summary>
    internal void PutDocument(string value)
    {
        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        Ensure(5 + most);
        var length = Encoding.UTF8.GetBytes(value, bytes.AsSpan(count + 5));
        Length(length + 1);
        bytes[count] = 1;
        count += length + 1;
    }

    /// <summary>Digits to the base 10,000: how many, the power of the first, the sign, decimal places, and they.
    /// </summary>
    /// <remarks>By hand: −1,234.5678 is (2, 0, 0x4000, 4) and 1234, 5678.</remarks>
    internal void Put(decimal value)
    {
        var scale = value.Scale;
        var places = (scale + 3) / 4;
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var unsigned = MemoryMarshal.Cast<int, uint>(parts);
        var rest = new UInt128(unsigned[2], ((ulong)unsigned[1] << 32) | unsigned[0]);
        for (var pad = scale; pad < places * 4; pad++)
        {
            rest *= 10;
        }

        Span<short> digits = stackalloc short[16];
        var length = 0;
        for (; rest > 0; rest /= 10_000)
        {
            digits[length++] = (short)(rest % 10_000);
        }

        var field = Field(8 + (2 * length));
        BinaryPrimitives.WriteInt16BigEndian(field, (short)length);
        BinaryPrimitives.WriteInt16BigEndian(field[2..], (short)(length - 1 - places));
        BinaryPrimitives.WriteInt16BigEndian(field[4..], value < 0 ? (short)0x4000 : (short)0);
        BinaryPrimitives.WriteInt16BigEndian(field[6..], scale);
        for (var i = 0; i < length; i++)
        {
            BinaryPrimitives.WriteInt16BigEndian(field[(8 + (2 * i))..], digits[length - 1 - i]);
        }
    }

    Span<byte> Field(int length)
    {
        Length(length);
        return Take(length);
    }

    void Length(int length) => BinaryPrimitives.WriteInt32BigEndian(Take(4), length);

    Span<byte> Take(int length)
    {
        Ensure(length);
        var taken = bytes.AsSpan(count, length);
        count += length;
        return taken;
    }

    void Ensure(int more)
    {
        if (count + more <= bytes.Length)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * bytes.Length, count + more));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
    }
}
