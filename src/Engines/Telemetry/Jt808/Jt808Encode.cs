using System.Buffers.Binary;

namespace Wheelhouse.Telemetry;

/// <summary>Puts messages on the wire.</summary>
public static class Jt808Encode
{
    /// <summary>Longest body a single frame holds.</summary>
    public const int MaxBody = 1023;

    /// <summary>Room that any single frame fits in.</summary>
    public const int MaxFrame = Jt808Frame.MaxLength + 2;

    /// <summary>Writes one whole frame, flags and escapes included.</summary>
    /// <param name="destination">Room for it; <see cref="MaxFrame"/> is always enough.</param>
    /// <returns>How long it became.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The body is longer than 1023 bytes.</exception>
    public static int Frame(
        Span<byte> destination, Jt808Terminal terminal, ushort message, ushort serial, ReadOnlySpan<byte> body)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(body.Length, MaxBody);
        var at = Header(destination, terminal, message, serial, body.Length);
        body.CopyTo(destination[at..]);
        return Seal(destination, at + body.Length);
    }

    /// <summary>0x8001: that a message arrived.</summary>
    public static int Reply(Span<byte> destination, Jt808Terminal terminal, ushort serial, GeneralReply reply)
    {
        var at = Header(destination, terminal, Messages.PlatformReply, serial, 5);
        return Seal(destination, at + reply.Write(destination[at..]));
    }

    /// <summary>0x8003: asks for packages of a message that did not come. First serial (2), count (1), numbers (2
    /// each).</summary>
    public static int Rerequest(
        Span<byte> destination, Jt808Terminal terminal, ushort serial, ushort firstSerial, ReadOnlySpan<ushort> missing)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(missing.Length, 255);
        Span<byte> body = stackalloc byte[3 + (2 * 255)];
        BinaryPrimitives.WriteUInt16BigEndian(body, firstSerial);
        body[2] = (byte)missing.Length;
        for (var i = 0; i < missing.Length; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(body[(3 + (2 * i))..], missing[i]);
        }

        return Frame(destination, terminal, Messages.Rerequest, serial, body[..(3 + (2 * missing.Length))]);
    }

    static int Header(Span<byte> destination, Jt808Terminal terminal, ushort message, ushort serial, int length)
    {
        destination[0] = Jt808Frame.Flag;
        BinaryPrimitives.WriteUInt16BigEndian(destination[1..], message);
        BinaryPrimitives.WriteUInt16BigEndian(destination[3..], (ushort)(length | (terminal.Is2019 ? 0x4000 : 0)));
        var at = 5;
        if (terminal.Is2019)
        {
            destination[at++] = terminal.Version;
        }

        terminal.WritePhone(destination.Slice(at, terminal.PhoneLength));
        at += terminal.PhoneLength;
        BinaryPrimitives.WriteUInt16BigEndian(destination[at..], serial);
        return at + 2;
    }

    /// <summary>Adds checksum and closing flag, and escapes from the end, in place: nothing is copied where nothing is
    /// to be escaped.</summary>
    static int Seal(Span<byte> destination, int end)
    {
        destination[end] = Wire.Xor(destination[1..end]);
        end++;
        var plain = destination[1..end];
        var escapes = plain.Count((byte)0x7d) + plain.Count(Jt808Frame.Flag);
        var to = end + escapes;
        for (var from = end - 1; to - 1 > from; from--)
        {
            var one = destination[from];
            if (one is 0x7d or Jt808Frame.Flag)
            {
                destination[--to] = (byte)(one == 0x7d ? 1 : 2);
                destination[--to] = 0x7d;
            }
            else
            {
                destination[--to] = one;
            }
        }

        destination[end + escapes] = Jt808Frame.Flag;
        return end + escapes + 1;
    }
}
