using System.Buffers.Binary;

namespace Wheelhouse.Telemetry;

/// <summary>What a GB/T 32960.3 frame is about.</summary>
public enum Gb32960Command : byte
{
    VehicleLogin = 1,
    RealTime = 2,

    /// <summary>Kept while there was no network, and sent again.</summary>
    Resend = 3,
    VehicleLogout = 4,
    PlatformLogin = 5,
    PlatformLogout = 6,
    Heartbeat = 7,
    TimeCheck = 8,

    /// <summary>2025: a terminal asks to be activated; 10 answers it.</summary>
    Activation = 9,
    ActivationReply = 10,
}

/// <summary>One GB/T 32960.3 frame, checked: a view on the bytes that were received.</summary>
/// <remarks>"##" (2016) or "$$" (2025), command (1), answer (1), VIN (17), encryption (1), length (2), data, check
/// (1): the
/// exclusive or of everything from the command on. Nothing is escaped.</remarks>
public readonly ref struct Gb32960Frame
{
    public const int HeaderLength = 24;

    /// <summary>The answer flag of a frame that is no answer.</summary>
    public const byte IsCommand = 0xfe;

    /// <summary>The most data this house accepts in one frame; a real-time report of two hundred cells has a
    /// tenth.</summary>
    public const int MaxData = 16_384;

    Gb32960Frame(ReadOnlySpan<byte> bytes)
    {
        Is2025 = bytes[0] == (byte)'$';
        Command = (Gb32960Command)bytes[2];
        Answer = bytes[3];
        VinBytes = bytes.Slice(4, 17);
        Encryption = bytes[21];
        Data = bytes[HeaderLength..^1];
    }

    public bool Is2025 { get; }

    public Gb32960Command Command { get; }

    /// <summary>0xFE for a command; 1 done, 2 failed, 3 VIN known already, 4 no such VIN in answers.</summary>
    public byte Answer { get; }

    /// <summary>Seventeen bytes as sent; zeros fill a short one.</summary>
    public ReadOnlySpan<byte> VinBytes { get; }

    /// <summary>1 plain; 2 RSA, 3 AES-128; 0xFE and 0xFF abnormal and invalid.</summary>
    public byte Encryption { get; }

    public ReadOnlySpan<byte> Data { get; }

    public string Vin => Wire.Text(VinBytes);

    /// <summary>How long the frame is that starts here, or 0 when none can start here: flags, commands, answers and
    /// characters of the VIN that the standard does not know are no start.</summary>
    /// <param name="bytes">At least <see cref="HeaderLength"/> bytes.</param>
    internal static int LengthAt(ReadOnlySpan<byte> bytes)
    {
        var known = bytes[0] is (byte)'#' or (byte)'$' && bytes[1] == bytes[0]
            && bytes[2] is >= 1 and <= 10 or >= 0x80 && bytes[3] is (>= 1 and <= 4) or IsCommand
            && bytes.Slice(4, 17).IndexOfAnyExcept(Allowed) < 0;
        var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[22..]);
        return known && length <= MaxData ? HeaderLength + length + 1 : 0;
    }

    static readonly System.Buffers.SearchValues<byte> Allowed =
        System.Buffers.SearchValues.Create("\0 -ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"u8);

    /// <summary>Reads one whole frame.</summary>
    /// <param name="bytes">From the start flag to the check, and nothing behind it.</param>
    /// <param name="frame">What was read; with <see cref="FrameFault.Encrypted"/> the header stands and
    /// <see cref="Data"/> is not to be read.</param>
    public static FrameFault Read(ReadOnlySpan<byte> bytes, out Gb32960Frame frame)
    {
        frame = default;
        if (bytes.Length < HeaderLength + 1)
        {
            return FrameFault.TooShort;
        }

        var length = LengthAt(bytes);
        if (length == 0)
        {
            return FrameFault.BadHeader;
        }

        if (length != bytes.Length)
        {
            return FrameFault.LengthMismatch;
        }

        if (Wire.Xor(bytes[2..]) != 0)
        {
            return FrameFault.BadChecksum;
        }

        frame = new(bytes);
        return frame.Encryption == 1 ? FrameFault.None : FrameFault.Encrypted;
    }

    /// <summary>Writes one frame: a platform's answer, or what a vehicle sends.</summary>
    /// <returns>How long it became: 25 and the data.</returns>
    public static int Write(
        Span<byte> destination, bool is2025, Gb32960Command command, byte answer, ReadOnlySpan<byte> vin,
        ReadOnlySpan<byte> data)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(data.Length, MaxData);
        destination[..2].Fill((byte)(is2025 ? '$' : '#'));
        destination[2] = (byte)command;
        destination[3] = answer;
        destination.Slice(4, 17).Clear();
        vin[..Math.Min(17, vin.Length)].CopyTo(destination[4..]);
        destination[21] = 1;
        BinaryPrimitives.WriteUInt16BigEndian(destination[22..], (ushort)data.Length);
        data.CopyTo(destination[HeaderLength..]);
        var end = HeaderLength + data.Length;
        destination[end] = Wire.Xor(destination[2..end]);
        return end + 1;
    }
}

/// <summary>Cuts a connection's bytes into GB/T 32960 frames.</summary>
/// <remarks>Nothing marks a frame's end, so a frame counts only when its check holds; where it does not, the search
/// goes
/// on one byte behind the start that failed, and a good frame inside the bytes of a broken one is found.</remarks>
public static class Gb32960Stream
{
    /// <summary>Finds the next frame.</summary>
    /// <param name="bytes">What was received and not yet consumed.</param>
    /// <param name="consumed">How much of it to forget now.</param>
    /// <param name="piece">A whole frame whose check holds, or garbage.</param>
    /// <param name="ended">Nothing more will come: a frame that is not whole is garbage.</param>
    public static StreamCut Next(
        ReadOnlySpan<byte> bytes, out int consumed, out ReadOnlySpan<byte> piece, bool ended = false)
    {
        consumed = 0;
        piece = default;
        for (var at = 0; at < bytes.Length; at++)
        {
            var rest = bytes[at..];
            if (rest[0] is not ((byte)'#' or (byte)'$') || (rest.Length > 1 && rest[1] != rest[0]))
            {
                continue;
            }

            var length = rest.Length < Gb32960Frame.HeaderLength ? int.MaxValue : Gb32960Frame.LengthAt(rest);
            if (length > rest.Length && !ended)
            {
                return Kept(bytes, at, out consumed, out piece);
            }

            if (IsWhole(rest, length) && !Overlaps(rest, length))
            {
                return at > 0
                    ? Kept(bytes, at, out consumed, out piece)
                    : Whole(bytes, length, out consumed, out piece);
            }
        }

        piece = bytes;
        consumed = bytes.Length;
        return bytes.IsEmpty ? StreamCut.NeedMore : StreamCut.Garbage;
    }

    static bool IsWhole(ReadOnlySpan<byte> rest, int length) =>
        length > 0 && length <= rest.Length && Wire.Xor(rest[2..length]) == 0;

    static bool Starts(ReadOnlySpan<byte> rest) =>
        rest.Length >= 2 && rest[0] is (byte)'#' or (byte)'$' && rest[1] == rest[0];

    /// <summary>A frame cut short reaches into the next one, and its check holds by chance once in 256 times. Then no
    /// start follows it, and a whole frame starts inside it that ends behind it: that one is the good one.</summary>
    static bool Overlaps(ReadOnlySpan<byte> rest, int length)
    {
        if (rest.Length < length + 2 || Starts(rest[length..]))
        {
            return false;
        }

        for (var at = 1; at < length; at++)
        {
            var inner = rest[at..];
            if (Starts(inner) && inner.Length >= Gb32960Frame.HeaderLength
                && Gb32960Frame.LengthAt(inner) is var end && at + end > length && IsWhole(inner, end))
            {
                return true;
            }
        }

        return false;
    }

    static StreamCut Kept(ReadOnlySpan<byte> bytes, int at, out int consumed, out ReadOnlySpan<byte> garbage)
    {
        garbage = bytes[..at];
        consumed = at;
        return at > 0 ? StreamCut.Garbage : StreamCut.NeedMore;
    }

    static StreamCut Whole(ReadOnlySpan<byte> bytes, int length, out int consumed, out ReadOnlySpan<byte> frame)
    {
        frame = bytes[..length];
        consumed = length;
        return StreamCut.Frame;
    }
}
