namespace Wheelhouse.Telemetry;

/// <summary>What an item of a report measures, in the unit that <see cref="Readings"/> names.</summary>
enum Measure
{
    None,
    Odometer,
    VehicleOdometer,
    Fuel,
    FuelPercent,
    VehicleSpeed,
    Supply,
    Battery,
    BatteryPercent,
    Signal,
    Satellites,
    TakenOff,
    HarshAcceleration,
    HarshBraking,
    HarshCorner,
    Vin,
    Iccid,
}
