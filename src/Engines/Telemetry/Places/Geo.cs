namespace Wheelhouse.Telemetry;

/// <summary>A point on the earth in degrees of WGS-84.</summary>
public readonly record struct Place(double Latitude, double Longitude)
{
    /// <summary>The mean radius of the earth, IUGG.</summary>
    const double EarthMetres = 6_371_008.8;

    public static Place Of(in Position position) => new(position.Latitude, position.Longitude);

    /// <summary>Metres along the great circle, by the haversine formula.</summary>
    /// <remarks>One degree of longitude on the equator: 6 371 008.8 x pi / 180 = 111 195.08 m.</remarks>
    public double MetresTo(Place other)
    {
        var (a, b) = (Radians(Latitude), Radians(other.Latitude));
        var north = Math.Sin((b - a) / 2);
        var east = Math.Sin(Radians(other.Longitude - Longitude) / 2);
        var chord = (north * north) + (Math.Cos(a) * Math.Cos(b) * east * east);
        return 2 * EarthMetres * Math.Asin(Math.Min(1, Math.Sqrt(chord)));
    }

    static double Radians(double degrees) => degrees * Math.PI / 180;
}
