using Wheelhouse.Telemetry;

namespace Wheelhouse.TelemetryBench;

/// <summary>Breaks frames in every way a line or an enemy can, and counts the good ones behind them.</summary>
static class Mutants
{
    internal static (int Frames, int Good, int Lost) Run(int frames)
    {
        var random = new Random(20260301);
        var room = new byte[Jt808Frame.MaxLength];
        var stream = new byte[3 * Jt808Encode.MaxFrame];
        var after = MadeFrames.Position(613, [0x01, 4, 0, 0, 0x5a, 0x3b]);
        var (good, lost) = (0, 0);
        for (var i = 0; i < frames; i++)
        {
            var before = MadeFrames.Position((ushort)(i % 2000), [0x31, 1, (byte)(i % 32)], (ushort)(i % 65_536));
            before.CopyTo(stream, 0);
            var length = Break(random, stream, before.Length);
            after.CopyTo(stream, length);
            var found = Read(stream.AsSpan(0, length + after.Length), room, after);
            good += found ? 1 : 0;
            lost += found ? 0 : 1;
        }

        return (frames, good, lost);
    }

    static bool Read(ReadOnlySpan<byte> stream, Span<byte> room, ReadOnlySpan<byte> wanted)
    {
        var found = false;
        while (Jt808Stream.Next(stream, out var consumed, out var piece) is var cut && cut != StreamCut.NeedMore)
        {
            stream = stream[consumed..];
            if (cut == StreamCut.Frame && Jt808Frame.Read(piece, room, out var frame) == FrameFault.None)
            {
                Location.Read(frame.Body, Dialect.Standard, out _);
                found |= piece.SequenceEqual(wanted[1..^1]);
            }
        }

        return found;
    }

    static int Break(Random random, Span<byte> frame, int length)
    {
        for (var left = 1 + random.Next(4); left > 0; left--)
        {
            var at = random.Next(length);
            switch (random.Next(5))
            {
                case 0:
                    frame[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    frame[at] = (byte)(random.Next(2) == 0 ? 0x7e : 0x7d);
                    break;
                case 2:
                    frame[(at + 1)..length].CopyTo(frame[at..]);
                    length = Math.Max(1, length - 1);
                    break;
                case 3:
                    frame[at..length].CopyTo(frame[(at + 1)..]);
                    frame[at] = (byte)random.Next(256);
                    length++;
                    break;
                default:
                    length = Math.Max(1, at);
                    break;
            }
        }

        return length;
    }
}
