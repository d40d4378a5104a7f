using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kernel;
using Wheelhouse.Ledger.Entries;
using Wheelhouse.Platform;

namespace Wheelhouse.Ledger;

/// <summary>The journal that all money passes through.</summary>
public sealed class LedgerModule : IModule
{
    public static void Add(IServiceCollection services) => services
        .AddSingleton<Charts>()
        .AddScoped<IJournal, Journal>()
        .AddHandler<OpenBooks, Unit, OpenBooks.Handler>();

    public static void Map(IEndpointRouteBuilder routes)
    {
    }
}
