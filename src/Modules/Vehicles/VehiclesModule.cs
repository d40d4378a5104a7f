using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Platform;

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
    }
}
