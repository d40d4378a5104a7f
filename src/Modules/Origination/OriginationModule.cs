using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Platform;

namespace Wheelhouse.Origination;

/// <summary>From the dealer's slider to the payout order: quote, application, decision, signature.</summary>
public sealed class OriginationModule : IModule
{
    public static void Add(IServiceCollection services)
    {
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
    }
}
