namespace Wheelhouse.Telemetry;

/// <summary>A long stay of one agreement's vehicle.</summary>
/// <param name="Agreement">Whose; only told apart, never read.</param>
public readonly record struct LongStay(string Agreement, Stop Stop);

/// <summary>A place where vehicles of several agreements stood long: a lot of cars taken as a second pledge looks like
/// this, and so does a market. A candidate for a person to look at, nothing more.</summary>
public readonly record struct Gathering(Place Place, int Agreements, int Stays, long Seconds);

/// <summary>Finds gathering points by density over long stays.</summary>
public static class Gatherings
{
    /// <summary>The places with at least <paramref name="agreements"/> different agreements, most first. One vehicle
    /// that stands somewhere every night gathers with nobody.</summary>
    /// <param name="stays">Stays long enough to mean something; a day is usual. Whoever calls leaves out stays at the
    /// vehicle's own frequent places and at listed ones.</param>
    /// <param name="metres">How near neighbours are.</param>
    /// <param name="agreements">How many different ones make a place.</param>
    public static IReadOnlyList<Gathering> Find(
        IReadOnlyList<LongStay> stays, double metres = 100, int agreements = 3)
    {
        ArgumentNullException.ThrowIfNull(stays);
        bool Dense(IReadOnlyList<int> near) =>
            near.Count >= agreements && near.Select(i => stays[i].Agreement).Distinct().Count() >= agreements;
        var clusters = Clusters.Find([.. stays.Select(stay => stay.Stop.Place)], metres, Dense);
        return
        [
            .. stays.Zip(clusters)
                .Where(pair => pair.Second >= 0)
                .GroupBy(pair => pair.Second, pair => pair.First)
                .Select(same => new Gathering(
                    new(same.Average(s => s.Stop.Place.Latitude), same.Average(s => s.Stop.Place.Longitude)),
                    same.Select(s => s.Agreement).Distinct().Count(),
                    same.Count(),
                    same.Sum(s => s.Stop.Seconds)))
                .OrderByDescending(one => one.Agreements)
                .ThenByDescending(one => one.Seconds),
        ];
    }
}
