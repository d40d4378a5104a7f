using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Telematics.Places;
using Wheelhouse.Trust;

namespace Wheelhouse.Telematics.Tracks;

/// <summary>Where a car stands again and again.</summary>
/// <param name="Nights">Nights spent there: at least three hours between midnight and five.</param>
sealed record FrequentPlaceCard(Point Place, int Visits, long Seconds, int Nights);

/// <summary>A car's places of the last 30 days, the longest first.</summary>
sealed record CarPlaces(string Vin, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<FrequentPlaceCard> Places);

/// <summary>A car's frequent places and night stays, to be held against the addresses that its user gave.</summary>
static class ReadFrequentPlaces
{
    const int Most = 20;

    internal static async Task<Results<Ok<CarPlaces>, ProblemHttpResult>> Get(
        string vin, House house, Caller caller, ISensitive sensitive, TimeProvider clock, CancellationToken cancel)
    {
        if (await TrackedCar.Find(house, vin, caller.Actor.Organisation, cancel) is not { } car)
        {
            return TrackedCar.Unknown.ToProblem();
        }

        // asked before a month of fixes is read: whoever is refused costs nothing
        var allowed = await sensitive.Read(
            car.Subject, Purpose.Location, "frequent places", () => default(Unit), cancel);
        if (allowed.Refused is { } refused)
        {
            return refused.ToProblem();
        }

        var now = clock.GetUtcNow();
        var places = await CarHabits.Places(house, vin, car.Subject, now, cancel);
        var found = places.Take(Most).Select(p => new FrequentPlaceCard(
            ReadJourneys.PointOf(p.Place), p.Visits, p.Seconds, p.Nights));
        return TypedResults.Ok(new CarPlaces(vin, now.AddDays(-CarHabits.Days), now, [.. found]));
    }
}
