namespace Wheelhouse.Telemetry;

/// <summary>What a falling odometer means.</summary>
public enum OdometerFall
{
    /// <summary>The device sums the way itself and began again: nothing happened to the vehicle.</summary>
    DeviceReset,

    /// <summary>The vehicle's own odometer shows less than before.</summary>
    RollBack,
}

/// <summary>An odometer that fell.</summary>
public readonly record struct OdometerBreak(long Seconds, long BeforeMetres, long AfterMetres, OdometerFall Kind);

/// <summary>Way by odometer.</summary>
/// <param name="Metres">Sum of all rises.</param>
/// <param name="ByVehicle">By the vehicle's own odometer; else by the device's sum.</param>
/// <param name="Breaks">Where it fell.</param>
public sealed record Mileage(long Metres, bool ByVehicle, IReadOnlyList<OdometerBreak> Breaks)
{
    /// <summary>Falls below this are rounding of the source.</summary>
    const long ToleranceMetres = 1_000;

    /// <summary>Reads the way of one vehicle off its reports, by the vehicle's own odometer where any report has one:
    /// 1000, 1500, 200 (device) is 500 m and a reset; 100 000, 60 000 (vehicle) is no way and a roll-back.</summary>
    public static Mileage Of(IEnumerable<Position> reports)
    {
        ArgumentNullException.ThrowIfNull(reports);
        var ordered = reports.Where(r => r.Seconds is not null && (r.Doubts & Doubts.Ahead) == 0)
            .OrderBy(r => r.Seconds).ToList();
        var byVehicle = ordered.Exists(r => r.Readings.VehicleOdometerMetres is not null);
        var (way, breaks) = (0L, new List<OdometerBreak>());
        long? before = null;
        foreach (var report in ordered)
        {
            var now = byVehicle ? report.Readings.VehicleOdometerMetres : report.Readings.OdometerMetres;
            if (now is not { } metres)
            {
                continue;
            }

            way += Math.Max(0, metres - (before ?? metres));
            if (before is { } last && last - metres > ToleranceMetres)
            {
                var kind = byVehicle ? OdometerFall.RollBack : OdometerFall.DeviceReset;
                breaks.Add(new(report.Seconds!.Value, last, metres, kind));
            }

            before = metres;
        }

        return new(way, byVehicle, breaks);
    }
}
