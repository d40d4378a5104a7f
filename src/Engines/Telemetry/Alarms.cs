namespace Wheelhouse.Telemetry;

/// <summary>What a device says is wrong, bit by bit as JT/T 808-2013 table 24 numbers it.</summary>
/// <remarks>Bits 15 to 17 are reserved in the standard; makers use them for vibration (15) and for being opened or
/// taken off (16, 17).</remarks>
[Flags]
public enum Alarms : uint
{
    None = 0,
    Emergency = 1u << 0,
    Overspeed = 1u << 1,
    Fatigue = 1u << 2,
    DangerAhead = 1u << 3,
    GnssFault = 1u << 4,
    AntennaCut = 1u << 5,
    AntennaShort = 1u << 6,
    MainUndervoltage = 1u << 7,

    /// <summary>A wired device has lost the vehicle's supply: it was pulled, or the battery was.</summary>
    MainPowerOff = 1u << 8,
    DisplayFault = 1u << 9,
    SpeechFault = 1u << 10,
    CameraFault = 1u << 11,
    CardReaderFault = 1u << 12,
    OverspeedAhead = 1u << 13,
    FatigueAhead = 1u << 14,
    Vibration = 1u << 15,
    CaseOpened = 1u << 16,
    Removed = 1u << 17,
    DrivenTooLongToday = 1u << 18,
    ParkedTooLong = 1u << 19,
    AreaCrossed = 1u << 20,
    RouteCrossed = 1u << 21,
    SegmentTime = 1u << 22,
    OffRoute = 1u << 23,
    SpeedSensorFault = 1u << 24,
    FuelAbnormal = 1u << 25,
    Stolen = 1u << 26,
    IllegalIgnition = 1u << 27,

    /// <summary>The vehicle moves and nobody started it: it is being towed.</summary>
    IllegalDisplacement = 1u << 28,
    Collision = 1u << 29,
    Rollover = 1u << 30,
    DoorOpened = 1u << 31,
}

/// <summary>Which alarms are news.</summary>
public static class AlarmEdges
{
    /// <summary>Alarms a device clears by itself once the platform has answered 0x8203 (JT/T 808-2013 table 24);
    /// every other bit stays set as long as its cause does.</summary>
    public const Alarms ClearedByAnswer = Alarms.Emergency | Alarms.DangerAhead | Alarms.AreaCrossed
        | Alarms.RouteCrossed | Alarms.SegmentTime | Alarms.IllegalIgnition | Alarms.IllegalDisplacement
        | Alarms.DoorOpened;

    /// <summary>What rose between two reports of one device: set now, and not set before. A bit that stays set for
    /// an hour is one alarm, not three hundred and sixty.</summary>
    /// <remarks>before 0x100, now 0x102 gives 0x002.</remarks>
    public static Alarms Rising(Alarms before, Alarms now) => now & ~before;
}
