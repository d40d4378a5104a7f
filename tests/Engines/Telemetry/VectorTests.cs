using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using Wheelhouse.Telemetry;
using Xunit;

namespace Wheelhouse.Engines.Tests.Telemetry;

/// <summary>Every public frame without a flag: decoded or refused as expected, and encoded byte for byte.</summary>
public sealed class VectorTests
{
    [Fact]
    public void Jt808_frames_say_what_is_expected()
    {
        var cases = Unflagged().Where(c => c.Kind is "decode" or "encode").ToList();

        Assert.NotEmpty(cases);
        Assert.All(cases, Check);
    }

    [Fact]
    public void Frames_that_are_encoded_come_out_byte_for_byte()
    {
        var cases = Unflagged().Where(c => c.Kind == "encode").ToList();

        Assert.NotEmpty(cases);
        Assert.All(cases, one =>
        {
            Span<byte> room = stackalloc byte[Jt808Frame.MaxLength];
            Assert.Equal(FrameFault.None, Jt808Frame.Read(Frames.Inner(one.Bytes), room, out var frame));
            Span<byte> body = stackalloc byte[Jt808Encode.MaxBody];
            var length = Rewrite(frame, body);
            Span<byte> wire = stackalloc byte[Jt808Encode.MaxFrame];
            var written = Jt808Encode.Frame(wire, frame.Terminal, frame.Message, frame.Serial, body[..length]);
            Assert.Equal(Convert.ToHexString(one.Bytes), Convert.ToHexString(wire[..written]));
        });
    }

    [Fact]
    public void Broken_frames_and_streams_are_refused_as_expected()
    {
        foreach (var one in Unflagged().Where(c => c.Kind is not ("decode" or "encode")))
        {
            switch (one.Kind)
            {
                case "stream": CheckStream(one); break;
                case "frame": CheckUnescaped(one); break;
                default: CheckMalformed(one); break;
            }
        }
    }

    [Fact]
    public void Vendor_frames_tell_their_number()
    {
        var cases = Frames.Read().Where(c => c.Protocol == "jt808-vendor").ToList();

        Assert.NotEmpty(cases);
        Assert.All(cases, one =>
        {
            Span<byte> room = stackalloc byte[Jt808Frame.MaxLength];
            Assert.Equal(FrameFault.None, Jt808Frame.Read(Frames.Inner(one.Bytes), room, out var frame));
            Assert.Equal(Text(one.Expected, "msg_id"), $"0x{frame.Message:X4}");
            Assert.Equal(Text(one.Expected, "phone_bcd"), frame.Terminal.Digits);
        });
    }

    static IEnumerable<Frames.Case> Unflagged() => Frames.Read().Where(c => !c.Flagged && c.Protocol == "jt808");

    static void Check(Frames.Case one)
    {
        Span<byte> room = stackalloc byte[Jt808Frame.MaxLength];
        Assert.Equal(FrameFault.None, Jt808Frame.Read(Frames.Inner(one.Bytes), room, out var frame));
        var expected = one.Expected;
        if (!expected.TryGetProperty("msg_id", out _))
        {
            CheckMade(frame, expected);
            return;
        }

        Assert.Equal(Text(expected, "msg_id"), $"0x{frame.Message:X4}");
        Assert.Equal(Text(expected, "phone_bcd"), frame.Terminal.Digits);
        Assert.Equal(Text(expected, "phone_trimmed"), frame.Terminal.Number.TrimStart('0'));
        Assert.Equal(expected.GetProperty("phone_is_bcd").GetBoolean(), frame.Terminal.IsDecimal);
        Assert.Equal(expected.GetProperty("serial").GetInt32(), frame.Serial);
        Assert.Equal(expected.GetProperty("version_flag").GetBoolean(), frame.Terminal.Is2019);
        Assert.Equal(expected.GetProperty("subpackage").GetBoolean(), frame.IsPart);
        Assert.Equal(expected.GetProperty("body_len_declared").GetInt32(), frame.DeclaredLength);
        Assert.Equal(expected.GetProperty("body_len_actual").GetInt32(), frame.Body.Length);
        if (expected.TryGetProperty("pkg_total", out var total))
        {
            Assert.Equal(total.GetInt32(), frame.PackageTotal);
            Assert.Equal(expected.GetProperty("pkg_index").GetInt32(), frame.PackageIndex);
        }

        CheckBody(frame, expected.GetProperty("body"));
    }

    static void CheckBody(Jt808Frame frame, JsonElement body)
    {
        if (body.TryGetProperty("raw", out var raw))
        {
            Assert.Equal(raw.GetString(), Convert.ToHexStringLower(frame.Body));
        }

        switch (frame.Message)
        {
            case Messages.Position:
                CheckPosition(frame.Body, body, resent: false);
                break;
            case Messages.PositionReply or Messages.ControlReply:
                Assert.Equal(
                    body.GetProperty("reply_serial").GetInt32(), BinaryPrimitives.ReadUInt16BigEndian(frame.Body));
                CheckPosition(frame.Body[2..], body, resent: false);
                break;
            case Messages.PositionBatch:
                CheckBatch(frame.Body, body);
                break;
            case Messages.TerminalReply or Messages.PlatformReply:
                Assert.Equal(FrameFault.None, GeneralReply.Read(frame.Body, out var reply));
                Assert.Equal(body.GetProperty("reply_serial").GetInt32(), reply.Serial);
                Assert.Equal(Text(body, "reply_msg_id"), $"0x{reply.Message:X4}");
                Assert.Equal(body.GetProperty("result").GetInt32(), (int)reply.Result);
                break;
            case Messages.Register:
                CheckRegistration(frame, body);
                break;
            case Messages.RegisterReply:
                Assert.Equal(FrameFault.None, RegisterReply.Read(frame.Body, out var registered));
                Assert.Equal(body.GetProperty("reply_serial").GetInt32(), registered.Serial);
                Assert.Equal(body.GetProperty("result").GetInt32(), registered.Result);
                Assert.Equal(
                    body.TryGetProperty("auth_code", out var given) ? given.GetString() : null, registered.Code);
                break;
            case Messages.Authenticate:
                Assert.Equal(FrameFault.None, Authentication.Read(frame, out var shown));
                Assert.Equal(Text(body, "auth_code"), System.Text.Encoding.ASCII.GetString(shown.Code));
                break;
            case Messages.ParametersReply or Messages.SetParameters when frame.PackageIndex == 1:
                CheckParameters(frame, body);
                break;
            case Messages.Control:
                Assert.Equal(body.GetProperty("command").GetInt32(), frame.Body[0]);
                break;
        }
    }

    static void CheckPosition(ReadOnlySpan<byte> bytes, JsonElement expected, bool resent)
    {
        Assert.Equal(FrameFault.None, Location.Read(bytes, Dialect.Standard, out var position));
        Assert.Equal(expected.GetProperty("alarm_flag").GetUInt32(), (uint)position.Alarms);
        Assert.Equal(expected.GetProperty("status_flag").GetUInt32(), (uint)position.Statuses);
        Assert.Equal(expected.GetProperty("acc_on").GetBoolean(), position.Ignition);
        Assert.Equal(expected.GetProperty("positioned").GetBoolean(), (position.Doubts & Doubts.NoFix) == 0);
        Assert.Equal(expected.GetProperty("oil_cut").GetBoolean(), (position.Statuses & Statuses.FuelCut) != 0);
        Assert.Equal(expected.GetProperty("circuit_cut").GetBoolean(), (position.Statuses & Statuses.CircuitCut) != 0);
        Assert.Equal(
            expected.GetProperty("doors_locked").GetBoolean(), (position.Statuses & Statuses.DoorsLocked) != 0);
        Assert.Equal(expected.GetProperty("lat").GetDouble(), position.Latitude);
        Assert.Equal(expected.GetProperty("lon").GetDouble(), position.Longitude);
        Assert.Equal(expected.GetProperty("altitude_m").GetInt32(), position.AltitudeMetres);
        Assert.Equal(expected.GetProperty("speed_kmh").GetDouble(), position.SpeedTenths / 10.0);
        Assert.Equal(expected.GetProperty("direction_deg").GetInt32(), position.Course);
        Assert.Equal(expected.GetProperty("alarms").EnumerateArray().Select(a => Alarm(a.GetString()!)).Aggregate(
            Alarms.None, (all, next) => all | next), position.Alarms);
        var wall = expected.GetProperty("time_local_gmt8");
        Assert.Equal(wall.ValueKind == JsonValueKind.Null ? null : wall.GetString(),
            position.At?.ToOffset(TimeSpan.FromHours(8)).ToString("s", CultureInfo.InvariantCulture));
        CheckReadings(bytes[Location.FixedLength..], position, expected);
        Assert.Equal(resent, position.Resent);
    }

    static void CheckReadings(ReadOnlySpan<byte> items, in Position position, JsonElement expected)
    {
        var readings = position.Readings;
        var extras = expected.GetProperty("extra").EnumerateArray().ToList();
        Assert.Equal(expected.GetProperty("extra_well_formed").GetBoolean(), (position.Doubts & Doubts.ExtrasCut) == 0);
        var count = 0;
        foreach (var item in new ExtraItems(items))
        {
            Assert.Equal(Text(extras[count], "id"), $"0x{item.Id:X2}");
            Assert.Equal(Text(extras[count], "hex"), Convert.ToHexStringLower(item.Value));
            count++;
        }

        if (count != extras.Count)
        {
            Assert.Equal(Doubts.ExtrasCut, position.Doubts & Doubts.ExtrasCut);
        }

        Same(expected, "odometer_km", readings.OdometerMetres / 1000.0);
        Same(expected, "fuel_l", readings.FuelMillilitres / 1000.0);
        Same(expected, "recorder_speed_kmh", readings.VehicleSpeedTenths / 10.0);
        Same(expected, "signal_strength", readings.Signal);
        Same(expected, "gnss_satellites", readings.Satellites);
    }

    static void CheckBatch(ReadOnlySpan<byte> body, JsonElement expected)
    {
        Assert.Equal(FrameFault.None, LocationBatch.Read(body, out var batch));
        Assert.Equal(expected.GetProperty("count").GetInt32(), batch.Count);
        Assert.Equal(expected.GetProperty("batch_type").GetInt32() == 1, batch.Resent);
        var positions = expected.GetProperty("positions").EnumerateArray().ToList();
        var read = 0;
        FrameFault fault;
        while (batch.Next(out var one, out fault))
        {
            CheckPosition(one, positions[read++], resent: false);
        }

        Assert.Equal(FrameFault.None, fault);
        Assert.Equal(positions.Count, read);
    }

    static void CheckRegistration(Jt808Frame frame, JsonElement body)
    {
        Assert.Equal(FrameFault.None, Registration.Read(frame, out var registration));
        Assert.Equal(
            new Registration(
                Enum.Parse<RegistrationLayout>("Of" + Text(body, "layout")),
                body.GetProperty("province").GetInt32(), body.GetProperty("city").GetInt32(),
                Text(body, "maker_id"), Text(body, "terminal_model"), Text(body, "terminal_id"),
                body.GetProperty("plate_color").GetInt32(), Text(body, "plate_no")),
            registration);
    }

    static void CheckParameters(Jt808Frame frame, JsonElement body)
    {
        Assert.Equal(FrameFault.None, Parameters.Read(frame, out var parameters));
        Assert.Equal(body.GetProperty("count").GetInt32(), parameters.Count);
        var expected = body.GetProperty("params").EnumerateArray().ToList();
        var read = 0;
        while (read < expected.Count && parameters.Next(out var id, out var value, out _))
        {
            Assert.Equal(Text(expected[read], "id"), $"0x{id:X4}");
            Assert.Equal(Text(expected[read], "hex"), Convert.ToHexStringLower(value));
            read++;
        }

        Assert.Equal(expected.Count, read);
    }

    /// <summary>Frames made for the file: they expect a few fields, not all.</summary>
    static void CheckMade(Jt808Frame frame, JsonElement expected)
    {
        Assert.Equal("ok", Text(expected, "result"));
        Assert.Equal(FrameFault.None, Location.Read(frame.Body, Dialect.Standard, out var position));
        foreach (var field in expected.EnumerateObject())
        {
            switch (field.Name)
            {
                case "positioned": Assert.Equal(field.Value.GetBoolean(), position.Located); break;
                case "acc_on": Assert.Equal(field.Value.GetBoolean(), position.Ignition); break;
                case "oil_cut":
                    Assert.Equal(field.Value.GetBoolean(), position.Statuses.HasFlag(Statuses.FuelCut));
                    break;
                case "circuit_cut":
                    Assert.Equal(field.Value.GetBoolean(), position.Statuses.HasFlag(Statuses.CircuitCut));
                    break;
                case "alarms":
                    Assert.All(
                        field.Value.EnumerateArray(), a => Assert.True(position.Alarms.HasFlag(Alarm(a.GetString()!))));
                    break;
                case "extra":
                    Assert.Equal(Doubts.None, position.Doubts & Doubts.ExtrasCut);
                    break;
            }
        }
    }

    static void CheckMalformed(Frames.Case one)
    {
        Span<byte> room = stackalloc byte[Jt808Frame.MaxLength];
        var fault = Jt808Frame.Read(Frames.Inner(one.Bytes), room, out var frame);
        if (Text(one.Expected, "result") == "error")
        {
            Assert.Equal(
                Text(one.Expected, "reason") == "escape" ? FrameFault.BadEscape : FrameFault.TooShort, fault);
            return;
        }

        Assert.Equal(FrameFault.None, fault);
        Assert.Equal(FrameFault.None, Location.Read(frame.Body, Dialect.Standard, out var position));
        Assert.Null(position.At);
        Assert.Equal(Doubts.NoTime, position.Doubts);
    }

    static void CheckStream(Frames.Case one)
    {
        var (good, _) = Streams.Jt808(one.Bytes);
        Assert.Equal(one.Expected.TryGetProperty("count", out var count) ? count.GetInt32() : 0, good.Count);
    }

    static void CheckUnescaped(Frames.Case one)
    {
        var plain = new byte[one.Bytes.Length];
        var length = Jt808Frame.Unescape(Frames.Inner(one.Bytes), plain);
        Assert.Equal(Text(one.Expected, "unescaped_hex"), $"7E{Convert.ToHexString(plain.AsSpan(0, length))}7E");
    }

    /// <summary>Reads a body into what it means and writes it again; what has no type of its own goes as it
    /// is.</summary>
    static int Rewrite(Jt808Frame frame, Span<byte> body)
    {
        switch (frame.Message)
        {
            case Messages.TerminalReply when frame.Body.Length == 5:
                GeneralReply.Read(frame.Body, out var reply);
                return reply.Write(body);
            case Messages.Register:
                Registration.Read(frame, out var registration);
                return registration!.Write(body);
            case Messages.RegisterReply:
                RegisterReply.Read(frame.Body, out var registered);
                return registered.Write(body);
            case Messages.Authenticate:
                Authentication.Read(frame, out var shown);
                return Authentication.Write(
                    body, frame.Terminal.Is2019, shown.Code, shown.Imei ?? "", shown.Software ?? "");
            case Messages.SetParameters:
                Parameters.Read(frame, out var parameters);
                body[0] = (byte)parameters.Count;
                var at = 1;
                while (parameters.Next(out var id, out var value, out _))
                {
                    at += Parameters.Write(body[at..], id, value);
                }

                return at;
            case Messages.Position:
                return Rewrite(frame.Body, body);
            case Messages.PositionBatch:
                return RewriteBatch(frame.Body, body);
            default:
                frame.Body.CopyTo(body);
                return frame.Body.Length;
        }
    }

    static int Rewrite(ReadOnlySpan<byte> from, Span<byte> to)
    {
        Location.Read(from, Dialect.Standard, out var position);
        var at = Location.Write(to, position);
        from[at..].CopyTo(to[at..]);
        return from.Length;
    }

    static int RewriteBatch(ReadOnlySpan<byte> from, Span<byte> to)
    {
        LocationBatch.Read(from, out var batch);
        from[..3].CopyTo(to);
        var at = 3;
        while (batch.Next(out var one, out _))
        {
            BinaryPrimitives.WriteUInt16BigEndian(to[at..], (ushort)one.Length);
            at += 2 + Rewrite(one, to[(at + 2)..]);
        }

        return at;
    }

    static void Same(JsonElement expected, string name, double? read)
    {
        if (expected.TryGetProperty(name, out var value))
        {
            Assert.Equal(value.GetDouble(), read!.Value, 6);
        }
    }

    static Alarms Alarm(string name) => name switch
    {
        "emergency" => Alarms.Emergency,
        "overspeed" => Alarms.Overspeed,
        "main_power_off" => Alarms.MainPowerOff,
        "daily_driving_overtime" => Alarms.DrivenTooLongToday,
        "stolen" => Alarms.Stolen,
        "illegal_displacement" => Alarms.IllegalDisplacement,
        "lcd_fault" => Alarms.DisplayFault,
        "bit15" => Alarms.Vibration,
        "bit16" => Alarms.CaseOpened,
        "bit17" => Alarms.Removed,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "An alarm that the table has no name for."),
    };

    static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;
}
