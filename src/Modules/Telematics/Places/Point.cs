using Wheelhouse.Kernel;
using Wheelhouse.Telematics.Storage;
using Wheelhouse.Telemetry;
using Polygon = Wheelhouse.Telemetry.Fence;

namespace Wheelhouse.Telematics.Places;

/// <summary>A point in millionths of a degree, WGS 84: as it is kept, exact. The engine measures it.</summary>
readonly record struct Point(int Latitude, int Longitude)
{
    /// <summary>Whether it is somewhere on earth; (0, 0) is where receivers without satellites are.</summary>
    internal bool IsSomewhere =>
        Latitude is >= -90_000_000 and <= 90_000_000 && Longitude is >= -180_000_000 and <= 180_000_000
            && (Latitude, Longitude) != (0, 0);

    internal Place Place => new(Latitude / 1e6, Longitude / 1e6);

    internal double MetresTo(Point other) => Place.MetresTo(other.Place);
}

/// <summary>A place of the lender's map, as far as signals look at it.</summary>
readonly record struct Area(Id<Fence> Id, FenceKind Kind, Polygon Shape)
{
    internal bool Holds(Point? point) => point is { } known && Shape.Contains(known.Place);

    /// <summary>The polygon of some corners; null where they make none.</summary>
    internal static Polygon? ShapeOf(IReadOnlyList<Point> corners) =>
        Polygon.Polygon([.. corners.Select(c => c.Place)]);

    /// <summary>The map a lender has drawn.</summary>
    internal static IReadOnlyList<Area> Map(IEnumerable<FenceRow> fences) =>
        [.. fences.Select(f => new Area(f.Id, f.Kind, ShapeOf(f.Corners)!))];
}
