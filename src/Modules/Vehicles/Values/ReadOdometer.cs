using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Platform;
using Wheelhouse.Valuation;
using Wheelhouse.Vehicles.Storage;

namespace Wheelhouse.Vehicles.Values;

/// <summary>What the odometer of a vehicle showed, oldest first, and what is odd about it.</summary>
public sealed record OdometerView(
    string Vin, IReadOnlyList<OdometerReading> Readings, IReadOnlyList<OdometerFlag> Flags);

/// <summary>The odometer's history as the timeline has it, checked.</summary>
static class ReadOdometer
{
    const int Longest = 500;

    internal static async Task<Results<Ok<OdometerView>, ProblemHttpResult>> Get(
        string vin, House house, IVehicles vehicles, CancellationToken cancel)
    {
        if (await vehicles.Find(vin, cancel) is not { } vehicle)
        {
            return (Vin.Parse(vin).Refused ?? ReadVehicle.NotRegistered).ToProblem();
        }

        var rows = await house.Set<TimelineRow>().AsNoTracking()
            .Where(t => t.Vin == vehicle.Vin && t.OdometerKm != null).OrderByDescending(t => t.Id).Take(Longest)
            .ToListAsync(cancel);
        OdometerReading[] readings =
        [
            .. rows.OrderBy(t => t.Day).ThenBy(t => t.Id).Select(t => new OdometerReading(t.Day, t.OdometerKm!.Value)),
        ];
        return Odometer.Check(readings, vehicle.FirstRegistered)
            .Select(flags => new OdometerView(vehicle.Vin, readings, flags)).ToAnswer();
    }
}
