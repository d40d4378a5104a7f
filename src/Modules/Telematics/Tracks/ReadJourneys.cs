using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Telematics.Places;
using Wheelhouse.Telemetry;
using Wheelhouse.Trust;

namespace Wheelhouse.Telematics.Tracks;

/// <summary>A drive from one stop to the next.</summary>
/// <param name="Metres">By the fixes: a lower bound, for corners between them are cut.</param>
/// <param name="TopSpeedTenths">In 0.1 km/h.</param>
sealed record TripCard(
    DateTimeOffset From, DateTimeOffset To, Point Start, Point End, long Metres, int TopSpeedTenths, int Fixes);

/// <summary>A stay.</summary>
sealed record StopCard(DateTimeOffset From, DateTimeOffset To, Point Place);

/// <summary>A time of which nothing is known: no fix came, then or later.</summary>
/// <param name="Metres">How far apart the fixes around it are.</param>
sealed record GapCard(DateTimeOffset From, DateTimeOffset To, long Metres);

/// <summary>Fixes that were sent later, out of a blind area: history, that raised no alarm.</summary>
sealed record ResentCard(DateTimeOffset From, DateTimeOffset To, int Fixes);

/// <summary>What a car did between two instants, oldest first.</summary>
/// <param name="Metres">Driven by the fixes of all trips.</param>
/// <param name="OdometerFirstTenths">What the odometer showed at the first fix that told it, in 0.1 km.</param>
sealed record CarJourneys(
    string Vin, DateTimeOffset From, DateTimeOffset To, int Fixes, IReadOnlyList<TripCard> Trips,
    IReadOnlyList<StopCard> Stops, IReadOnlyList<GapCard> Gaps, IReadOnlyList<ResentCard> Resent, long Metres,
    long? OdometerFirstTenths, long? OdometerLastTenths);

/// <summary>A car's track cut into trips, stops and gaps by the engine.</summary>
static class ReadJourneys
{
    /// <summary>Longer spans are read day by day: a wired device sends 2,880 fixes a day.</summary>
    const int MostDays = 8;

    internal static readonly JourneyRules Rules = new();

    /// <param name="from">24 hours ago when absent.</param>
    internal static async Task<Results<Ok<CarJourneys>, ProblemHttpResult>> Get(
        string vin, DateTimeOffset? from, DateTimeOffset? to, House house, Caller caller, ISensitive sensitive,
        TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var last = (to ?? now).ToUniversalTime();
        var first = (from ?? last.AddDays(-1)).ToUniversalTime();
        if (first >= last || last - first > TimeSpan.FromDays(MostDays))
        {
            return new Refusal(
                "telematics.span_out_of_range", $"Ask for a span of up to {MostDays} days, its start before its end.",
                RefusalKind.Invalid, new RefusalValue("days", $"{MostDays}")).ToProblem();
        }

        if (await TrackedCar.Find(house, vin, caller.Actor.Organisation, cancel) is not { } car)
        {
            return TrackedCar.Unknown.ToProblem();
        }

        var fixes = await TrackedCar.Fixes(house, vin, car.Subject, first, last, cancel);
        var read = await sensitive.Read(
            car.Subject, Purpose.Location, "trips and stops", () => Of(vin, first, last, fixes), cancel);
        return read.ToAnswer();
    }

    internal static CarJourneys Of(
        string vin, DateTimeOffset from, DateTimeOffset to, IReadOnlyList<Fix> fixes)
    {
        var track = Telemetry.Track.Of(TrackedCar.Reports(fixes));
        var cut = Journeys.Cut(track, Rules);
        var told = fixes.Where(f => f.OdometerTenths is not null).ToList();
        return new(
            vin, from, to, fixes.Count,
            [
                .. cut.Trips.Select(t => new TripCard(
                    t.From.At, t.To.At, PointOf(t.From.Place), PointOf(t.To.Place), (long)t.Metres, t.TopSpeedTenths,
                    t.Fixes)),
            ],
            [.. cut.Stops.Select(s => new StopCard(At(s.From), At(s.To), PointOf(s.Place)))],
            [.. Gaps(track)], [.. Resent(fixes)], (long)cut.Metres,
            told.FirstOrDefault()?.OdometerTenths, told.LastOrDefault()?.OdometerTenths);
    }

    static IEnumerable<GapCard> Gaps(IReadOnlyList<Telemetry.TrackPoint> track)
    {
        for (var i = 1; i < track.Count; i++)
        {
            if (track[i].Seconds - track[i - 1].Seconds > Rules.GapSeconds)
            {
                yield return new(
                    track[i - 1].At, track[i].At, (long)track[i - 1].Place.MetresTo(track[i].Place));
            }
        }
    }

    /// <summary>Runs of fixes that came late, one after the other.</summary>
    static IEnumerable<ResentCard> Resent(IReadOnlyList<Fix> fixes)
    {
        for (var i = 0; i < fixes.Count; i++)
        {
            var start = i;
            while (i < fixes.Count && !fixes[i].IsLive)
            {
                i++;
            }

            if (i > start)
            {
                yield return new(fixes[start].At, fixes[i - 1].At, i - start);
            }
        }
    }

    internal static Point PointOf(Place place) =>
        new(Millionths(place.Latitude), Millionths(place.Longitude));

    static int Millionths(double degrees) => (int)Math.Round(degrees * 1e6, MidpointRounding.AwayFromZero);

    static DateTimeOffset At(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds);
}
