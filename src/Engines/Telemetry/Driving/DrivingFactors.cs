namespace Wheelhouse.Telemetry;

/// <summary>How a vehicle was driven, as far as its reports can tell.</summary>
/// <param name="Kilometres">By the fixes of trips.</param>
/// <param name="NightShare">Share of the way driven between 23:00 and 05:00, local time.</param>
/// <param name="FastShare">Share of the way driven above 120 km/h, the highest limit in China.</param>
/// <param name="SpacingSeconds">The median time between two fixes of a trip.</param>
/// <param name="HarshPer100Km">Harsh accelerations and brakings on 100 km. Null when the reports come too seldom to
/// see one: of a braking of a second, fixes 30 seconds apart show nothing, and none seen would be a lie.</param>
/// <param name="HarshSource">Where the harsh events come from.</param>
public sealed record DrivingFactors(
    double Kilometres, double NightShare, double FastShare, double SpacingSeconds, double? HarshPer100Km,
    HarshSource HarshSource)
{
    /// <summary>3.13 m/s2 = 7 miles an hour each second, the threshold US usage-based tariffs publish.</summary>
    const double HarshMetresASecond2 = 3.13;

    const double SeenSpacingSeconds = 2;

    /// <summary>Reads the factors off the trips of one vehicle.</summary>
    /// <param name="reports">Its reports, in any order.</param>
    /// <param name="zone">The vehicle's offset from UTC.</param>
    public static DrivingFactors Of(IReadOnlyList<Position> reports, TimeSpan zone)
    {
        ArgumentNullException.ThrowIfNull(reports);
        var track = Track.Of(reports);
        var trips = Journeys.Cut(track, new()).Trips;
        var legs = Legs(track, trips);
        var way = legs.Sum(leg => leg.Metres);
        var spacing = Median(legs);
        var counted = reports.Any(r => r.Readings is { HarshBrakings: not null } or { HarshAccelerations: not null });
        var seen = spacing is > 0 and <= SeenSpacingSeconds;
        var harsh = counted ? Counted(reports) : seen ? Seen(legs) : (int?)null;
        return new(
            way / 1000,
            Share(legs, way, leg => IsNight(leg.From.Seconds, zone)),
            Share(legs, way, leg => leg.From.SpeedTenths > 1200),
            spacing,
            way > 0 ? harsh / way * 100_000 : null,
            counted ? HarshSource.Device : seen ? HarshSource.Fixes : HarshSource.None);
    }

    static List<Leg> Legs(IReadOnlyList<TrackPoint> track, IReadOnlyList<Trip> trips)
    {
        var (legs, trip) = (new List<Leg>(), 0);
        for (var i = 0; i + 1 < track.Count; i++)
        {
            while (trip < trips.Count && trips[trip].To.Seconds <= track[i].Seconds)
            {
                trip++;
            }

            if (trip < trips.Count && trips[trip].From.Seconds <= track[i].Seconds)
            {
                legs.Add(new(track[i], track[i + 1], track[i].Place.MetresTo(track[i + 1].Place)));
            }
        }

        return legs;
    }

    static double Median(List<Leg> legs)
    {
        var sorted = legs.Select(leg => leg.Seconds).Order().ToList();
        return sorted.Count == 0 ? 0 : sorted[sorted.Count / 2];
    }

    static double Share(List<Leg> legs, double way, Func<Leg, bool> counts) =>
        way > 0 ? legs.Where(counts).Sum(leg => leg.Metres) / way : 0;

    static bool IsNight(long seconds, TimeSpan zone) =>
        (seconds + (long)zone.TotalSeconds) % 86_400 / 3600 is >= 23 or < 5;

    /// <summary>Legs on which the speed changed faster than the threshold; a change that goes on over several legs is
    /// one event.</summary>
    static int Seen(List<Leg> legs)
    {
        var (events, during) = (0, false);
        foreach (var leg in legs)
        {
            var change = (leg.To.SpeedTenths - leg.From.SpeedTenths) / 36.0 / leg.Seconds;
            var harsh = leg.Seconds <= SeenSpacingSeconds && Math.Abs(change) >= HarshMetresASecond2;
            events += harsh && !during ? 1 : 0;
            during = harsh;
        }

        return events;
    }

    /// <summary>Sum of what the device itself counted; its counters count since the last report.</summary>
    static int Counted(IReadOnlyList<Position> reports) =>
        reports.Sum(r => (r.Readings.HarshBrakings ?? 0) + (r.Readings.HarshAccelerations ?? 0));

    readonly record struct Leg(TrackPoint From, TrackPoint To, double Metres)
    {
        internal long Seconds => To.Seconds - From.Seconds;
    }
}

/// <summary>Where harsh events come from.</summary>
public enum HarshSource
{
    /// <summary>Nowhere: the reports come too seldom.</summary>
    None,

    /// <summary>Fixes at most two seconds apart.</summary>
    Fixes,

    /// <summary>The device's own acceleration sensor.</summary>
    Device,
}
