using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Wheelhouse.Trust;

namespace Wheelhouse.Server;

/// <summary>Serves the built portal where there is one; its routes all answer its one page.</summary>
static class PortalFiles
{
    internal static void MapPortal(this WebApplication app, Settings settings)
    {
        // else unknown addresses of the interface would answer the portal's page
        app.MapFallback("/api/{**rest}", () => Results.Problem(statusCode: StatusCodes.Status404NotFound)).Open();
        if (settings.Portal is not { } folder || !Directory.Exists(folder))
        {
            return;
        }

        var files = new PhysicalFileProvider(Path.GetFullPath(folder));
        var options = new StaticFileOptions { FileProvider = files, OnPrepareResponse = Cache };
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.UseStaticFiles(options);
        app.MapFallbackToFile("index.html", options).Open();
    }

    /// <summary>Assets carry their digest in their names and may be kept; the page is asked for anew.</summary>
    static void Cache(StaticFileResponseContext response) =>
        response.Context.Response.Headers.CacheControl =
            response.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal)
                ? "public, max-age=31536000, immutable"
                : "no-cache";
}
