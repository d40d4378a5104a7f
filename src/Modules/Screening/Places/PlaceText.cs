using System.Globalization;

namespace Wheelhouse.Screening.Places;

/// <summary>A place as the text that is sealed.</summary>
static class PlaceText
{
    internal static string Of(GeoPoint place) =>
        string.Create(CultureInfo.InvariantCulture, $"{place.Latitude} {place.Longitude}");

    internal static GeoPoint Read(string text)
    {
        var parts = text.Split(' ');
        return new(
            decimal.Parse(parts[0], CultureInfo.InvariantCulture),
            decimal.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
