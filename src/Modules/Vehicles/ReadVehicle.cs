using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Vehicles.Storage;

namespace Wheelhouse.Vehicles;

/// <summary>Everything the house tells of a VIN.</summary>
/// <param name="Number">What the number itself says.</param>
/// <param name="Finance">The live finance; null when the vehicle is free.</param>
/// <param name="Timeline">Oldest first.</param>
public sealed record VehicleReport(
    VehicleCard Vehicle, VinCard Number, EncumbranceCard? Finance, IReadOnlyList<TimelineCard> Timeline);

static class ReadVehicle
{
    /// <summary>A timeline is short; what lies beyond is a sign of a broken client.</summary>
    const int Longest = 500;

    internal static Refusal NotRegistered => new(
        "vehicles.no_such_vehicle", "Nobody has registered this VIN; register the vehicle first.",
        RefusalKind.NotFound);

    internal static async Task<Results<Ok<VehicleReport>, ProblemHttpResult>> Get(
        string vin, House house, Caller caller, IVehicles vehicles, IEncumbrances encumbrances, IBusinessDays days,
        CancellationToken cancel)
    {
        var parsed = Vin.Parse(vin);
        if (parsed.Refused is { } wrong)
        {
            return wrong.ToProblem();
        }

        if (await vehicles.Find(vin, cancel) is not { } vehicle)
        {
            return NotRegistered.ToProblem();
        }

        var actor = caller.Actor;
        var rows = await house.Set<TimelineRow>().AsNoTracking()
            .Where(t => t.Vin == vehicle.Vin).OrderByDescending(t => t.Id).Take(Longest).ToListAsync(cancel);
        var timeline = rows.OrderBy(t => t.Day).ThenBy(t => t.Id).Select(t => Card(t, actor)).ToList();
        return TypedResults.Ok(new VehicleReport(
            vehicle, VinCard.Of(parsed.Value, await days.Of(actor.Organisation, cancel)),
            await encumbrances.Live(vehicle.Vin, cancel), timeline));
    }

    static TimelineCard Card(TimelineRow row, Actor actor)
    {
        var mine = actor.SeesEveryone || row.Organisation == actor.Organisation;
        return new(row.Day, row.Kind, mine, mine ? row.Subject : null, row.OdometerKm);
    }
}

/// <summary>Checks and decodes a number; asks no register.</summary>
static class ReadVin
{
    internal static async Task<Results<Ok<VinCard>, ProblemHttpResult>> Get(
        string vin, Caller caller, IBusinessDays days, CancellationToken cancel)
    {
        var today = await days.Of(caller.Actor.Organisation, cancel);
        return Vin.Parse(vin).Select(number => VinCard.Of(number, today)).ToAnswer();
    }
}
