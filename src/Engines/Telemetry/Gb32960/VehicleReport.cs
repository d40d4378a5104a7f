using System.Buffers.Binary;

namespace Wheelhouse.Telemetry;

/// <summary>What a real-time report (command 2) or a re-send (3) says that a lender needs: place, odometer, charge,
/// alarm. Everything else is walked over by its length.</summary>
/// <remarks>The time is six binary bytes at UTC+8, unlike JT/T 808's BCD: 12 06 16 10 0F 00 is 2018-06-22 16:15:00.
/// Longitude stands before latitude. All-ones are "invalid" and all-ones less one "abnormal": both become
/// null.</remarks>
public readonly record struct VehicleReport
{
    public Position Position { get; init; }

    /// <summary>The report contained a position.</summary>
    public bool HasPosition { get; init; }

    /// <summary>State of charge in percent.</summary>
    public int? ChargePercent { get; init; }

    /// <summary>1 charging while parked, 2 while driving, 3 not charging, 4 charged.</summary>
    public int? Charging { get; init; }

    /// <summary>1 started, 2 off, 3 other.</summary>
    public int? VehicleState { get; init; }

    /// <summary>Traction battery, tenths of a volt.</summary>
    public int? PackDecivolts { get; init; }

    /// <summary>Traction battery, tenths of an ampere; negative while it is charged.</summary>
    public int? PackDeciamps { get; init; }

    public int? InsulationKilohms { get; init; }

    /// <summary>Highest alarm of the vehicle: 0 none to 3 gravest (4 in 2025).</summary>
    public int? AlarmLevel { get; init; }

    /// <summary>The vehicle's general alarms, bit by bit as the standard numbers them.</summary>
    public uint GeneralAlarms { get; init; }

    /// <summary>Every block was known and whole. False stops at the first that is not; what came before
    /// stands.</summary>
    public bool ReadToEnd { get; init; }

    /// <summary>Reads the data of a frame.</summary>
    public static FrameFault Read(in Gb32960Frame frame, out VehicleReport report)
    {
        report = default;
        if (frame.Data.Length < 6)
        {
            return FrameFault.BadBody;
        }

        var seconds = Gb32960Time.Read(frame.Data);
        var position = new Position
        {
            Seconds = seconds,
            Resent = frame.Command == Gb32960Command.Resend,
            Doubts = Doubts.NoFix | (seconds is null ? Doubts.NoTime : 0),
        };
        report = new() { Position = position };
        var rest = frame.Data[6..];
        while (!rest.IsEmpty && InfoBlocks.Length(rest, frame.Is2025) is var length and > 0 && length <= rest.Length)
        {
            report = Take(report, rest[..length], frame.Is2025);
            rest = rest[length..];
        }

        report = report with { ReadToEnd = rest.IsEmpty };
        return FrameFault.None;
    }

    static VehicleReport Take(in VehicleReport report, ReadOnlySpan<byte> block, bool is2025) => block[0] switch
    {
        InfoBlocks.Vehicle => TakeVehicle(report, block[1..], is2025),
        InfoBlocks.Position => TakePosition(report, block[1..], is2025),
        InfoBlocks.Alarm2016 when !is2025 => TakeAlarm(report, block[1..]),
        InfoBlocks.Alarm2025 when is2025 => TakeAlarm(report, block[1..]),
        _ => report,
    };

    static VehicleReport TakeVehicle(in VehicleReport report, ReadOnlySpan<byte> of, bool is2025)
    {
        var speed = Known(of.Slice(3, 2));
        var readings = report.Position.Readings;
        readings.VehicleOdometerMetres = Known(of.Slice(5, 4)) * 100;
        readings.VehicleSpeedTenths = (int?)speed;
        readings.FuelPercent = (int?)Known(of.Slice(13, 1));
        var on = of[0] == 1 ? Statuses.Ignition : Statuses.None;
        return report with
        {
            Position = report.Position with
            {
                Readings = readings,
                SpeedTenths = (ushort)(speed ?? 0),
                Statuses = report.Position.Statuses | on,
            },
            VehicleState = (int?)Known(of[..1]),
            Charging = (int?)Known(of.Slice(1, 1)),
            PackDecivolts = (int?)Known(of.Slice(9, 2)),
            PackDeciamps = (int?)Known(of.Slice(11, 2)) - (is2025 ? 30_000 : 10_000),
            ChargePercent = (int?)Known(of.Slice(13, 1)),
            InsulationKilohms = (int?)Known(of.Slice(16, 2)),
        };
    }

    /// <summary>State (1: bit 0 invalid, bit 1 south, bit 2 west), in 2025 the coordinate system (1: 1 WGS-84, 2
    /// GCJ-02,
    /// 3 other), longitude (4), latitude (4) in millionths of a degree.</summary>
    static VehicleReport TakePosition(in VehicleReport report, ReadOnlySpan<byte> of, bool is2025)
    {
        var state = of[0];
        var shifted = is2025 && of[1] != 1;
        var longitude = BinaryPrimitives.ReadUInt32BigEndian(of[(is2025 ? 2 : 1)..]);
        var latitude = BinaryPrimitives.ReadUInt32BigEndian(of[(is2025 ? 6 : 5)..]);
        var statuses = report.Position.Statuses
            | ((state & 1) == 0 ? Statuses.Fixed : 0)
            | ((state & 2) != 0 ? Statuses.South : 0)
            | ((state & 4) != 0 ? Statuses.West : 0);
        return report with
        {
            HasPosition = true,
            Position = report.Position with
            {
                Statuses = statuses,
                LatitudeMicro = Location.Signed(latitude, (state & 2) != 0),
                LongitudeMicro = Location.Signed(longitude, (state & 4) != 0),
                Doubts = (report.Position.Doubts & Doubts.NoTime) | (shifted ? Doubts.Shifted : 0)
                    | Location.Doubt(statuses, latitude, longitude),
            },
        };
    }

    static VehicleReport TakeAlarm(in VehicleReport report, ReadOnlySpan<byte> of) => report with
    {
        AlarmLevel = (int?)Known(of[..1]),
        GeneralAlarms = BinaryPrimitives.ReadUInt32BigEndian(of[1..]),
    };

    /// <summary>A number, or null when it is all ones (invalid) or one less (abnormal).</summary>
    static long? Known(ReadOnlySpan<byte> field)
    {
        var number = Wire.Number(field);
        var most = (1UL << (8 * field.Length)) - 1;
        return number >= most - 1 ? null : (long)number;
    }
}

/// <summary>Six binary bytes: year from 2000, month, day, hour, minute, second, at UTC+8.</summary>
public static class Gb32960Time
{
    /// <summary>Seconds since 1970 (UTC), or null when there is no such time.</summary>
    public static long? Read(ReadOnlySpan<byte> data) => data.Length < 6 ? null
        : Wire.Seconds(data[0] > 99 ? -1 : data[0], data[1], data[2], data[3], data[4], data[5]);

    public static void Write(Span<byte> data, long seconds)
    {
        var local = DateTime.UnixEpoch.AddSeconds(seconds + Wire.BeijingSeconds);
        (data[0], data[1], data[2]) = ((byte)(local.Year % 100), (byte)local.Month, (byte)local.Day);
        (data[3], data[4], data[5]) = ((byte)local.Hour, (byte)local.Minute, (byte)local.Second);
    }
}

/// <summary>Command 1: a vehicle comes on. Time (6), serial (2), card (20), number of battery packs and their
/// codes.</summary>
public readonly record struct VehicleLogin(long? Seconds, ushort Serial, string Iccid, int Packs, int PackCodeLength)
{
    public static FrameFault Read(in Gb32960Frame frame, out VehicleLogin login)
    {
        login = default;
        var data = frame.Data;
        if (data.Length < (frame.Is2025 ? 29 : 30))
        {
            return FrameFault.BadBody;
        }

        login = new(Gb32960Time.Read(data), BinaryPrimitives.ReadUInt16BigEndian(data[6..]),
            Wire.Text(data.Slice(8, 20)), data[28], frame.Is2025 ? 24 : data[29]);
        return FrameFault.None;
    }

    /// <summary>Command 4 begins with the same time and serial.</summary>
    public static FrameFault ReadLogout(in Gb32960Frame frame, out long? seconds, out ushort serial)
    {
        (seconds, serial) = (null, 0);
        if (frame.Data.Length < 8)
        {
            return FrameFault.BadBody;
        }

        (seconds, serial) = (Gb32960Time.Read(frame.Data), BinaryPrimitives.ReadUInt16BigEndian(frame.Data[6..]));
        return FrameFault.None;
    }
}
