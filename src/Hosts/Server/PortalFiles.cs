using Microsoft.AspNetCore.Routing.Constraints;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Wheelhouse.Trust;

namespace Wheelhouse.Server;

/// <summary>Serves the built portal where there is one; its routes all answer its one page.</summary>
static class PortalFiles
{
    /// <summary>Files come before anybody is asked who he is: they are the same for all.</summary>
    internal static void UsePortal(this WebApplication app, Settings settings)
    {
        if (Options(settings) is { } options)
        {
            app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = options.FileProvider });
            app.UseStaticFiles(options);
        }
    }

    internal static void MapPortal(this WebApplication app, Settings settings)
    {
        if (Options(settings) is { } options)
        {
            app.MapFallbackToFile($"{{*path:{Page.Name}}}", "index.html", options).Open();
        }
    }

    static StaticFileOptions? Options(Settings settings) => settings.Portal is { } folder && Directory.Exists(folder)
        ? new() { FileProvider = new PhysicalFileProvider(Path.GetFullPath(folder)), OnPrepareResponse = Cache }
        : null;

    /// <summary>Assets carry their digest in their names and may be kept; the page is asked for anew.</summary>
    static void Cache(StaticFileResponseContext response) =>
        response.Context.Response.Headers.CacheControl =
            response.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal)
                ? "public, max-age=31536000, immutable"
                : "no-cache";
}

/// <summary>An address that the portal's page answers.</summary>
/// <remarks>What the interface does not know stays not found, in its own words.</remarks>
sealed class Page : IRouteConstraint
{
    internal const string Name = "page";

    static readonly FileNameRouteConstraint File = new();

    static readonly string[] Ours = ["api", "openapi", "problems", "health", "metrics"];

    public bool Match(
        HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values,
        RouteDirection routeDirection) =>
        !File.Match(httpContext, route, routeKey, values, routeDirection)
        && !Ours.Contains((values[routeKey] as string ?? "").Split('/')[0]);
}
