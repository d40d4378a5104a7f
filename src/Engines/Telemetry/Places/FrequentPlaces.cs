namespace Wheelhouse.Telemetry;

/// <summary>Where a vehicle stands again and again.</summary>
/// <param name="Nights">Nights spent there: at least three hours between midnight and five, local time.</param>
public readonly record struct FrequentPlace(Place Place, int Visits, long Seconds, int Nights);

/// <summary>Frequent places and night stays of one vehicle, for comparing with the addresses its user gave.</summary>
public static class FrequentPlaces
{
    /// <summary>Stays within this many metres of each other are at one place.</summary>
    public const double SameMetres = 150;

    const long NightHours = 3 * 3600;

    /// <summary>Places with at least two stays, the longest first.</summary>
    /// <param name="stops">Stops of one vehicle.</param>
    /// <param name="zone">The vehicle's offset from UTC; eight hours in China.</param>
    public static IReadOnlyList<FrequentPlace> Find(IReadOnlyList<Stop> stops, TimeSpan zone)
    {
        ArgumentNullException.ThrowIfNull(stops);
        var clusters = Clusters.Find([.. stops.Select(stop => stop.Place)], SameMetres, near => near.Count >= 2);
        return
        [
            .. stops.Zip(clusters)
                .Where(pair => pair.Second >= 0)
                .GroupBy(pair => pair.Second, pair => pair.First)
                .Select(same => Sum([.. same], zone))
                .OrderByDescending(place => place.Seconds),
        ];
    }

    /// <summary>Local days on whose night the vehicle stood still: three hours of the five after midnight. A night over
    /// is counted where it ended: 23:00 to 06:00 is one.</summary>
    public static IReadOnlyList<DateOnly> Nights(Stop stop, TimeSpan zone)
    {
        var nights = new List<DateOnly>();
        var (from, to) = (stop.From + (long)zone.TotalSeconds, stop.To + (long)zone.TotalSeconds);
        for (var midnight = from / 86_400 * 86_400; midnight < to; midnight += 86_400)
        {
            if (Math.Min(to, midnight + (5 * 3600)) - Math.Max(from, midnight) >= NightHours)
            {
                nights.Add(DateOnly.FromDateTime(DateTime.UnixEpoch.AddSeconds(midnight)));
            }
        }

        return nights;
    }

    static FrequentPlace Sum(IReadOnlyList<Stop> same, TimeSpan zone) => new(
        new(same.Average(stop => stop.Place.Latitude), same.Average(stop => stop.Place.Longitude)),
        same.Count,
        same.Sum(stop => stop.Seconds),
        same.SelectMany(stop => Nights(stop, zone)).Distinct().Count());
}
