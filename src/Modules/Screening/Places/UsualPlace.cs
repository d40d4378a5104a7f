namespace Wheelhouse.Screening.Places;

/// <summary>Where a dealer's applications are usually made, learnt from where they were made.</summary>
static class UsualPlace
{
    /// <summary>Fewer say nothing of what is usual.</summary>
    internal const int Fewest = 5;

    /// <summary>The latest so many are looked at.</summary>
    internal const int Most = 50;

    /// <summary>The median of latitudes and the median of longitudes: half of them may lie and it hardly moves. Null
    /// below <see cref="Fewest"/>.</summary>
    /// <remarks>By hand: latitudes 39.90, 39.91, 39.92, 22.50, 39.91 have the median 39.91, whatever the 22.50
    /// is.</remarks>
    internal static GeoPoint? Of(IReadOnlyList<GeoPoint> places) => places.Count < Fewest
        ? null
        : new(Median([.. places.Select(p => p.Latitude)]), Median([.. places.Select(p => p.Longitude)]));

    static decimal Median(decimal[] figures)
    {
        Array.Sort(figures);
        return figures[figures.Length / 2];
    }
}
