using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Vehicles.Storage;

namespace Wheelhouse.Vehicles;

sealed class Registry(
    House house, Caller caller, IEncumbrances encumbrances, IBusinessDays days, Timeline timeline,
    TimeProvider clock) : IVehicles
{
    static readonly PreparedQuery<string, VehicleRow> Registered = new((house, vin) =>
        house.Set<VehicleRow>().Where(v => v.Vin == vin));

    public async Task<VehicleCard?> Find(string vin, CancellationToken cancel) =>
        (await Row(vin, cancel))?.ToCard();

    public async Task<Outcome<VehicleCard>> Register(RegisterVehicle vehicle, CancellationToken cancel)
    {
        var row = await Row(vehicle.Vin, cancel);
        var today = await days.Of(caller.Actor.Organisation, cancel);
        var known = row?.ToCard();
        var financed = known is not null && await encumbrances.Live(vehicle.Vin, cancel) is not null;
        var decided = RegisterVehicle.Decide(vehicle, known, financed, today);
        if (decided.Refused is { } refused)
        {
            return refused;
        }

        var (vin, model) = decided.Value;
        if (row is null)
        {
            row = Create(vehicle, vin, model, today);
        }
        else
        {
            row.Use = vehicle.Use;
            row.Condition = vehicle.Condition;
            row.OdometerKm = vehicle.OdometerKm;
            row.Valuation = vehicle.Valuation?.MinorUnits;
            row.FirstRegistered = vehicle.FirstRegistered;
            if (house.Entry(row).State == EntityState.Modified)
            {
                timeline.Tell(
                    vin.Text, today, TimelineKind.Updated, caller.Actor.Organisation, odometerKm: vehicle.OdometerKm);
            }
        }

        return row.ToCard();
    }

    VehicleRow Create(RegisterVehicle vehicle, Vin vin, ModelCard model, DateOnly today)
    {
        var row = new VehicleRow
        {
            Id = Id<Vehicle>.New(clock),
            Vin = vin.Text,
            Model = model,
            Use = vehicle.Use,
            Condition = vehicle.Condition,
            OdometerKm = vehicle.OdometerKm,
            Valuation = vehicle.Valuation?.MinorUnits,
            FirstRegistered = vehicle.FirstRegistered,
        };
        house.Add(row);
        var by = caller.Actor.Organisation;
        if (vehicle.FirstRegistered is { } first)
        {
            timeline.Tell(vin.Text, first, TimelineKind.FirstRegistered, by);
        }

        timeline.Tell(vin.Text, today, TimelineKind.Recorded, by, odometerKm: vehicle.OdometerKm);
        return row;
    }

    async Task<VehicleRow?> Row(string vin, CancellationToken cancel)
    {
        if (Vin.Parse(vin) is not { IsDone: true } parsed)
        {
            return null;
        }

        var text = parsed.Value.Text;
        return house.Set<VehicleRow>().Local.FirstOrDefault(v => v.Vin == text)
            ?? await Registered.First(house, text, cancel);
    }
}
