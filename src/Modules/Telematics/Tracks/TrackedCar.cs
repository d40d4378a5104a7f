using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Telematics.Storage;
using Wheelhouse.Telemetry;

namespace Wheelhouse.Telematics.Tracks;

/// <summary>A fix as it was kept.</summary>
sealed record Fix(
    Id<Device> Device, DateTimeOffset At, int Latitude, int Longitude, int? SpeedTenths, bool IsLive,
    long? OdometerTenths);

/// <summary>A car whose track somebody asks for, and whose location that is.</summary>
static class TrackedCar
{
    internal static readonly Refusal Unknown = new(
        "telematics.no_such_car", "No device of yours is or was in this car; look at the list of devices.",
        RefusalKind.NotFound);

    /// <summary>The newest binding of a car, for the lender whose devices are in it and for the person whose place they
    /// tell; null for everybody else.</summary>
    internal static Task<BindingRow?> Find(House house, string vin, Id<Organisation> me, CancellationToken cancel) =>
        house.Set<BindingRow>().IgnoreQueryFilters().AsNoTracking()
            .Where(b => b.Vin == vin && (b.Organisation == me || b.Subject == me))
            .OrderByDescending(b => b.Since).FirstOrDefaultAsync(cancel);

    /// <summary>The places of a car while it was somebody's. By the devices that were in it: theirs is the one key of
    /// the table.</summary>
    internal static IQueryable<PositionRow> Positions(
        House house, string vin, Id<Organisation> subject, DateTimeOffset first, DateTimeOffset last) =>
        house.Set<PositionRow>().IgnoreQueryFilters().AsNoTracking()
            .Where(p => p.Organisation == subject && p.Vin == vin && p.At >= first && p.At < last
                && house.Set<BindingRow>().IgnoreQueryFilters().Where(b => b.Subject == subject && b.Vin == vin)
                    .Select(b => b.Device).Contains(p.Device));

    /// <summary>The fixes of a car by the one device that told more of them: a pair tells every way twice, and two
    /// receivers beside each other jump to and fro.</summary>
    internal static async Task<IReadOnlyList<Fix>> Fixes(
        House house, string vin, Id<Organisation> subject, DateTimeOffset first, DateTimeOffset last,
        CancellationToken cancel)
    {
        var rows = await Positions(house, vin, subject, first, last)
            .OrderBy(p => p.At)
            .Select(p => new Fix(
                p.Device, p.At, p.Latitude, p.Longitude, p.SpeedTenths, p.IsLive, p.OdometerTenths))
            .ToListAsync(cancel);
        return rows.GroupBy(r => r.Device).MaxBy(g => g.Count())?.ToList() ?? [];
    }

    /// <summary>As the engine takes them.</summary>
    internal static IReadOnlyList<Position> Reports(IEnumerable<Fix> fixes) =>
    [
        .. fixes.Select(f => new Position
        {
            LatitudeMicro = f.Latitude,
            LongitudeMicro = f.Longitude,
            SpeedTenths = (ushort)Math.Clamp(f.SpeedTenths ?? 0, 0, 9_999),
            Seconds = f.At.ToUnixTimeSeconds(),
            Resent = !f.IsLive,
        }),
    ];
}
