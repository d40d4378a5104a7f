using System.Buffers.Binary;

namespace Wheelhouse.Telemetry;

/// <summary>Settings of a device in 0x0104 (told) and 0x8103 (set): number (4), length (1), value.</summary>
public ref struct Parameters
{
    ReadOnlySpan<byte> rest;

    Parameters(ushort serial, int count, ReadOnlySpan<byte> rest)
    {
        (Serial, Count) = (serial, count);
        this.rest = rest;
    }

    /// <summary>Which question this answers; 0 in 0x8103, and in the later packages of a long answer.</summary>
    public ushort Serial { get; }

    /// <summary>How many the sender says there are; 0 in the later packages of a long answer.</summary>
    public int Count { get; }

    /// <summary>Reads the head of 0x0104 or 0x8103; settings follow by <see cref="Next"/>. The later packages of a long
    /// answer have no head.</summary>
    public static FrameFault Read(in Jt808Frame frame, out Parameters parameters)
    {
        parameters = default;
        var head = frame.PackageIndex > 1 ? 0 : frame.Message == Messages.ParametersReply ? 3 : 1;
        if (frame.Body.Length < head)
        {
            return FrameFault.BadBody;
        }

        var serial = head == 3 ? BinaryPrimitives.ReadUInt16BigEndian(frame.Body) : (ushort)0;
        parameters = new(serial, head == 0 ? 0 : frame.Body[head - 1], frame.Body[head..]);
        return FrameFault.None;
    }

    /// <summary>The next setting; false at the end.</summary>
    public bool Next(out uint id, out ReadOnlySpan<byte> value, out FrameFault fault)
    {
        id = 0;
        value = default;
        fault = FrameFault.None;
        if (rest.IsEmpty)
        {
            return false;
        }

        if (rest.Length < 5 || rest.Length < 5 + rest[4])
        {
            fault = FrameFault.BadBody;
            rest = default;
            return false;
        }

        id = BinaryPrimitives.ReadUInt32BigEndian(rest);
        value = rest.Slice(5, rest[4]);
        rest = rest[(5 + rest[4])..];
        return true;
    }

    /// <summary>Writes one setting behind what stands already.</summary>
    public static int Write(Span<byte> body, uint id, ReadOnlySpan<byte> value)
    {
        BinaryPrimitives.WriteUInt32BigEndian(body, id);
        body[4] = (byte)value.Length;
        value.CopyTo(body[5..]);
        return 5 + value.Length;
    }
}
