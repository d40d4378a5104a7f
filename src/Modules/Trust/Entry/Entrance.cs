using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Trust;

/// <summary>From a request to a caller: who it is, and that his own page sent it.</summary>
sealed class Entrance(RequestDelegate next)
{
    static readonly Refusal Forged = new(
        "trust.forgery_token_missing",
        $"Send the header {Doors.ForgeryHeader} with the token of your last session answer; load the page again.",
        RefusalKind.Forbidden);

    public async Task Invoke(HttpContext context, Caller caller, IAntiforgery forgery)
    {
        if (context.Features.Get<TokenTrouble>() is { } trouble)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
            await trouble.Refusal.Unauthorised().ExecuteAsync(context);
            return;
        }

        if (Actor.From(context.User) is { } actor)
        {
            // a cookie is sent by the browser unasked; a token never is
            if (context.User.Identity?.AuthenticationType == Doors.Cookie
                && !IsRead(context.Request.Method) && !await forgery.IsRequestValidAsync(context))
            {
                await Forged.Answer(StatusCodes.Status403Forbidden).ExecuteAsync(context);
                return;
            }

            caller.Enter(actor);
        }

        await next(context);
    }

    static bool IsRead(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);
}

/// <summary>Puts the doors and the guard before the endpoints.</summary>
public static class TrustPipeline
{
    /// <summary>Authenticates, checks the forgery token of a cookie's write, enters the caller, asks the permission
    /// table, records what a regulator reads.</summary>
    public static IApplicationBuilder UseTrust(this IApplicationBuilder app) => app
        .UseAuthentication()
        .UseMiddleware<Entrance>()
        .UseMiddleware<Guard>()
        .UseMiddleware<Supervision>();
}
