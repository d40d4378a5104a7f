using Wheelhouse.Telemetry;

namespace Wheelhouse.Engines.Tests.Telemetry;

/// <summary>Reads whole streams as a connection would.</summary>
static class Streams
{
    /// <summary>The good frames, each as hexadecimal, and how many pieces were none. With <paramref name="portions"/>
    /// the
    /// bytes come in pieces of that many.</summary>
    internal static (List<string> Good, int Bad) Jt808(ReadOnlySpan<byte> bytes, int portions = int.MaxValue)
    {
        var good = new List<string>();
        var bad = 0;
        Span<byte> room = stackalloc byte[Jt808Frame.MaxLength];
        var from = 0;
        for (long to = 0; to < bytes.Length;)
        {
            to = Math.Min(bytes.Length, to + portions);
            var cut = StreamCut.Garbage;
            while (cut != StreamCut.NeedMore)
            {
                cut = Jt808Stream.Next(bytes[from..(int)to], out var consumed, out var piece);
                from += consumed;
                if (cut == StreamCut.Frame && Jt808Frame.Read(piece, room, out _) == FrameFault.None)
                {
                    good.Add(Convert.ToHexString(piece));
                }
                else if (cut != StreamCut.NeedMore)
                {
                    bad++;
                }
            }
        }

        return (good, bad);
    }

    /// <summary>The same for GB/T 32960, to the end of the connection.</summary>
    internal static (List<string> Good, int Bad) Gb32960(ReadOnlySpan<byte> bytes, int portions = int.MaxValue)
    {
        var good = new List<string>();
        var bad = 0;
        var from = 0;
        for (long to = 0; to < bytes.Length;)
        {
            to = Math.Min(bytes.Length, to + portions);
            var cut = StreamCut.Garbage;
            while (cut != StreamCut.NeedMore)
            {
                cut = Gb32960Stream.Next(bytes[from..(int)to], out var consumed, out var piece, to == bytes.Length);
                from += consumed;
                if (cut == StreamCut.Frame && Gb32960Frame.Read(piece, out _) == FrameFault.None)
                {
                    good.Add(Convert.ToHexString(piece));
                }
                else if (cut != StreamCut.NeedMore)
                {
                    bad++;
                }
            }
        }

        return (good, bad);
    }
}
