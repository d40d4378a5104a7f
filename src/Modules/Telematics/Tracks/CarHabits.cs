using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Telematics.Places;
using Wheelhouse.Telemetry;

namespace Wheelhouse.Telematics.Tracks;

/// <summary>What a car's fixes of the last 30 days tell of its habits. Asked only after the location may be read.
/// </summary>
static class CarHabits
{
    internal const int Days = 30;

    /// <summary>So many nights at a place make it one where the car belongs. House policy: fewer are a visit.</summary>
    const int LeastNights = 3;

    /// <summary>China has one time.</summary>
    static readonly TimeSpan Zone = TimeSpan.FromHours(8);

    /// <summary>Where it stands again and again, the longest first.</summary>
    internal static async Task<IReadOnlyList<FrequentPlace>> Places(
        House house, string vin, Id<Organisation> subject, DateTimeOffset now, CancellationToken cancel) =>
        FrequentPlaces.Find(await Stops(house, vin, subject, now, cancel), Zone);

    /// <summary>Whether it spends its nights at a place: at home, in its own garage.</summary>
    internal static async Task<bool> SleepsAt(
        House house, string vin, Id<Organisation> subject, Point? place, DateTimeOffset now, CancellationToken cancel)
    {
        if (place is not { } there)
        {
            return false;
        }

        var stops = await Stops(house, vin, subject, now, cancel);
        return stops.Where(s => s.Place.MetresTo(there.Place) <= FrequentPlaces.SameMetres)
            .SelectMany(s => FrequentPlaces.Nights(s, Zone)).Distinct().Count() >= LeastNights;
    }

    static async Task<IReadOnlyList<Stop>> Stops(
        House house, string vin, Id<Organisation> subject, DateTimeOffset now, CancellationToken cancel)
    {
        var fixes = await TrackedCar.Fixes(house, vin, subject, now.AddDays(-Days), now, cancel);
        return Journeys.Cut(Telemetry.Track.Of(TrackedCar.Reports(fixes)), ReadJourneys.Rules).Stops;
    }
}
