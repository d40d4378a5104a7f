namespace Wheelhouse.Telemetry;

/// <summary>Where a device was and what it said there, whichever protocol carried it.</summary>
/// <remarks>Coordinates are whole millionths of a degree, north and east positive; speed is in tenths of a kilometre
/// an hour. What the device did not send is null, never zero.</remarks>
public readonly record struct Position
{
    /// <summary>Latitude in millionths of a degree, north positive: 22633810 is 22.63381 degrees north.</summary>
    public int LatitudeMicro { get; init; }

    /// <summary>Longitude in millionths of a degree, east positive.</summary>
    public int LongitudeMicro { get; init; }

    /// <summary>Metres above the sea; negative below it.</summary>
    public short AltitudeMetres { get; init; }

    /// <summary>Tenths of a kilometre an hour.</summary>
    public ushort SpeedTenths { get; init; }

    /// <summary>Degrees from north, clockwise.</summary>
    public ushort Course { get; init; }

    /// <summary>Seconds since 1970 (UTC) of the fix; null when the device sent no day that exists.</summary>
    public long? Seconds { get; init; }

    public Alarms Alarms { get; init; }

    public Statuses Statuses { get; init; }

    public Doubts Doubts { get; init; }

    /// <summary>Sent again from the device's memory after a time without network (JT/T 808 0x0704 type 1, GB/T 32960
    /// command 3): history that must not raise an alarm of now.</summary>
    public bool Resent { get; init; }

    public Readings Readings { get; init; }

    public double Latitude => LatitudeMicro / 1e6;

    public double Longitude => LongitudeMicro / 1e6;

    /// <summary>When the fix was taken; null when the device sent no day that exists.</summary>
    public DateTimeOffset? At => Seconds is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    public bool Ignition => (Statuses & Statuses.Ignition) != 0;

    /// <summary>A fix of the vehicle's present place that may be held against fences and counted into trips.</summary>
    public bool Located =>
        (Doubts & (Doubts.NoFix | Doubts.NoTime | Doubts.NullIsland | Doubts.OffTheEarth | Doubts.Ahead)) == 0;

    /// <summary>May raise an alarm of now: it is neither a re-send nor older than a day nor dated ahead.</summary>
    public bool IsNews => !Resent && (Doubts & (Doubts.NoTime | Doubts.Ahead | Doubts.Old)) == 0;

    /// <summary>The same report with the doubts that only its reception can raise: dated more than ten minutes ahead,
    /// or more than a day old. A clock of 1970 is old, one of 2099 ahead.</summary>
    public Position Received(DateTimeOffset at)
    {
        if (Seconds is not { } seconds)
        {
            return this;
        }

        var late = at.ToUnixTimeSeconds() - seconds;
        var doubt = late < -600 ? Doubts.Ahead : late > 86_400 ? Doubts.Old : Doubts.None;
        return doubt == Doubts.None ? this : this with { Doubts = Doubts | doubt };
    }
}

/// <summary>What a report said beside the place, as the device's dialect reads it; null is not sent.</summary>
public record struct Readings
{
    /// <summary>Metres. Usually summed from fixes by the device and lost when it is reset; see
    /// <see cref="VehicleOdometerMetres"/>.</summary>
    public long? OdometerMetres { get; internal set; }

    /// <summary>Metres as the vehicle's own bus tells them: better than what a device sums.</summary>
    public long? VehicleOdometerMetres { get; internal set; }

    public int? FuelMillilitres { get; internal set; }

    /// <summary>Share of the tank or of the traction battery, in whole percent.</summary>
    public int? FuelPercent { get; internal set; }

    /// <summary>Speed of the vehicle's own recorder or bus, in tenths of a kilometre an hour.</summary>
    public int? VehicleSpeedTenths { get; internal set; }

    /// <summary>The vehicle's supply as the device sees it.</summary>
    public int? SupplyMillivolts { get; internal set; }

    /// <summary>The device's own battery.</summary>
    public int? BatteryMillivolts { get; internal set; }

    public int? BatteryPercent { get; internal set; }

    /// <summary>Strength of the radio network as the modem tells it, 0 to 31.</summary>
    public int? Signal { get; internal set; }

    public int? Satellites { get; internal set; }

    /// <summary>1 when the device's light or strap sensor says that it was taken off.</summary>
    public int? TakenOff { get; internal set; }

    public int? HarshAccelerations { get; internal set; }

    public int? HarshBrakings { get; internal set; }

    public int? HarshCorners { get; internal set; }

    internal void Set(Measure measure, long value)
    {
        switch (measure)
        {
            case Measure.Odometer: OdometerMetres = value; break;
            case Measure.VehicleOdometer: VehicleOdometerMetres = value; break;
            case Measure.Fuel: FuelMillilitres = Whole(value); break;
            case Measure.FuelPercent: FuelPercent = Whole(value); break;
            case Measure.VehicleSpeed: VehicleSpeedTenths = Whole(value); break;
            case Measure.Supply: SupplyMillivolts = Whole(value); break;
            case Measure.Battery: BatteryMillivolts = Whole(value); break;
            case Measure.BatteryPercent: BatteryPercent = Whole(value); break;
            case Measure.Signal: Signal = Whole(value); break;
            case Measure.Satellites: Satellites = Whole(value); break;
            case Measure.TakenOff: TakenOff = value == 0 ? 0 : 1; break;
            case Measure.HarshAcceleration: HarshAccelerations = Whole(value); break;
            case Measure.HarshBraking: HarshBrakings = Whole(value); break;
            case Measure.HarshCorner: HarshCorners = Whole(value); break;
            case Measure.None or Measure.Vin or Measure.Iccid: break;
        }
    }

    static int Whole(long value) => (int)Math.Clamp(value, int.MinValue, int.MaxValue);
}
