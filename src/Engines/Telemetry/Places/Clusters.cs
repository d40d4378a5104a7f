namespace Wheelhouse.Telemetry;

/// <summary>Density clusters of places: DBSCAN (Ester, Kriegel, Sander, Xu 1996) on a grid, so that a point is held
/// against its nine cells and not against all.</summary>
static class Clusters
{
    /// <summary>Metres that one degree of latitude spans.</summary>
    const double DegreeMetres = 111_195;

    /// <summary>Which cluster each place belongs to; -1 is noise.</summary>
    /// <param name="places">The places.</param>
    /// <param name="metres">How near neighbours are.</param>
    /// <param name="dense">Whether the places around one make it the core of a cluster.</param>
    internal static int[] Find(IReadOnlyList<Place> places, double metres, Func<IReadOnlyList<int>, bool> dense)
    {
        var grid = Grid(places, metres);
        var of = Enumerable.Repeat(-1, places.Count).ToArray();
        var seen = new bool[places.Count];
        var next = 0;
        for (var start = 0; start < places.Count; start++)
        {
            var around = seen[start] ? [] : Around(places, grid, start, metres);
            if (around.Count == 0 || !dense(around))
            {
                continue;
            }

            var open = new Queue<int>([start]);
            seen[start] = true;
            while (open.TryDequeue(out var one))
            {
                of[one] = next;
                var near = Around(places, grid, one, metres);
                if (!dense(near))
                {
                    continue;
                }

                foreach (var other in near.Where(other => !seen[other]))
                {
                    seen[other] = true;
                    open.Enqueue(other);
                }
            }

            next++;
        }

        return of;
    }

    static Dictionary<(int, int), List<int>> Grid(IReadOnlyList<Place> places, double metres)
    {
        var grid = new Dictionary<(int, int), List<int>>();
        for (var i = 0; i < places.Count; i++)
        {
            var cell = Cell(places[i], metres);
            if (!grid.TryGetValue(cell, out var inside))
            {
                grid[cell] = inside = [];
            }

            inside.Add(i);
        }

        return grid;
    }

    static List<int> Around(
        IReadOnlyList<Place> places, Dictionary<(int, int), List<int>> grid, int one, double metres)
    {
        var near = new List<int>();
        var (north, east) = Cell(places[one], metres);
        for (var n = north - 1; n <= north + 1; n++)
        {
            for (var e = east - 1; e <= east + 1; e++)
            {
                foreach (var other in grid.GetValueOrDefault((n, e)) ?? [])
                {
                    if (places[one].MetresTo(places[other]) <= metres)
                    {
                        near.Add(other);
                    }
                }
            }
        }

        return near;
    }

    /// <summary>A cell is as high as neighbours are near, and at least as wide up to 70 degrees of latitude, where a
    /// degree of longitude spans a third of one on the equator.</summary>
    static (int North, int East) Cell(Place place, double metres)
    {
        var degrees = metres / DegreeMetres;
        return ((int)Math.Floor(place.Latitude / degrees), (int)Math.Floor(place.Longitude / (degrees * 3)));
    }
}
