namespace Wheelhouse.Telematics;

/// <summary>What a device says is wrong.</summary>
[Flags]
public enum DeviceAlarms
{
    None = 0,

    /// <summary>JT/T 808 alarm bit 8.</summary>
    MainPowerOff = 1,

    /// <summary>The device's light sensor or strap.</summary>
    Removed = 2,

    /// <summary>JT/T 808 alarm bit 28: the car is moved though it is off.</summary>
    Displaced = 4,

    /// <summary>JT/T 808 alarm bits 5 and 6.</summary>
    AntennaCut = 8,
}

/// <summary>One position report, whatever protocol it came by.</summary>
/// <param name="Terminal">What the device calls itself: a phone number, an IMEI, a VIN.</param>
/// <param name="At">When the position was taken, by the device's clock.</param>
/// <param name="Latitude">In millionths of a degree north, WGS 84; null without one.</param>
/// <param name="Longitude">In millionths of a degree east.</param>
/// <param name="IsFixed">The receiver had satellites; else the place is an old one.</param>
/// <param name="IsLive">False: sent later out of a blind area.</param>
/// <param name="SpeedTenths">In 0.1 km/h.</param>
/// <param name="Course">In degrees clockwise from north.</param>
/// <param name="OdometerTenths">In 0.1 km.</param>
/// <param name="OwnOdometer">The vehicle's own, which never falls; false: the device added it up, and begins anew after
/// a reset.</param>
public sealed record DeviceReport(
    string Terminal, DateTimeOffset At, int? Latitude, int? Longitude, bool IsFixed, bool IsLive = true,
    int? SpeedTenths = null, int? Course = null, bool? Ignition = null, bool? CircuitCut = null, bool? FuelCut = null,
    long? OdometerTenths = null, DeviceAlarms Alarms = DeviceAlarms.None, bool OwnOdometer = true);
