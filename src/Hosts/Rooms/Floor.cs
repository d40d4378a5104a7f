using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Banking;
using Wheelhouse.Collections;
using Wheelhouse.Insurance;
using Wheelhouse.Ledger;
using Wheelhouse.Origination;
using Wheelhouse.Parties;
using Wheelhouse.Platform;
using Wheelhouse.Portfolio;
using Wheelhouse.Products;
using Wheelhouse.Screening;
using Wheelhouse.Servicing;
using Wheelhouse.Sources;
using Wheelhouse.Telematics;
using Wheelhouse.Trust;
using Wheelhouse.Vehicles;

namespace Wheelhouse.Rooms;

/// <summary>The one list of modules, in spine order, for hosts, migrations and tests alike.</summary>
public static class Floor
{
    public static IServiceCollection AddRooms(this IServiceCollection services) => services
        .AddModule<PlatformModule>()
        .AddModule<TrustModule>()
        .AddModule<PartiesModule>()
        .AddModule<VehiclesModule>()
        .AddModule<ScreeningModule>()
        .AddModule<ProductsModule>()
        .AddModule<LedgerModule>()
        .AddModule<TelematicsModule>()
        .AddModule<InsuranceModule>()
        .AddModule<SourcesModule>()
        .AddModule<OriginationModule>()
        .AddModule<ServicingModule>()
        .AddModule<PortfolioModule>()
        .AddModule<BankingModule>()
        .AddModule<CollectionsModule>();

    public static IEndpointRouteBuilder MapRooms(this IEndpointRouteBuilder routes) => routes
        .MapModule<PlatformModule>()
        .MapModule<TrustModule>()
        .MapModule<PartiesModule>()
        .MapModule<VehiclesModule>()
        .MapModule<ScreeningModule>()
        .MapModule<ProductsModule>()
        .MapModule<LedgerModule>()
        .MapModule<TelematicsModule>()
        .MapModule<InsuranceModule>()
        .MapModule<SourcesModule>()
        .MapModule<OriginationModule>()
        .MapModule<ServicingModule>()
        .MapModule<PortfolioModule>()
        .MapModule<BankingModule>()
        .MapModule<CollectionsModule>();
}
