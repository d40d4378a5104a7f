namespace Wheelhouse.Screening.Places;

/// <summary>Distances on the earth and what travelling between them takes.</summary>
static class Geography
{
    /// <summary>Mean radius of the earth, (2a + b) / 3 of WGS 84, in kilometres.</summary>
    const double EarthKm = 6371.0088;

    /// <summary>Nearer than this is the same neighbourhood: a phone's place is wrong by as much.</summary>
    const decimal SameKm = 1m;

    /// <summary>Kilometres along the great circle, by the haversine formula, to a tenth.</summary>
    /// <remarks>By hand: one degree of a meridian is 6371.0088 × π / 180 = 111.2 km. Beijing (39.9042, 116.4074) to
    /// Shanghai (31.2304, 121.4737): hav = sin²(4.3369°) + cos 39.9042° · cos 31.2304° · sin²(2.53315°) =
    /// 0.0057185 + 0.7671181 · 0.8550893 · 0.0019534 = 0.0069999, 2 · 6371.0088 · arcsin √0.0069999 =
    /// 1067.3 km.</remarks>
    internal static decimal Km(GeoPoint a, GeoPoint b)
    {
        var (latA, latB) = (Radians(a.Latitude), Radians(b.Latitude));
        var north = Math.Sin((latB - latA) / 2);
        var east = Math.Sin((Radians(b.Longitude) - Radians(a.Longitude)) / 2);
        var hav = (north * north) + (Math.Cos(latA) * Math.Cos(latB) * east * east);
        var km = 2 * EarthKm * Math.Asin(Math.Sqrt(Math.Min(1, hav)));
        return decimal.Round((decimal)km, 1, MidpointRounding.ToEven);
    }

    /// <summary>The speed needed to be in both places, in km/h to a whole number; 0 within the same
    /// neighbourhood.</summary>
    /// <remarks>By hand: 1 067.3 km in 45 minutes is 1 423 km/h. Less than a minute counts as a minute: 100 km at once
    /// is 6 000 km/h.</remarks>
    internal static decimal KmPerHour(decimal km, TimeSpan between)
    {
        if (km <= SameKm)
        {
            return 0m;
        }

        var minutes = Math.Max(1m, (decimal)between.Duration().TotalMinutes);
        return decimal.Round(km * 60m / minutes, 0, MidpointRounding.ToEven);
    }

    internal static bool IsSame(GeoPoint a, GeoPoint b) => Km(a, b) <= SameKm;

    static double Radians(decimal degrees) => (double)degrees * Math.PI / 180;
}
