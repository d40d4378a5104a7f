using System.Buffers.Binary;

namespace Wheelhouse.Telemetry;

/// <summary>The body of 0x0200, and of its relatives that carry one: 0x0704 (many), 0x0201 and 0x0500 (after two bytes
/// of serial).</summary>
/// <remarks>Alarms (4), state (4), latitude (4) and longitude (4) in millionths of a degree without sign, metres (2),
/// speed in tenths of a km/h (2), course (2), yyMMddHHmmss in BCD at UTC+8 (6), then items. The metres are a word in
/// the
/// standard and signed in practice.</remarks>
public static class Location
{
    public const int FixedLength = 28;

    /// <summary>Reads one position.</summary>
    /// <param name="body">The body, or the part of one that holds a position.</param>
    /// <param name="dialect">How the device's model words its items.</param>
    /// <param name="position">What it says. Doubts are in it, not in the answer.</param>
    /// <returns><see cref="FrameFault.BadBody"/> below 28 bytes, else <see cref="FrameFault.None"/>.</returns>
    public static FrameFault Read(ReadOnlySpan<byte> body, Dialect dialect, out Position position)
    {
        ArgumentNullException.ThrowIfNull(dialect);
        position = default;
        if (body.Length < FixedLength)
        {
            return FrameFault.BadBody;
        }

        var readings = default(Readings);
        var whole = dialect.Read(body[FixedLength..], ref readings);
        var statuses = (Statuses)BinaryPrimitives.ReadUInt32BigEndian(body[4..]);
        var latitude = BinaryPrimitives.ReadUInt32BigEndian(body[8..]);
        var longitude = BinaryPrimitives.ReadUInt32BigEndian(body[12..]);
        var seconds = ReadTime(body[22..]);
        position = new()
        {
            Alarms = (Alarms)BinaryPrimitives.ReadUInt32BigEndian(body),
            Statuses = statuses,
            LatitudeMicro = Signed(latitude, (statuses & Statuses.South) != 0),
            LongitudeMicro = Signed(longitude, (statuses & Statuses.West) != 0),
            AltitudeMetres = BinaryPrimitives.ReadInt16BigEndian(body[16..]),
            SpeedTenths = BinaryPrimitives.ReadUInt16BigEndian(body[18..]),
            Course = BinaryPrimitives.ReadUInt16BigEndian(body[20..]),
            Seconds = seconds,
            Readings = readings,
            Doubts = Doubt(statuses, latitude, longitude)
                | (seconds is null ? Doubts.NoTime : 0) | (whole ? 0 : Doubts.ExtrasCut),
        };
        return FrameFault.None;
    }

    /// <summary>The vehicle's identification number among the items, or null.</summary>
    public static string? Vin(ReadOnlySpan<byte> body, Dialect dialect) => Text(body, dialect, Measure.Vin);

    /// <summary>The number of the SIM card among the items, or null.</summary>
    public static string? Iccid(ReadOnlySpan<byte> body, Dialect dialect) => Text(body, dialect, Measure.Iccid);

    /// <summary>Writes the fixed part of a position; what devices, and those who play them, send.</summary>
    /// <returns>28: the items go behind it.</returns>
    public static int Write(Span<byte> body, in Position position)
    {
        var statuses = position.Statuses & ~(Statuses.South | Statuses.West);
        statuses |= position.LatitudeMicro < 0 ? Statuses.South : 0;
        statuses |= position.LongitudeMicro < 0 ? Statuses.West : 0;
        BinaryPrimitives.WriteUInt32BigEndian(body, (uint)position.Alarms);
        BinaryPrimitives.WriteUInt32BigEndian(body[4..], (uint)statuses);
        BinaryPrimitives.WriteUInt32BigEndian(body[8..], (uint)Math.Abs((long)position.LatitudeMicro));
        BinaryPrimitives.WriteUInt32BigEndian(body[12..], (uint)Math.Abs((long)position.LongitudeMicro));
        BinaryPrimitives.WriteInt16BigEndian(body[16..], position.AltitudeMetres);
        BinaryPrimitives.WriteUInt16BigEndian(body[18..], position.SpeedTenths);
        BinaryPrimitives.WriteUInt16BigEndian(body[20..], position.Course);
        WriteTime(body.Slice(22, 6), position.Seconds);
        return FixedLength;
    }

    internal static Doubts Doubt(Statuses statuses, uint latitude, uint longitude) =>
        ((statuses & Statuses.Fixed) == 0 ? Doubts.NoFix : 0)
        | ((statuses & Statuses.Offset) != 0 ? Doubts.Shifted : 0)
        | ((latitude | longitude) == 0 ? Doubts.NullIsland : 0)
        | (latitude > 90_000_000 || longitude > 180_000_000 ? Doubts.OffTheEarth : 0);

    internal static int Signed(uint micro, bool negative)
    {
        var size = (int)Math.Min(micro, int.MaxValue);
        return negative ? -size : size;
    }

    internal static long? ReadTime(ReadOnlySpan<byte> bcd) => Wire.Seconds(
        Wire.Bcd(bcd[0]), Wire.Bcd(bcd[1]), Wire.Bcd(bcd[2]), Wire.Bcd(bcd[3]), Wire.Bcd(bcd[4]), Wire.Bcd(bcd[5]));

    internal static void WriteTime(Span<byte> bcd, long? seconds)
    {
        bcd[..6].Clear();
        if (seconds is not { } utc)
        {
            return;
        }

        var local = DateTime.UnixEpoch.AddSeconds(utc + Wire.BeijingSeconds);
        (bcd[0], bcd[1], bcd[2]) = (Pair(local.Year % 100), Pair(local.Month), Pair(local.Day));
        (bcd[3], bcd[4], bcd[5]) = (Pair(local.Hour), Pair(local.Minute), Pair(local.Second));
    }

    static byte Pair(int number) => (byte)(((number / 10) << 4) | (number % 10));

    static string? Text(ReadOnlySpan<byte> body, Dialect dialect, Measure wanted)
    {
        ArgumentNullException.ThrowIfNull(dialect);
        return body.Length < FixedLength ? null : dialect.Text(body[FixedLength..], wanted);
    }
}

/// <summary>The body of 0x0704: positions kept while there was no network, or simply several at once.</summary>
/// <remarks>Count (2), kind (1: 0 ordinary, 1 from a blind area), then for each a length (2) and a body of
/// 0x0200.</remarks>
public ref struct LocationBatch
{
    ReadOnlySpan<byte> rest;

    LocationBatch(int count, bool resent, ReadOnlySpan<byte> rest)
    {
        (Count, Resent) = (count, resent);
        this.rest = rest;
    }

    /// <summary>How many the device says there are.</summary>
    public int Count { get; }

    /// <summary>From the memory of a device that had no network: history.</summary>
    public bool Resent { get; }

    /// <summary>Reads the head; positions follow by <see cref="Next"/>.</summary>
    public static FrameFault Read(ReadOnlySpan<byte> body, out LocationBatch batch)
    {
        batch = default;
        if (body.Length < 3)
        {
            return FrameFault.BadBody;
        }

        batch = new(BinaryPrimitives.ReadUInt16BigEndian(body), body[2] == 1, body[3..]);
        return FrameFault.None;
    }

    /// <summary>The next position's bytes; false at the end.</summary>
    /// <param name="one">A body of 0x0200 for <see cref="Location.Read"/>.</param>
    /// <param name="fault"><see cref="FrameFault.BadBody"/> when a length goes beyond the end: what came before it
    /// stands.</param>
    public bool Next(out ReadOnlySpan<byte> one, out FrameFault fault)
    {
        one = default;
        fault = FrameFault.None;
        if (rest.IsEmpty)
        {
            return false;
        }

        var length = rest.Length < 2 ? int.MaxValue : BinaryPrimitives.ReadUInt16BigEndian(rest);
        if (length > rest.Length - 2)
        {
            fault = FrameFault.BadBody;
            rest = default;
            return false;
        }

        one = rest.Slice(2, length);
        rest = rest[(2 + length)..];
        return true;
    }
}
