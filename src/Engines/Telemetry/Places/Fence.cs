namespace Wheelhouse.Telemetry;

/// <summary>What a report changes about a fence.</summary>
public enum FenceEdge
{
    /// <summary>Nothing, or nothing that may be said: the report is not located.</summary>
    None,
    Entered,
    Left,
}

/// <summary>An area: a polygon, or a circle.</summary>
public sealed class Fence
{
    readonly Place[] corners;
    readonly double metres;
    readonly (double South, double West, double North, double East) box;

    Fence(Place[] corners, double metres)
    {
        (this.corners, this.metres) = (corners, metres);
        box = (corners.Min(c => c.Latitude), corners.Min(c => c.Longitude),
            corners.Max(c => c.Latitude), corners.Max(c => c.Longitude));
    }

    /// <summary>A circle around a point.</summary>
    public static Fence Circle(Place centre, double metres)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(metres);
        return new([centre], metres);
    }

    /// <summary>A polygon; null when it has fewer than three corners, a corner off the earth, or spans half the
    /// globe.</summary>
    public static Fence? Polygon(IReadOnlyList<Place> corners)
    {
        ArgumentNullException.ThrowIfNull(corners);
        var sound = corners.Count >= 3
            && corners.All(c => Math.Abs(c.Latitude) <= 90 && Math.Abs(c.Longitude) <= 180)
            && corners.Max(c => c.Longitude) - corners.Min(c => c.Longitude) < 180;
        return sound ? new([.. corners], 0) : null;
    }

    /// <summary>By the even-odd rule, on straight lines between corners in degrees: over a city or a province the
    /// difference to great circles is below what a fix is worth.</summary>
    public bool Contains(Place place)
    {
        if (corners.Length == 1)
        {
            return corners[0].MetresTo(place) <= metres;
        }

        if (place.Latitude < box.South || place.Latitude > box.North
            || place.Longitude < box.West || place.Longitude > box.East)
        {
            return false;
        }

        var inside = false;
        for (int i = 0, before = corners.Length - 1; i < corners.Length; before = i++)
        {
            var (a, b) = (corners[i], corners[before]);
            if (a.Latitude > place.Latitude != b.Latitude > place.Latitude
                && place.Longitude < a.Longitude
                    + ((b.Longitude - a.Longitude) * (place.Latitude - a.Latitude) / (b.Latitude - a.Latitude)))
            {
                inside = !inside;
            }
        }

        return inside;
    }

    /// <summary>What a report changes. A stale place, a re-send or a report of yesterday changes nothing.</summary>
    /// <param name="wasInside">Where the vehicle was by the last report that counted; null when there was none.</param>
    /// <param name="now">The report.</param>
    public FenceEdge Edge(bool? wasInside, in Position now)
    {
        if (!now.Located || !now.IsNews || wasInside is not { } was)
        {
            return FenceEdge.None;
        }

        var inside = Contains(Place.Of(now));
        return inside == was ? FenceEdge.None : inside ? FenceEdge.Entered : FenceEdge.Left;
    }
}
