using Microsoft.AspNetCore.Http.HttpResults;
using System.Globalization;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Vehicles;

/// <summary>Registers a vehicle, or brings what is known of it up to date. Idempotent.</summary>
/// <param name="Model">The code in the catalogue.</param>
/// <param name="OdometerKm">Needed for a used vehicle, like <paramref name="Valuation"/> and
/// <paramref name="FirstRegistered"/>.</param>
public sealed record RegisterVehicle(
    string Vin, string Model, VehicleUse Use, VehicleCondition Condition, int? OdometerKm = null,
    Money? Valuation = null,
    DateOnly? FirstRegistered = null)
{
    /// <summary>Decides from what is known whether this may be recorded; answers the VIN and the model.</summary>
    /// <param name="known">The vehicle as it stands, or null.</param>
    /// <param name="financed">Whether a live finance stands on it.</param>
    internal static Outcome<(Vin Vin, ModelCard Model)> Decide(
        RegisterVehicle asked, VehicleCard? known, bool financed, DateOnly today)
    {
        var vin = Vehicles.Vin.Parse(asked.Vin);
        if (vin.Refused is { } wrong)
        {
            return wrong;
        }

        if (Catalogue.Find(asked.Model) is not { } model)
        {
            return new Refusal(
                "vehicles.unknown_model", $"The catalogue has no model {asked.Model}; choose one of its models.",
                RefusalKind.Invalid, new RefusalValue("model", asked.Model));
        }

        return (Figures(asked, model, today) ?? Fits(vin.Value, model) ?? Change(asked, known, financed)) is { } refused
            ? refused
            : (vin.Value, model);
    }

    static Refusal? Figures(RegisterVehicle asked, ModelCard model, DateOnly today)
    {
        if (asked.OdometerKm is < 0 or > 3_000_000 || asked.Valuation is { IsPositive: false }
            || asked.FirstRegistered > today)
        {
            return new(
                "vehicles.figures_out_of_range",
                "Give 0 to 3 000 000 km, a valuation above zero and a first registration not after today.",
                RefusalKind.Invalid);
        }

        if (asked.Valuation is { } valuation && valuation.Currency != model.ListPrice.Currency)
        {
            return new(
                "vehicles.valuation_currency",
                $"Value the vehicle in {model.ListPrice.Currency}, the currency of its price.",
                RefusalKind.Invalid, new RefusalValue("currency", model.ListPrice.Currency.Code));
        }

        return asked.Condition == VehicleCondition.Used
            && (asked.OdometerKm is null || asked.Valuation is null || asked.FirstRegistered is null)
            ? new(
                "vehicles.used_needs_figures",
                "A used vehicle needs its odometer, a valuation and the day of first registration.",
                RefusalKind.Invalid)
            : null;
    }

    /// <summary>A known maker's code in the VIN must be the maker of the model; an unknown code proves
    /// nothing.</summary>
    static Refusal? Fits(Vin vin, ModelCard model) =>
        Makers.Find(vin.Wmi) is { } maker && maker.Maker != model.Maker
        && (model.Maker != "other" || Catalogue.Models.Any(m => m.Maker == maker.Maker))
            ? new(
                "vehicles.maker_differs",
                $"By its VIN the vehicle was made by {maker.Name.En}; choose a model of that maker.",
                RefusalKind.Conflict, new RefusalValue("maker", maker.Name.En))
            : null;

    static Refusal? Change(RegisterVehicle asked, VehicleCard? known, bool financed)
    {
        if (known is null || Same(asked, known))
        {
            return null;
        }

        if (known.Model.Code != asked.Model)
        {
            return new(
                "vehicles.model_differs",
                $"This VIN is registered as {known.Model.Name.En} {known.Model.ModelYear}; a VIN has one model.",
                RefusalKind.Conflict, new RefusalValue("model", known.Model.Code));
        }

        if (known.Condition == VehicleCondition.Used && asked.Condition == VehicleCondition.New)
        {
            return new("vehicles.no_longer_new", "The vehicle was registered as used and cannot be new again.");
        }

        if (known.OdometerKm is { } before && asked.OdometerKm is { } after && after < before)
        {
            return new(
                "vehicles.odometer_backwards", $"The odometer stood at {before} km before; read it again.",
                RefusalKind.Conflict, new RefusalValue("before", before.ToString(CultureInfo.InvariantCulture)));
        }

        return financed
            ? Encumbrances.Encumbrances.AlreadyFinanced : null;
    }

    static bool Same(RegisterVehicle asked, VehicleCard known) =>
        known.Model.Code == asked.Model && known.Use == asked.Use && known.Condition == asked.Condition
        && known.OdometerKm == asked.OdometerKm && known.Valuation == asked.Valuation
        && known.FirstRegistered == asked.FirstRegistered;

    internal sealed class Handler(IVehicles vehicles, IWork work) : IHandle<RegisterVehicle, VehicleCard>
    {
        public async Task<Outcome<VehicleCard>> Handle(RegisterVehicle command, CancellationToken cancel)
        {
            var outcome = await vehicles.Register(command, cancel);
            if (outcome.IsDone)
            {
                work.About(outcome.Value.Id.ToString());
            }

            return outcome;
        }
    }

    internal static Task<Results<Ok<VehicleCard>, ProblemHttpResult>> Post(
        RegisterVehicle body, Desk desk, CancellationToken cancel) =>
        desk.Send<RegisterVehicle, VehicleCard>(body, cancel);
}
