using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Platform;
using Wheelhouse.Trust;
using Wheelhouse.Vehicles.Encumbrances;
using Wheelhouse.Vehicles.Values;

namespace Wheelhouse.Vehicles;

/// <summary>VINs, the catalogue, the register of finance on vehicles, and one timeline a VIN.</summary>
public sealed class VehiclesModule : IModule
{
    public static void Add(IServiceCollection services) => services
        .AddScoped<Timeline>()
        .AddScoped<IVehicles, Registry>()
        .AddScoped<IEncumbrances, Encumbrances.Encumbrances>()
        .AddHandler<RegisterVehicle, VehicleCard, RegisterVehicle.Handler>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        var read = routes.MapGroup("/api").WithTags("Vehicles").Needs(Permission.VehicleRead);
        read.MapGet("/models", ListModels.Get).WithName("listModels");
        read.MapGet("/models/export.xlsx", ListModels.GetExport).WithName("exportModels");
        read.MapGet("/vins/{vin}", ReadVin.Get).WithName("readVin");
        read.MapGet("/vehicles/{vin}", ReadVehicle.Get).WithName("readVehicle");
        read.MapGet("/vehicles/{vin}/odometer", ReadOdometer.Get).WithName("readOdometer");
        read.MapGet("/price-guide", ReadPriceGuide.Get).WithName("readPriceGuide");
        read.MapGet("/valuations", ValueCar.Get).WithName("valueCar");
        read.MapGet("/valuations/report", PrintValuation.Get).WithName("printValuation");
        read.MapGet("/encumbrances", ListEncumbrances.Get).WithName("listEncumbrances");
        read.MapGet("/encumbrances/export.xlsx", ListEncumbrances.GetExport).WithName("exportEncumbrances");

        routes.MapPost("/api/vehicles", RegisterVehicle.Post)
            .WithName("registerVehicle").WithTags("Vehicles").Needs(Permission.VehicleRegister);
    }
}
