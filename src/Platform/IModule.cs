using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using System.Reflection;

namespace Wheelhouse.Platform;

/// <summary>A room of the house: what it registers and which routes it answers. Its table of contents.</summary>
public interface IModule
{
    static abstract void Add(IServiceCollection services);

    static abstract void Map(IEndpointRouteBuilder routes);
}

/// <summary>The assemblies whose entities make up the one model, and whose facts the outbox can carry.</summary>
public sealed class ModelParts
{
    readonly List<Assembly> assemblies = [typeof(ModelParts).Assembly];

    public IReadOnlyList<Assembly> Assemblies => assemblies;

    internal void Add(Assembly assembly)
    {
        if (!assemblies.Contains(assembly))
        {
            assemblies.Add(assembly);
        }
    }
}

/// <summary>Composes modules into a host.</summary>
public static class Composition
{
    public static IServiceCollection AddModule<T>(this IServiceCollection services)
        where T : IModule
    {
        ArgumentNullException.ThrowIfNull(services);
        services.Parts().Add(typeof(T).Assembly);
        T.Add(services);
        return services;
    }

    public static IEndpointRouteBuilder MapModule<T>(this IEndpointRouteBuilder routes)
        where T : IModule
    {
        T.Map(routes);
        return routes;
    }

    /// <summary>Registers what handles a command. The only way a command is found.</summary>
    public static IServiceCollection AddHandler<TCommand, TResult, THandler>(this IServiceCollection services)
        where THandler : class, IHandle<TCommand, TResult> =>
        services.AddScoped<IHandle<TCommand, TResult>, THandler>();

    /// <summary>Registers who hears a fact of an earlier module. Several may hear the same fact.</summary>
    public static IServiceCollection AddHearer<TFact, THearer>(this IServiceCollection services)
        where TFact : IFact
        where THearer : class, IHear<TFact> =>
        services.AddScoped<THearer>().AddSingleton(Hearer.Of<TFact, THearer>());

    static ModelParts Parts(this IServiceCollection services)
    {
        var registered = services.FirstOrDefault(s => s.ServiceType == typeof(ModelParts));
        if (registered?.ImplementationInstance is ModelParts known)
        {
            return known;
        }

        var parts = new ModelParts();
        services.TryAddSingleton(parts);
        return parts;
    }
}
