using System.Buffers.Binary;

namespace Wheelhouse.Telemetry;

/// <summary>The messages this house reads or writes, by number.</summary>
public static class Messages
{
    public const ushort TerminalReply = 0x0001;
    public const ushort Heartbeat = 0x0002;
    public const ushort Logout = 0x0003;
    public const ushort TerminalRerequest = 0x0005;
    public const ushort Register = 0x0100;
    public const ushort Authenticate = 0x0102;
    public const ushort ParametersReply = 0x0104;
    public const ushort Position = 0x0200;
    public const ushort PositionReply = 0x0201;
    public const ushort ControlReply = 0x0500;
    public const ushort PositionBatch = 0x0704;
    public const ushort PlatformReply = 0x8001;
    public const ushort Rerequest = 0x8003;
    public const ushort RegisterReply = 0x8100;
    public const ushort SetParameters = 0x8103;
    public const ushort AskParameters = 0x8104;
    public const ushort Control = 0x8105;
    public const ushort AskPosition = 0x8201;
    public const ushort ConfirmAlarm = 0x8203;
    public const ushort Text = 0x8300;
    public const ushort VehicleControl = 0x8500;
}

/// <summary>How a message was taken, in 0x0001 and 0x8001.</summary>
public enum ReplyResult
{
    Done = 0,
    Failed = 1,
    BadMessage = 2,
    NotSupported = 3,

    /// <summary>The platform has seen the alarm.</summary>
    AlarmConfirmed = 4,
}

/// <summary>0x0001 and 0x8001: that a message arrived. Serial (2), message (2), result (1).</summary>
public readonly record struct GeneralReply(ushort Serial, ushort Message, ReplyResult Result)
{
    public static FrameFault Read(ReadOnlySpan<byte> body, out GeneralReply reply)
    {
        if (body.Length < 5)
        {
            reply = default;
            return FrameFault.BadBody;
        }

        reply = new(BinaryPrimitives.ReadUInt16BigEndian(body), BinaryPrimitives.ReadUInt16BigEndian(body[2..]),
            (ReplyResult)body[4]);
        return FrameFault.None;
    }

    public int Write(Span<byte> body)
    {
        BinaryPrimitives.WriteUInt16BigEndian(body, Serial);
        BinaryPrimitives.WriteUInt16BigEndian(body[2..], Message);
        body[4] = (byte)Result;
        return 5;
    }
}

/// <summary>0x8100: the answer to a registration. Serial (2), result (1: 0 done, 1 vehicle registered already, 2 no
/// such vehicle, 3 device registered already, 4 no such device), and with 0 the code to authenticate with.</summary>
public readonly record struct RegisterReply(ushort Serial, byte Result, string? Code)
{
    public static FrameFault Read(ReadOnlySpan<byte> body, out RegisterReply reply)
    {
        if (body.Length < 3)
        {
            reply = default;
            return FrameFault.BadBody;
        }

        reply = new(BinaryPrimitives.ReadUInt16BigEndian(body), body[2],
            body[2] == 0 ? Wire.Text(body[3..]) : null);
        return FrameFault.None;
    }

    public int Write(Span<byte> body)
    {
        BinaryPrimitives.WriteUInt16BigEndian(body, Serial);
        body[2] = Result;
        return 3 + (Code is null ? 0 : Wire.Gbk.GetBytes(Code, body[3..]));
    }
}

/// <summary>0x0102: a device shows the code it was given.</summary>
public readonly ref struct Authentication(ReadOnlySpan<byte> code, string? imei, string? software)
{
    /// <summary>Bytes as sent; to be compared in constant time by whoever knows the right ones.</summary>
    public ReadOnlySpan<byte> Code { get; } = code;

    /// <summary>Fifteen digits; 2019 only.</summary>
    public string? Imei { get; } = imei;

    /// <summary>2019 only.</summary>
    public string? Software { get; } = software;

    /// <summary>2011 and 2013: the code is the body. 2019: length (1), code, IMEI (15), software version
    /// (20).</summary>
    public static FrameFault Read(in Jt808Frame frame, out Authentication authentication)
    {
        var body = frame.Body;
        authentication = default;
        if (!frame.Terminal.Is2019)
        {
            authentication = new(body.TrimEnd((byte)0), null, null);
            return FrameFault.None;
        }

        if (body.IsEmpty || body.Length < 1 + body[0])
        {
            return FrameFault.BadBody;
        }

        var rest = body[(1 + body[0])..];
        authentication = new(body.Slice(1, body[0]),
            rest.Length >= 15 ? Wire.Text(rest[..15]) : null,
            rest.Length > 15 ? Wire.Text(rest[15..Math.Min(35, rest.Length)]) : null);
        return FrameFault.None;
    }

    public static int Write(
        Span<byte> body, bool is2019, ReadOnlySpan<byte> code, string imei = "", string software = "")
    {
        if (!is2019)
        {
            code.CopyTo(body);
            return code.Length;
        }

        body[0] = (byte)code.Length;
        code.CopyTo(body[1..]);
        Wire.Fill(body.Slice(1 + code.Length, 15), imei);
        Wire.Fill(body.Slice(16 + code.Length, 20), software);
        return 36 + code.Length;
    }
}
