using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Telematics.Tracks;

/// <summary>Where a car was at an instant.</summary>
/// <param name="Latitude">In millionths of a degree, WGS 84.</param>
/// <param name="IsLive">False: sent later out of a blind area.</param>
sealed record TrackPoint(
    DateTimeOffset At, int Latitude, int Longitude, int? SpeedTenths, int? Course, bool? Ignition, bool IsLive);

/// <summary>A car's track between two instants, oldest first; a page at most.</summary>
/// <param name="Next">Where to read on; null at the end.</param>
sealed record Track(string Vin, IReadOnlyList<TrackPoint> Points, DateTimeOffset? Next);

/// <summary>Where a car was. The one way to its places: for a purpose, by a consent, on record. Without a consent the
/// map stays dark, and that somebody asked is on record too.</summary>
static class ReadTrack
{
    const int Most = 2_000;

    /// <param name="from">24 hours ago when absent.</param>
    internal static async Task<Results<Ok<Track>, ProblemHttpResult>> Get(
        string vin, DateTimeOffset? from, DateTimeOffset? to, House house, Caller caller, ISensitive sensitive,
        TimeProvider clock, CancellationToken cancel)
    {
        if (await TrackedCar.Find(house, vin, caller.Actor.Organisation, cancel) is not { } car)
        {
            return TrackedCar.Unknown.ToProblem();
        }

        var now = clock.GetUtcNow();
        var (first, last) = ((from ?? now.AddDays(-1)).ToUniversalTime(), (to ?? now).ToUniversalTime());
        var points = await TrackedCar.Positions(house, vin, car.Subject, first, last)
            .OrderBy(p => p.At).Take(Most + 1)
            .Select(p => new TrackPoint(
                p.At, p.Latitude, p.Longitude, p.SpeedTenths, p.Course, p.Ignition, p.IsLive))
            .ToListAsync(cancel);
        var read = await sensitive.Read(
            car.Subject, Purpose.Location, "track",
            () => new Track(vin, [.. points.Take(Most)], points.Count > Most ? points[Most].At : null), cancel);
        return read.ToAnswer();
    }
}
