using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Wheelhouse.Gateway;

/// <summary>Puts the gateways into a host, which brings an <see cref="IDevices"/> and an
/// <see cref="IReportStore"/>.</summary>
public static class GatewayRegistration
{
    public static IServiceCollection AddGateway(this IServiceCollection services, GatewayOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton(options)
            .AddSingleton<Sessions>()
            .AddSingleton<ReportQueue>()
            .AddHostedService(house => house.GetRequiredService<ReportQueue>())
            .AddHostedService<Sweeper>();
    }

    /// <summary>Opens doors on a Kestrel of their own, once the queue behind them stands.</summary>
    public static IServiceCollection AddDoors(this IServiceCollection services, DoorPlan plan) => services
        .AddSingleton(plan)
        .AddSingleton<Doors>()
        .AddHostedService(house => house.GetRequiredService<Doors>());

    /// <summary>Speaks JT/T 808 on this endpoint.</summary>
    public static void SpeakJt808(this ListenOptions endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        endpoint.UseConnectionHandler<Jt808Connection>();
    }

    /// <summary>Speaks GB/T 32960 on this endpoint.</summary>
    public static void SpeakGb32960(this ListenOptions endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        endpoint.UseConnectionHandler<Gb32960Connection>();
    }
}

/// <summary>Looks at every connection once a second.</summary>
sealed class Sweeper(Sessions sessions, TimeProvider clock) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            GatewayMeters.Swept.Add(sessions.Sweep());
        }
    }
}
