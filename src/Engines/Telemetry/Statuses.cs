namespace Wheelhouse.Telemetry;

/// <summary>The state of vehicle and device, bit by bit as JT/T 808-2013 table 25 numbers it.</summary>
[Flags]
public enum Statuses : uint
{
    None = 0,

    /// <summary>The ignition is on.</summary>
    Ignition = 1u << 0,

    /// <summary>The fix is of now. Without it the coordinates are the last known ones.</summary>
    Fixed = 1u << 1,
    South = 1u << 2,
    West = 1u << 3,
    OutOfService = 1u << 4,

    /// <summary>The coordinates went through the secrecy plug-in: offset, not to be mixed with plain ones.</summary>
    Offset = 1u << 5,

    /// <summary>The fuel line is cut; what tells whether an order to cut or restore it was carried out.</summary>
    FuelCut = 1u << 10,

    /// <summary>The vehicle's circuit is cut; the starter does not turn.</summary>
    CircuitCut = 1u << 11,
    DoorsLocked = 1u << 12,
    Gps = 1u << 18,
    BeiDou = 1u << 19,
    Glonass = 1u << 20,
    Galileo = 1u << 21,
}

/// <summary>Why a report cannot be taken as it stands. Several may hold at once.</summary>
[Flags]
public enum Doubts
{
    None = 0,

    /// <summary>No fix: the coordinates are old ones. Never to be held against a fence.</summary>
    NoFix = 1,

    /// <summary>The report carries no day that exists.</summary>
    NoTime = 2,

    /// <summary>The coordinates are (0, 0): what a device sends that has never had a fix.</summary>
    NullIsland = 4,

    /// <summary>Beyond 90 degrees of latitude or 180 of longitude.</summary>
    OffTheEarth = 8,

    /// <summary>The items after the fixed part end in the middle of one.</summary>
    ExtrasCut = 16,

    /// <summary>The coordinates are shifted by the secrecy plug-in, or stand in another coordinate system than
    /// WGS-84.</summary>
    Shifted = 32,

    /// <summary>The report's time lies more than ten minutes after it was received.</summary>
    Ahead = 64,

    /// <summary>The report's time lies more than a day before it was received: history, not news.</summary>
    Old = 128,
}
