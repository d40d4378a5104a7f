using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Wheelhouse.Platform;

/// <summary>What all modules stand on: one way to run a command, one context, one outbox, one business date.</summary>
public sealed class PlatformModule : IModule
{
    public static void Add(IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new DigestKey([]));
        services
            .AddHttpContextAccessor()
            .AddScoped<Caller>()
            .AddScoped<IWork, Work>()
            .AddScoped<IBusinessDays, BusinessDays>()
            .AddScoped<Desk>()
            .AddSingleton<Commands>()
            .AddSingleton<OutboxSignal>()
            .AddSingleton<Outbox>()
            .AddSingleton<IPdfPrinter, PdfPrinter>();
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
    }
}
