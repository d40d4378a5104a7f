using System.Text.Json;
using Wheelhouse.Telemetry;
using Xunit;

namespace Wheelhouse.Engines.Tests.Telemetry;

/// <summary>GB/T 32960.3: public frames, and hand-made ones of both editions.</summary>
public sealed class Gb32960Tests
{
    [Fact]
    public void Public_frames_say_what_is_expected()
    {
        var cases = Frames.Read().Where(c => c.Protocol == "gb32960" && !c.Flagged).ToList();

        Assert.NotEmpty(cases);
        Assert.All(cases, Check);
    }

    [Fact]
    public void Whatever_is_read_is_written_byte_for_byte()
    {
        Assert.All(Frames.Read().Where(c => c.Protocol == "gb32960" && !c.Flagged), one =>
        {
            if (Gb32960Frame.Read(one.Bytes, out var frame) == FrameFault.None)
            {
                var bytes = new byte[one.Bytes.Length];
                Gb32960Frame.Write(bytes, frame.Is2025, frame.Command, frame.Answer, frame.VinBytes, frame.Data);
                Assert.Equal(Convert.ToHexString(one.Bytes), Convert.ToHexString(bytes));
            }
        });
    }

    [Fact]
    public void A_frame_with_bytes_too_many_is_no_frame()
    {
        var flagged = Frames.Read().Single(c => c.Protocol == "gb32960" && c.Flagged);

        Assert.Equal(FrameFault.LengthMismatch, Gb32960Frame.Read(flagged.Bytes, out _));
    }

    [Fact]
    public void A_position_of_2025_names_its_coordinate_system()
    {
        // 2026-03-01 08:00:00 at UTC+8 is 00:00:00 UTC: 1 772 323 200; position block 05: valid, GCJ-02, 121.5 E,
        // 31.2 N
        byte[] data = [26, 3, 1, 8, 0, 0, 0x05, 0x00, 0x02, 0x07, 0x3d, 0xf1, 0x60, 0x01, 0xdc, 0x13, 0x00];
        var bytes = new byte[25 + data.Length];
        Gb32960Frame.Write(bytes, true, Gb32960Command.RealTime, Gb32960Frame.IsCommand, "LSVAA2180C2184847"u8, data);

        Assert.Equal(FrameFault.None, Gb32960Frame.Read(bytes, out var frame));
        Assert.Equal(FrameFault.None, VehicleReport.Read(frame, out var report));

        Assert.Equal(1_772_323_200, report.Position.Seconds);
        Assert.Equal(121.5, report.Position.Longitude);
        Assert.Equal(31.2, report.Position.Latitude);
        Assert.Equal(Doubts.Shifted, report.Position.Doubts);
        Assert.True(report.ReadToEnd);
    }

    static void Check(Frames.Case one)
    {
        var fault = Gb32960Frame.Read(one.Bytes, out var frame);
        var expected = one.Expected;
        var plain = expected.GetProperty("encrypt").GetInt32() == 1;
        Assert.Equal(plain ? FrameFault.None : FrameFault.Encrypted, fault);
        Assert.Equal(Text(expected, "start") == "$$", frame.Is2025);
        Assert.Equal(Text(expected, "command"), $"0x{(byte)frame.Command:X2}");
        Assert.Equal(Text(expected, "response_flag"), $"0x{frame.Answer:X2}");
        Assert.Equal(Text(expected, "vin"), frame.Vin);
        Assert.Equal(expected.GetProperty("data_len").GetInt32(), frame.Data.Length);
        if (!plain)
        {
            return;
        }

        var seconds = new DateTimeOffset(DateTime.Parse(Text(expected, "time_local_gmt8"),
            System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(8)).ToUnixTimeSeconds();
        Assert.Equal(seconds, Gb32960Time.Read(frame.Data));
        switch (frame.Command)
        {
            case Gb32960Command.VehicleLogin: CheckLogin(frame, expected); break;
            case Gb32960Command.VehicleLogout:
                Assert.Equal(FrameFault.None, VehicleLogin.ReadLogout(frame, out _, out var serial));
                Assert.Equal(expected.GetProperty("logout_serial").GetInt32(), serial);
                break;
            case Gb32960Command.RealTime when frame.Answer == Gb32960Frame.IsCommand:
                CheckReport(frame, expected);
                break;
        }
    }

    static void CheckLogin(Gb32960Frame frame, JsonElement expected)
    {
        Assert.Equal(FrameFault.None, VehicleLogin.Read(frame, out var login));
        Assert.Equal(expected.GetProperty("login_serial").GetInt32(), login.Serial);
        Assert.Equal(Text(expected, "iccid"), login.Iccid);
        if (expected.TryGetProperty("subsystem_count", out var packs))
        {
            Assert.Equal(packs.GetInt32(), login.Packs);
            Assert.Equal(expected.GetProperty("subsystem_code_len").GetInt32(), login.PackCodeLength);
        }
    }

    static void CheckReport(Gb32960Frame frame, JsonElement expected)
    {
        Assert.Equal(FrameFault.None, VehicleReport.Read(frame, out var report));
        Assert.True(report.ReadToEnd);
        if (expected.TryGetProperty("vehicle", out var vehicle))
        {
            Assert.Equal(vehicle.GetProperty("speed_kmh").GetDouble(), report.Position.SpeedTenths / 10.0);
            Assert.Equal(
                vehicle.GetProperty("odometer_km").GetDouble(),
                report.Position.Readings.VehicleOdometerMetres / 1000.0);
            Assert.Equal(vehicle.GetProperty("voltage_v").GetDouble(), report.PackDecivolts / 10.0);
            Assert.Equal(vehicle.GetProperty("current_a").GetDouble(), report.PackDeciamps / 10.0);
            Assert.Equal(vehicle.GetProperty("soc").GetInt32(), report.ChargePercent);
            Assert.Equal(vehicle.GetProperty("insulation_kohm").GetInt32(), report.InsulationKilohms);
            Assert.Equal(vehicle.GetProperty("vehicle_state").GetInt32(), report.VehicleState);
            Assert.Equal(vehicle.GetProperty("charge_state").GetInt32(), report.Charging);
        }
    }

    static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;
}
