using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Sources.Asking;
using Wheelhouse.Sources.Connecting;
using Wheelhouse.Sources.Storage;
using Wheelhouse.Trust;

namespace Wheelhouse.Sources;

/// <summary>Outside sources: asked side by side under a consent, answered or unknown, never guessed.</summary>
public sealed class SourcesModule : IModule
{
    public static void Add(IServiceCollection services) => services
        .AddSingleton(provider => new Connections(
            ConnectionSettings.Read(provider.GetRequiredService<IConfiguration>()),
            provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<Watch>()
        .AddScoped<Planning>()
        .AddScoped<ISources, RegisteredSources>()
        .AddEncryptedColumns("sources_calls", "id", ("answer", CallRow.Field))
        .AddHandler<KeepCalls, Unit, KeepCalls.Handler>();

    /// <summary>No doors of its own; a wrong setting stops the server here, and not the first application.</summary>
    public static void Map(IEndpointRouteBuilder routes) =>
        _ = routes.ServiceProvider.GetRequiredService<Connections>();
}
