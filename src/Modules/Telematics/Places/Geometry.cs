namespace Wheelhouse.Telematics.Places;

/// <summary>A point in millionths of a degree, WGS 84.</summary>
readonly record struct Point(int Latitude, int Longitude)
{
    /// <summary>Whether it is somewhere on earth; (0, 0) is where receivers without satellites are.</summary>
    internal bool IsSomewhere =>
        Latitude is >= -90_000_000 and <= 90_000_000 && Longitude is >= -180_000_000 and <= 180_000_000
            && (Latitude, Longitude) != (0, 0);
}

/// <summary>Distances and insides on the sphere, good to half a percent: no money hangs on them.</summary>
static class Geometry
{
    const double EarthMetres = 6_371_008.8;

    /// <summary>Metres along the great circle (haversine).</summary>
    /// <remarks>By hand: a degree of latitude is π / 180 × 6,371,008.8 = 111,195.1 m.</remarks>
    internal static double Metres(Point a, Point b)
    {
        var (south, north) = (Radians(a.Latitude), Radians(b.Latitude));
        var (up, across) = (
            Math.Sin((north - south) / 2), Math.Sin((Radians(b.Longitude) - Radians(a.Longitude)) / 2));
        var half = (up * up) + (Math.Cos(south) * Math.Cos(north) * across * across);
        return 2 * EarthMetres * Math.Asin(Math.Min(1, Math.Sqrt(half)));
    }

    /// <summary>Whether a point lies in a polygon of at least three corners, by the even-odd rule.</summary>
    /// <remarks>Edges are straight in degrees; no polygon of ours crosses the date line.</remarks>
    internal static bool Contains(IReadOnlyList<Point> corners, Point point)
    {
        var inside = false;
        for (int i = 0, j = corners.Count - 1; i < corners.Count; j = i++)
        {
            var (a, b) = (corners[i], corners[j]);
            if ((a.Latitude > point.Latitude) != (b.Latitude > point.Latitude))
            {
                // exact in 128 bits: on which side of the edge, without dividing
                var left = (Int128)(b.Longitude - (long)a.Longitude) * (point.Latitude - (long)a.Latitude);
                var right = (Int128)(point.Longitude - (long)a.Longitude) * (b.Latitude - (long)a.Latitude);
                inside ^= b.Latitude > a.Latitude ? right < left : right > left;
            }
        }

        return inside;
    }

    static double Radians(int millionths) => millionths / 1e6 * Math.PI / 180;
}
