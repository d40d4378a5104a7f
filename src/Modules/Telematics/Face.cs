using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Telematics;

/// <summary>A telematics device.</summary>
public sealed class Device : INamed
{
    public static string Prefix => "dev";
}

/// <summary>That a device is in a car, from a day to a day.</summary>
public sealed class DeviceBinding : INamed
{
    public static string Prefix => "dbi";
}

/// <summary>Something that a device told, or that its silence told.</summary>
public sealed class DeviceEvent : INamed
{
    public static string Prefix => "dve";
}

/// <summary>A place on the lender's map.</summary>
public sealed class Fence : INamed
{
    public static string Prefix => "fnc";
}

/// <summary>What a device was told to do.</summary>
public sealed class DeviceCommand : INamed
{
    public static string Prefix => "dcm";
}

/// <summary>Where a car stands, by the lender's own map and its own nights.</summary>
public enum PlaceKind
{
    Unknown,

    /// <summary>A place where a car must not be left: a motorway, a tunnel, a hospital.</summary>
    NoStop,

    /// <summary>A place for parking, or where the car spent at least three of the last thirty nights, and none of
    /// those where it must not be left.</summary>
    Parking,
}

/// <summary>A car at this moment, from the device that can inhibit its start, else from any.</summary>
/// <param name="CanInhibit">The device's model knows the command, and an installer wired and tried it.</param>
/// <param name="FixAt">When the last position was taken.</param>
/// <param name="IsFixed">The receiver had satellites.</param>
/// <param name="IsLive">Not sent later out of a blind area.</param>
/// <param name="SpeedKmh">Null: the device did not say.</param>
/// <param name="Ignition">Null: the device did not say.</param>
/// <param name="StandsSince">Null: it does not stand.</param>
/// <param name="CircuitCut">Status bit 11 of JT/T 808; null: the device did not say.</param>
/// <param name="FuelCut">Status bit 10; null: the device did not say.</param>
public sealed record CarNow(
    Id<Device> Device, string Vin, bool CanInhibit, DateTimeOffset FixAt, bool IsFixed, bool IsLive, decimal? SpeedKmh,
    bool? Ignition, DateTimeOffset? StandsSince, PlaceKind Place, bool? CircuitCut, bool? FuelCut);

/// <summary>How a car was driven, in sums. A factor that the reports come too seldom to show is null, never zero.
/// </summary>
/// <param name="Before">The day after the last.</param>
/// <param name="Days">On how many of these days anything was told.</param>
/// <param name="Km">By the odometer where it was told, else by the fixes, which cut corners.</param>
/// <param name="ScoredKm">Those of trips, by the fixes: what the shares are of.</param>
/// <param name="NightShare">Of the way, between 23:00 and 05:00; null where there was no trip.</param>
/// <param name="FastShare">Of the way, above 120 km/h; null where there was no trip.</param>
/// <param name="HarshPer100Km">Null where fixes are more than two seconds apart: of a braking of a second they show
/// nothing.</param>
public sealed record DrivingSeen(
    DateOnly From, DateOnly Before, int Days, decimal Km, decimal ScoredKm, decimal? NightShare, decimal? FastShare,
    decimal? HarshPer100Km);

/// <summary>Cars of a lender as their devices tell. Knows no debt.</summary>
public interface ITelematics
{
    /// <summary>How a car stands now, without saying where: purpose and consent are checked, the read is recorded.
    /// </summary>
    /// <param name="subject">Whose location it tells of.</param>
    /// <returns>Null: no device of the lender is in that car, or none has said anything. Refused:
    /// <c>trust.no_consent</c>.</returns>
    Task<Outcome<CarNow?>> Now(
        string vin, Id<Organisation> lender, Id<Organisation> subject, CancellationToken cancel);

    /// <summary>How a car was driven in some days, without saying where or when: purpose and consent are checked, the
    /// read is recorded.</summary>
    /// <param name="from">The first day, by the clock of China.</param>
    /// <param name="before">The day after the last; at most 31 days after the first.</param>
    /// <returns>Null: no device told anything. Refused: <c>trust.no_consent</c>.</returns>
    Task<Outcome<DrivingSeen?>> Driving(
        string vin, Id<Organisation> subject, DateOnly from, DateOnly before, CancellationToken cancel);

    /// <summary>Puts a command for a device into its queue, in the running transaction. Idempotent for a
    /// reference.</summary>
    /// <param name="inhibit">True: inhibit the start; false: let it go.</param>
    /// <param name="reference">What it is done for, as in <c>inh_0199…</c>.</param>
    Task<Outcome<Id<DeviceCommand>>> Order(
        Id<Device> device, bool inhibit, string reference, DateTimeOffset expires, CancellationToken cancel);

    /// <summary>Finds devices of a lender that have fallen silent and cars that have not moved. Idempotent.</summary>
    /// <returns>How many events were told.</returns>
    Task<int> Watch(Id<Organisation> lender, CancellationToken cancel);
}

/// <summary>What happened to a device or a car.</summary>
public enum DeviceEventKind
{
    /// <summary>Nothing was heard for longer than a device of its kind is ever quiet.</summary>
    Silent,

    /// <summary>The main power is gone: a wired device was pulled out, or the battery was.</summary>
    PowerCut,

    /// <summary>The device says it was taken off.</summary>
    Removed,

    /// <summary>The wired and the wireless device of a car are apart.</summary>
    PairSeparated,

    /// <summary>The car moves with its ignition off.</summary>
    Towed,
    FenceEntered,

    /// <summary>The car came to a place where cars are pledged a second time.</summary>
    SecondPledge,

    /// <summary>The car left the region it may be in.</summary>
    RegionLeft,

    /// <summary>The car has stood longer than usual.</summary>
    NoMovement,

    /// <summary>The odometer shows less than before.</summary>
    RollBack,

    /// <summary>The device's antenna was cut or shorted.</summary>
    AntennaCut,
}

/// <summary>A device told something, or its silence did. Says nothing of where.</summary>
public sealed record DeviceEventTold(
    Id<Organisation> Organisation, Id<DeviceEvent> Event, Id<Device> Device, string? Vin, DeviceEventKind Kind,
    DateTimeOffset At) : IFact;

/// <summary>What a device says of the circuit that inhibits the start has changed.</summary>
/// <param name="CircuitCut">Null: it does not say any more.</param>
/// <param name="At">When we heard of it, by our own clock.</param>
public sealed record CircuitReported(
    Id<Organisation> Organisation, Id<Device> Device, string? Vin, bool? CircuitCut, bool? FuelCut,
    DateTimeOffset At) : IFact;
