using System.Buffers.Binary;

namespace Wheelhouse.Telemetry;

/// <summary>Which header a frame is read with.</summary>
public enum Jt808Layout
{
    /// <summary>The one that bit 14 names.</summary>
    ByFlag,

    /// <summary>That of 2011 and 2013 whatever bit 14 says, for devices known to set it by mistake.</summary>
    Of2013,

    /// <summary>That of 2019 whatever bit 14 says.</summary>
    Of2019,
}

/// <summary>One JT/T 808 message, checked: a view on the bytes that were received.</summary>
/// <remarks>On the wire: 7E, then message (2), attributes (2), [version (1)], number (6, or 10 in 2019), serial (2),
/// [packages (2), package (2)], body, checksum (1), then 7E. Between the flags 7E is sent as 7D 02 and 7D as 7D 01; the
/// checksum is the exclusive or of everything before it and is built before escaping, so it may itself be
/// escaped.</remarks>
public readonly ref struct Jt808Frame
{
    /// <summary>The most that may stand between two flags: header 21, body 1023, checksum, all of it escaped.</summary>
    public const int MaxLength = 2 * (21 + 1023 + 1);

    public const byte Flag = 0x7e;

    const byte Escape = 0x7d;

    Jt808Frame(ushort message, ushort attributes, Jt808Terminal terminal, ushort serial, ReadOnlySpan<byte> body)
    {
        (Message, Attributes, Terminal, Serial) = (message, attributes, terminal, serial);
        (PackageTotal, PackageIndex) = (1, 1);
        Body = body;
    }

    Jt808Frame(Jt808Frame whole, ushort total, ushort index)
    {
        this = whole;
        (PackageTotal, PackageIndex) = (total, index);
        Body = whole.Body[4..];
    }

    /// <summary>What kind of message: 0x0200 is a position.</summary>
    public ushort Message { get; }

    public ushort Attributes { get; }

    public Jt808Terminal Terminal { get; }

    public ushort Serial { get; }

    /// <summary>How many packages the message comes in; 1 for nearly all.</summary>
    public ushort PackageTotal { get; }

    /// <summary>Which of them this is, from 1.</summary>
    public ushort PackageIndex { get; }

    public ReadOnlySpan<byte> Body { get; }

    public int DeclaredLength => Attributes & 0x3ff;

    /// <summary>Bits 10 to 12: 0 plain, 1 RSA, others not standardised.</summary>
    public int Encryption => (Attributes >> 10) & 7;

    public bool IsPart => (Attributes & 0x2000) != 0;

    /// <summary>Reads what stands between two flags.</summary>
    /// <param name="wire">The bytes as received, without flags.</param>
    /// <param name="room">At least as long as <paramref name="wire"/>; used only when something is escaped.</param>
    /// <param name="frame">What was read; empty with a fault, but for a bad package number or an encrypted body, where
    /// the header stands.</param>
    /// <param name="layout">Which header; <see cref="Jt808Layout.ByFlag"/> but for devices known to lie.</param>
    public static FrameFault Read(
        ReadOnlySpan<byte> wire, Span<byte> room, out Jt808Frame frame, Jt808Layout layout = Jt808Layout.ByFlag)
    {
        frame = default;
        if (wire.Length > MaxLength)
        {
            return FrameFault.TooLong;
        }

        var plain = wire;
        var escaped = wire.IndexOf(Escape);
        if (escaped >= 0)
        {
            var length = Unescape(wire, room, escaped);
            if (length < 0)
            {
                return FrameFault.BadEscape;
            }

            plain = room[..length];
        }

        return ReadPlain(plain, layout, out frame);
    }

    /// <summary>Takes the escapes out of what stands between two flags; -1 when one of them is none.</summary>
    /// <remarks>30 7D 02 08 7D 01 55 becomes 30 7E 08 7D 55.</remarks>
    public static int Unescape(ReadOnlySpan<byte> wire, Span<byte> plain)
    {
        var first = wire.IndexOf(Escape);
        return first < 0 ? Copy(wire, plain) : Unescape(wire, plain, first);
    }

    static int Copy(ReadOnlySpan<byte> wire, Span<byte> plain)
    {
        wire.CopyTo(plain);
        return wire.Length;
    }

    static int Unescape(ReadOnlySpan<byte> wire, Span<byte> plain, int next)
    {
        var written = 0;
        while (next >= 0)
        {
            if (next + 1 >= wire.Length || wire[next + 1] is not (1 or 2))
            {
                return -1;
            }

            wire[..next].CopyTo(plain[written..]);
            written += next;
            plain[written++] = wire[next + 1] == 1 ? Escape : Flag;
            wire = wire[(next + 2)..];
            next = wire.IndexOf(Escape);
        }

        wire.CopyTo(plain[written..]);
        return written + wire.Length;
    }

    static FrameFault ReadPlain(ReadOnlySpan<byte> plain, Jt808Layout layout, out Jt808Frame frame)
    {
        frame = default;
        if (plain.Length < 13)
        {
            return FrameFault.TooShort;
        }

        if (Wire.Xor(plain) != 0)
        {
            return FrameFault.BadChecksum;
        }

        var message = BinaryPrimitives.ReadUInt16BigEndian(plain);
        var attributes = BinaryPrimitives.ReadUInt16BigEndian(plain[2..]);
        if (OneByteSerial(message))
        {
            frame = new(message, 0, new(Jt808Terminal.ReadPhone(plain[4..10])), plain[10], plain[11..^1]);
            return FrameFault.None;
        }

        var flagged = (attributes & 0x4000) != 0;
        var is2019 = layout == Jt808Layout.ByFlag ? flagged : layout == Jt808Layout.Of2019;
        var header = (is2019 ? 17 : 12) + ((attributes & 0x2000) != 0 ? 4 : 0);
        var declared = attributes & 0x3ff;
        if (plain.Length != header + declared + 1)
        {
            return is2019 && layout == Jt808Layout.ByFlag && plain.Length == header - 5 + declared + 1
                ? FrameFault.WrongVersionFlag
                : plain.Length < header + 1 ? FrameFault.TooShort : FrameFault.LengthMismatch;
        }

        var terminal = is2019
            ? new Jt808Terminal(Jt808Terminal.ReadPhone(plain[5..15]), true, plain[4])
            : new Jt808Terminal(Jt808Terminal.ReadPhone(plain[4..10]));
        var serial = is2019 ? 15 : 10;
        frame = new(message, attributes, terminal,
            BinaryPrimitives.ReadUInt16BigEndian(plain[serial..]), plain[(serial + 2)..^1]);
        return Packages(ref frame);
    }

    static FrameFault Packages(ref Jt808Frame frame)
    {
        if (frame.IsPart)
        {
            var total = BinaryPrimitives.ReadUInt16BigEndian(frame.Body);
            var index = BinaryPrimitives.ReadUInt16BigEndian(frame.Body[2..]);
            frame = new(frame, total, index);
            if (index == 0 || index > total)
            {
                return FrameFault.BadPackage;
            }
        }

        return frame.Encryption == 0 ? FrameFault.None : FrameFault.Encrypted;
    }

    /// <summary>Messages 0x5501 to 0x5506 of one maker: six bytes of number after two of his own, then a serial of
    /// one byte, and no length that could be checked.</summary>
    static bool OneByteSerial(ushort message) => message is >= 0x5501 and <= 0x5506;
}
