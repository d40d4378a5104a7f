using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Platform;

namespace Wheelhouse.Parties;

/// <summary>The people and organisations of a deal: who they are on paper, and who is licensed to do business.</summary>
public sealed class PartiesModule : IModule
{
    public static void Add(IServiceCollection services)
    {
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
    }
}
