using Wheelhouse.Telemetry;

namespace Wheelhouse.TelemetryBench;

/// <summary>Frames as devices send them.</summary>
static class MadeFrames
{
    internal static byte[] Position(ushort speed, ReadOnlySpan<byte> items, ushort serial = 1)
    {
        Span<byte> body = stackalloc byte[Jt808Encode.MaxBody];
        var length = Location.Write(body, new()
        {
            Statuses = Statuses.Fixed | Statuses.Ignition,
            LatitudeMicro = 22_633_810,
            LongitudeMicro = 113_831_500,
            AltitudeMetres = 44,
            SpeedTenths = speed,
            Course = 171,
            Seconds = 1_772_323_200 + serial,
        });
        items.CopyTo(body[length..]);
        var frame = new byte[Jt808Encode.MaxFrame];
        var end = Jt808Encode.Frame(
            frame, new(0x13812345678), Messages.Position, serial, body[..(length + items.Length)]);
        return frame[..end];
    }

    internal static byte[] Vehicle()
    {
        byte[] data =
        [
            26, 3, 1, 8, 0, 7, 0x01, 1, 3, 1, 0, 100, 0, 0, 6, 164, 14, 16, 39, 16, 60, 1, 15, 3, 232, 0, 0,
            0x05, 0, 6, 209, 2, 11, 1, 209, 229, 14,
        ];
        var bytes = new byte[25 + data.Length];
        Gb32960Frame.Write(
            bytes, false, Gb32960Command.RealTime, Gb32960Frame.IsCommand, "LSVAA2180C2184847"u8, data);
        return bytes;
    }
}
