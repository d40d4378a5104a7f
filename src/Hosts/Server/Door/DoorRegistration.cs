using Microsoft.AspNetCore.DataProtection;
using Wheelhouse.Platform;

namespace Wheelhouse.Server.Door;

/// <summary>How a request comes in and how a no goes out: limits, JSON, headers, problem details.</summary>
static class DoorRegistration
{
    /// <summary>1 MB: the largest body that any endpoint needs, with room.</summary>
    internal const long LargestBody = 1024 * 1024;

    internal static void AddDoor(this WebApplicationBuilder builder, Settings settings)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Limits.MaxRequestLineSize = 8 * 1024;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        builder.Services
            .ConfigureHttpJsonOptions(json => Json.Configure(json.SerializerOptions))
            .Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true)
            .Configure<RouteOptions>(routes => routes.SetParameterPolicy<Page>(Page.Name))
            .AddProblemDetails(problems => problems.CustomizeProblemDetails = Faults.Complete)
            .AddExceptionHandler<Faults>()
            .AddResponseCompression(compression => compression.MimeTypes =
            [
                "application/json", "application/problem+json", "text/html", "text/css", "text/javascript",
                "image/svg+xml",
            ])
            .AddDataProtection()
            .SetApplicationName("Wheelhouse")
            .PersistKeysToFileSystem(Directory.CreateDirectory(settings.Keys));
    }

    internal static void UseDoor(this WebApplication app)
    {
        app.UseResponseCompression();
        app.Use(Headers.Write);
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            // a caller's mistake is an answer, not an error of ours
            SuppressDiagnosticsCallback = failure =>
                failure.Exception is BadHttpRequestException or OperationCanceledException,
        });
        app.UseStatusCodePages();
    }
}
