using Wheelhouse.Kernel;
using Wheelhouse.Telematics.Places;

namespace Wheelhouse.Telematics.Reports;

/// <summary>What is known of a device after its last live report. A value: the next report makes the next one.
/// </summary>
/// <param name="Place">Of the last live fix; null before it, and where no consent lets it be kept.</param>
/// <param name="StandsSince">Since when every live fix had no speed and no ignition.</param>
/// <param name="Towed">Moves with its ignition off, and that was told.</param>
/// <param name="Inside">The fences it is in.</param>
sealed record DeviceNow(
    DateTimeOffset HeardAt, DateTimeOffset? FixAt, Point? Place, int? SpeedTenths, bool? Ignition,
    DateTimeOffset? StandsSince, Point? StandsAt, bool Towed, DeviceAlarms Alarms, bool? CircuitCut, bool? FuelCut,
    long? OdometerTenths, IReadOnlyList<Id<Fence>> Inside)
{
    internal static DeviceNow Fresh(DateTimeOffset at) =>
        new(at, null, null, null, null, null, null, false, DeviceAlarms.None, null, null, null, []);
}

/// <summary>What a report does to what is known: the next state, and what is to be told. Pure.</summary>
/// <remarks>
/// Events are told on the rising edge: a bit that stays set, a fence that one stays in, is told once. A report that is
/// late (out of a blind area, older than the last fix, older than ten minutes) is kept as a position and tells nothing:
/// what was is not now.
/// </remarks>
static class Signals
{
    /// <summary>Older than this a fix says nothing of now.</summary>
    internal static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    /// <summary>How far a device's clock may run ahead.</summary>
    static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    /// <summary>Positions that are older are not taken at all: a clock that was never set.</summary>
    static readonly TimeSpan Oldest = TimeSpan.FromDays(90);

    /// <summary>A gap after which nobody knows whether the car stood all the while.</summary>
    static readonly TimeSpan Gap = TimeSpan.FromMinutes(35);

    /// <summary>Farther than receivers wander while a car stands.</summary>
    const double Wander = 150;

    /// <summary>Farther than this with the ignition off is no wandering: it is towed.</summary>
    const double Tow = 400;

    /// <summary>How much an odometer may fall back by rounding, in 0.1 km.</summary>
    const long Slack = 10;

    static readonly (DeviceAlarms Bit, DeviceEventKind Kind)[] Bits =
    [
        (DeviceAlarms.MainPowerOff, DeviceEventKind.PowerCut), (DeviceAlarms.Removed, DeviceEventKind.Removed),
        (DeviceAlarms.Displaced, DeviceEventKind.Towed), (DeviceAlarms.AntennaCut, DeviceEventKind.AntennaCut),
    ];

    /// <summary>Whether a report's time can be: devices come back from 1970 and from 2099.</summary>
    internal static bool IsPlausible(DeviceReport report, DateTimeOffset received) =>
        report.At <= received + Ahead && report.At >= received - Oldest;

    /// <summary>Whether a report says something of now.</summary>
    internal static bool IsNow(DeviceNow before, DeviceReport report, DateTimeOffset received) =>
        report.IsLive && report.At > received - Fresh && !(report.At <= before.FixAt);

    internal static (DeviceNow After, IReadOnlyList<DeviceEventKind> Told) Take(
        DeviceNow before, DeviceReport report, DateTimeOffset received, IReadOnlyList<Area> areas)
    {
        var heard = before with { HeardAt = received > before.HeardAt ? received : before.HeardAt };
        if (!IsNow(before, report, received))
        {
            return (heard, []);
        }

        var told = new List<DeviceEventKind>();
        foreach (var (bit, kind) in Bits)
        {
            if (report.Alarms.HasFlag(bit) && !before.Alarms.HasFlag(bit))
            {
                told.Add(kind);
            }
        }

        if (report.OwnOdometer && report.OdometerTenths < before.OdometerTenths - Slack)
        {
            told.Add(DeviceEventKind.RollBack);
        }

        heard = heard with
        {
            Alarms = report.Alarms,
            CircuitCut = report.CircuitCut,
            FuelCut = report.FuelCut,
            OdometerTenths = report.OdometerTenths ?? before.OdometerTenths,
        };
        var place = PlaceOf(report);
        return place is { } known ? (Moved(heard, report, known, areas, told), told) : (heard, told);
    }

    /// <summary>Where the report was made; null where that is not known.</summary>
    internal static Point? PlaceOf(DeviceReport report) =>
        report is { IsFixed: true, Latitude: { } north, Longitude: { } east } && new Point(north, east) is
        {
            IsSomewhere: true,
        } place
            ? place
            : null;

    static DeviceNow Moved(
        DeviceNow before, DeviceReport report, Point place, IReadOnlyList<Area> areas, List<DeviceEventKind> told)
    {
        var stands = report is { SpeedTenths: 0, Ignition: false };
        var stood = before.StandsSince is not null && before.StandsAt is { } spot
            && report.At - before.FixAt <= Gap && spot.MetresTo(place) <= Wander;

        // after a gap nobody knows that it was not simply driven: a hidden device wakes but a few times a day
        var towed = report.Ignition == false && before.StandsAt is { } parked && parked.MetresTo(place) > Tow
            && (before.Towed || report.At - before.FixAt <= Gap);
        if (towed && !before.Towed && !told.Contains(DeviceEventKind.Towed))
        {
            told.Add(DeviceEventKind.Towed);
        }

        var inside = areas.Where(a => a.Holds(place)).ToList();
        foreach (var area in inside.Where(a => !before.Inside.Contains(a.Id)))
        {
            if (area.Kind is FenceKind.Pledge or FenceKind.Watch)
            {
                told.Add(area.Kind == FenceKind.Pledge ? DeviceEventKind.SecondPledge : DeviceEventKind.FenceEntered);
            }
        }

        if (areas.Any(a => a.Kind == FenceKind.Region && before.Inside.Contains(a.Id) && !inside.Contains(a)))
        {
            told.Add(DeviceEventKind.RegionLeft);
        }

        return before with
        {
            FixAt = report.At,
            Place = place,
            SpeedTenths = report.SpeedTenths,
            Ignition = report.Ignition,
            StandsSince = !stands ? null : stood ? before.StandsSince : report.At,

            // where it last stood is kept while its ignition is off: that is what a tow is seen against
            StandsAt = stands && !towed ? (stood ? before.StandsAt : place)
                : report.Ignition == false ? before.StandsAt : null,
            Towed = towed,
            Inside = [.. inside.Select(a => a.Id)],
        };
    }
}
