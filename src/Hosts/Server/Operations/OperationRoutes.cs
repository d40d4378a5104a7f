using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Configuration.Memory;
using System.Net;
using System.Text.Json;
using Wheelhouse.Trust;

namespace Wheelhouse.Server.Operations;

/// <summary>What an operator needs: logs as JSON lines, health, metrics.</summary>
static class OperationRoutes
{
    /// <summary>What is logged unless the operator says more (<c>--Logging:LogLevel:Microsoft Debug</c>).</summary>
    static readonly Dictionary<string, string?> Levels = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft"] = "Warning",
        ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Information",
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore.Model"] = "Error",
        ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection.KeyManagement"] = "Error",
    };

    internal static void AddOperations(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders().AddJsonConsole(console =>
        {
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "O";
            console.IncludeScopes = true;
            console.JsonWriterOptions = new JsonWriterOptions { Indented = false };
        });
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Levels });
        builder.Services.AddSingleton<Meters>().AddHostedService(provider => provider.GetRequiredService<Meters>());
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
    }

    internal static void MapOperations(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).Open();
        app.MapHealthChecks("/health/ready").Open();
        app.MapGet("/metrics", (HttpContext context, Meters meters) =>
            context.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from)
                ? Results.Text(meters.Write(), "text/plain; version=0.0.4; charset=utf-8")
                : Results.NotFound()).ExcludeFromDescription().Open();
    }
}
