using System.Runtime.CompilerServices;
using System.Text.Json;
using Wheelhouse.Telemetry;
using Xunit;

namespace Wheelhouse.Engines.Tests.Telemetry;

/// <summary>Public frames with what they say, from <c>telematics-frames.json</c>; and what a device would
/// send.</summary>
static class Frames
{
    internal sealed record Case(
        string Id, string Protocol, string Version, string Kind, byte[] Bytes, JsonElement Expected, bool Flagged);

    internal static IReadOnlyList<Case> Read()
    {
        var path = Path.Combine(Shared(), "vectors", "telematics-frames.json");
        Assert.SkipUnless(File.Exists(path),
            $"There is no {path}; set WHEELHOUSE_SHARED to the folder that holds vectors/.");
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return [.. document.RootElement.GetProperty("cases").EnumerateArray().Select(Parse)];
    }

    /// <summary>What stands between the flags of a frame.</summary>
    internal static byte[] Inner(byte[] frame)
    {
        Assert.Equal((byte)0x7e, frame[0]);
        Assert.Equal((byte)0x7e, frame[^1]);
        return frame[1..^1];
    }

    /// <summary>A position as a device sends it, with odometer and satellites.</summary>
    internal static byte[] Position(ulong phone, ushort serial, long seconds, bool is2019 = false)
    {
        Span<byte> body = stackalloc byte[28 + 6 + 3];
        Location.Write(body, new()
        {
            Statuses = Statuses.Fixed | Statuses.Ignition,
            LatitudeMicro = 22_633_810,
            LongitudeMicro = 113_831_500 + serial,
            AltitudeMetres = 44,
            SpeedTenths = 613,
            Course = 171,
            Seconds = seconds,
        });
        body[28] = 0x01;
        body[29] = 4;
        body[30] = 0;
        body[31] = 0;
        body[32] = 0x7e;
        body[33] = 0x7d;
        body[34] = 0x31;
        body[35] = 1;
        body[36] = 12;
        var frame = new byte[Jt808Encode.MaxFrame];
        var length = Jt808Encode.Frame(frame, new(phone, is2019), Messages.Position, serial, body);
        return frame[..length];
    }

    static Case Parse(JsonElement one) => new(
        one.GetProperty("id").GetString()!,
        one.GetProperty("protocol").GetString()!,
        one.GetProperty("version").GetString()!,
        one.GetProperty("kind").GetString()!,
        Convert.FromHexString(one.GetProperty("hex").GetString()!),
        one.GetProperty("expected").Clone(),
        one.GetProperty("flags").GetArrayLength() > 0);

    static string Shared([CallerFilePath] string here = "") =>
        Environment.GetEnvironmentVariable("WHEELHOUSE_SHARED")
        ?? Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../../shared"));
}
