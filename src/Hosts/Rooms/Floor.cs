using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Ledger;
using Wheelhouse.Origination;
using Wheelhouse.Platform;

namespace Wheelhouse.Rooms;

/// <summary>The one list of modules, in spine order, for hosts, migrations and tests alike.</summary>
public static class Floor
{
    public static IServiceCollection AddRooms(this IServiceCollection services) => services
        .AddModule<PlatformModule>()
        .AddModule<LedgerModule>()
        .AddModule<OriginationModule>();

    public static IEndpointRouteBuilder MapRooms(this IEndpointRouteBuilder routes) => routes
        .MapModule<PlatformModule>()
        .MapModule<LedgerModule>()
        .MapModule<OriginationModule>();
}
