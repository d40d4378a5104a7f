using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Wheelhouse.Telemetry;

/// <summary>What both protocols' bytes have in common.</summary>
static class Wire
{
    /// <summary>Devices give the time of day of Beijing, UTC+8, which has known no summer time since 1991.</summary>
    internal const long BeijingSeconds = 8 * 3600;

    static readonly long Epoch = DateTime.UnixEpoch.Ticks / TimeSpan.TicksPerSecond;

    /// <summary>Chinese text of devices is GBK (code page 936).</summary>
    internal static readonly Encoding Gbk = CodePagesEncodingProvider.Instance.GetEncoding(936)!;

    /// <summary>Exclusive or of all bytes, eight at a time.</summary>
    internal static byte Xor(ReadOnlySpan<byte> bytes)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        ulong sum = 0;
        foreach (var word in words)
        {
            sum ^= word;
        }

        sum ^= sum >> 32;
        sum ^= sum >> 16;
        sum ^= sum >> 8;
        var last = (byte)(sum & 0xff);
        foreach (var one in bytes[(words.Length * 8)..])
        {
            last ^= one;
        }

        return last;
    }

    /// <summary>A big-endian unsigned number of one to eight bytes.</summary>
    internal static ulong Number(ReadOnlySpan<byte> bytes)
    {
        switch (bytes.Length)
        {
            case 1: return bytes[0];
            case 2: return BinaryPrimitives.ReadUInt16BigEndian(bytes);
            case 4: return BinaryPrimitives.ReadUInt32BigEndian(bytes);
        }

        ulong number = 0;
        foreach (var one in bytes)
        {
            number = unchecked(number << 8) | one;
        }

        return number;
    }

    /// <summary>Two decimal digits in a byte, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Bcd(byte pair) =>
        (pair & 0x0f) > 9 || pair > 0x99 ? -1 : ((pair >> 4) * 10) + (pair & 0x0f);

    /// <summary>Seconds since 1970 (UTC) of Beijing's wall clock, or null when there is no such day or time: never
    /// rolled over into the next month or year.</summary>
    internal static long? Seconds(int year, int month, int day, int hour, int minute, int second)
    {
        if (year < 0 || month is < 1 or > 12 || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59
            || day < 1 || day > DateTime.DaysInMonth(2000 + year, month))
        {
            return null;
        }

        var days = new DateTime(2000 + year, month, day).Ticks / TimeSpan.TicksPerSecond;
        return days - Epoch + (hour * 3600) + (minute * 60) + second - BeijingSeconds;
    }

    /// <summary>Text up to the zero bytes that fill a field; bytes that are no GBK become U+FFFD.</summary>
    internal static string Text(ReadOnlySpan<byte> field) => Gbk.GetString(field.TrimEnd((byte)0));

    /// <summary>Writes a text into a field of its own length, cut to it and filled with zeros.</summary>
    internal static void Fill(Span<byte> field, string text)
    {
        field.Clear();
        var bytes = Gbk.GetBytes(text);
        bytes.AsSpan(0, Math.Min(bytes.Length, field.Length)).CopyTo(field);
    }
}
