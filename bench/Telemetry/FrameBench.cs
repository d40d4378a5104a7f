using System.Globalization;
using System.Runtime.CompilerServices;
using Wheelhouse.Bench;
using Wheelhouse.Telemetry;

namespace Wheelhouse.TelemetryBench;

/// <summary>What one frame costs.</summary>
static class FrameBench
{
    static readonly byte[] Room = new byte[Jt808Frame.MaxLength];
    static readonly byte[] Out = new byte[Jt808Encode.MaxFrame];
    static readonly Dialect Standard = Dialect.Standard;
    static readonly byte[] Two = MadeFrames.Position(613, [0x01, 4, 0, 0, 0x5a, 0x3b, 0x31, 1, 12]);
    static readonly byte[] Escaped = MadeFrames.Position(0x7e, [0x01, 4, 0, 0, 0x7e, 0x7d, 0x31, 1, 12]);

    static readonly byte[] Eleven = MadeFrames.Position(613,
    [
        0x01, 4, 0, 0, 0x5a, 0x3b, 0x02, 2, 1, 44, 0x03, 2, 2, 101, 0x25, 4, 0, 0, 0, 0, 0x2a, 2, 0, 0,
        0x2b, 4, 0, 0, 0, 0, 0x30, 1, 31, 0x31, 1, 12, 0x82, 2, 0, 133, 0xe1, 2, 0, 114, 0x14, 4, 0, 0, 0, 0,
    ]);

    static readonly byte[] Vehicle = MadeFrames.Vehicle();

    /// <summary>Keeps results alive, so that no call is optimised away.</summary>
    static long last;

    internal static IEnumerable<string> Lines()
    {
        yield return Line("0x0200 with two items", () => Decode(Two), () => Floor(Two));
        yield return Line("0x0200 with two items, four bytes escaped", () => Decode(Escaped), () => Floor(Escaped));
        yield return Line("0x0200 with eleven items", () => Decode(Eleven), () => Floor(Eleven));
        yield return Line("GB/T 32960 real-time report", DecodeVehicle, () => Floor(Vehicle));
        yield return Line("0x8001 written", Reply, () => Floor(Out.AsSpan(0, 20)));
    }

    static string Line(string what, Action call, Action floor)
    {
        var (cost, least) = Stopclock.Compare(call, floor);
        return string.Create(CultureInfo.InvariantCulture,
            $"| {what} | {cost.Nanoseconds / least.Nanoseconds:F1} | {cost.Nanoseconds:F0} ns "
            + $"| {least.Nanoseconds:F0} ns | {cost.Bytes} B |");
    }

    static void Decode(byte[] wire)
    {
        if (Jt808Stream.Next(wire, out _, out var piece) != StreamCut.Frame
            || Jt808Frame.Read(piece, Room, out var frame) != FrameFault.None
            || Location.Read(frame.Body, Standard, out var position) != FrameFault.None)
        {
            throw new InvalidOperationException("The frame of the measurement is broken.");
        }

        last += position.LatitudeMicro + (position.Readings.Satellites ?? 0);
    }

    static void DecodeVehicle()
    {
        if (Gb32960Stream.Next(Vehicle, out _, out var piece) != StreamCut.Frame
            || Gb32960Frame.Read(piece, out var frame) != FrameFault.None
            || VehicleReport.Read(frame, out var report) != FrameFault.None)
        {
            throw new InvalidOperationException("The frame of the measurement is broken.");
        }

        last += report.Position.LatitudeMicro;
    }

    static void Reply() => last += Jt808Encode.Reply(
        Out, new(0x13812345678), 77, new(1203, Messages.Position, ReplyResult.Done));

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Floor(ReadOnlySpan<byte> wire)
    {
        var sum = (byte)0;
        foreach (var one in wire)
        {
            sum ^= one;
        }

        last += sum + wire[1..].IndexOf(Jt808Frame.Flag);
    }
}
