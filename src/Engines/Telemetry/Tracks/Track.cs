namespace Wheelhouse.Telemetry;

/// <summary>One fix that may be counted.</summary>
public readonly record struct TrackPoint(long Seconds, Place Place, int SpeedTenths)
{
    public DateTimeOffset At => DateTimeOffset.FromUnixTimeSeconds(Seconds);
}

/// <summary>Where one vehicle was, in the order of time, without what cannot be true.</summary>
public static class Track
{
    /// <summary>Faster than this between two fixes is a jump of the receiver, not a drive: 250 km/h in metres a
    /// second.</summary>
    const double JumpMetresASecond = 250 / 3.6;

    /// <summary>Sorts reports of one vehicle, re-sent ones among the rest, and leaves out those without place or time,
    /// those sent twice, and jumps.</summary>
    public static IReadOnlyList<TrackPoint> Of(IEnumerable<Position> reports)
    {
        ArgumentNullException.ThrowIfNull(reports);
        var track = new List<TrackPoint>();
        foreach (var report in reports.Where(report => report.Located).OrderBy(report => report.Seconds))
        {
            var point = new TrackPoint(report.Seconds!.Value, Place.Of(report), report.SpeedTenths);
            if (track.Count == 0 || Follows(track[^1], point))
            {
                track.Add(point);
            }
        }

        return track;
    }

    static bool Follows(TrackPoint before, TrackPoint now) =>
        now.Seconds > before.Seconds
        && before.Place.MetresTo(now.Place) <= JumpMetresASecond * (now.Seconds - before.Seconds) + 100;
}
