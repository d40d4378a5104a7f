using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using System.Security.Claims;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Trust;

/// <summary>The two doors: a cookie for people, a token for partners' systems. A request with a token comes by
/// token alone.</summary>
static class Doors
{
    internal const string Cookie = "Cookie";
    internal const string Token = "Token";
    internal const string SessionClaim = "wh:session";
    internal const string CookieName = "wheelhouse-session";
    internal const string ForgeryHeader = "X-CSRF-TOKEN";

    const string Either = "Either";
    const string ForgeryCookieName = "wheelhouse-csrf";

    internal static IServiceCollection AddDoors(this IServiceCollection services)
    {
        services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, options => options.ForwardDefaultSelector = context =>
                context.Request.Headers.Authorization.Count > 0 ? Token : Cookie)
            .AddScheme<AuthenticationSchemeOptions, TokenDoor>(Token, null)
            .AddCookie(Cookie, options =>
            {
                options.Cookie.Name = CookieName;
                options.Cookie.HttpOnly = true;
                options.Cookie.SameSite = SameSiteMode.Strict;

                // loopback is served over http; over https the cookie is marked secure
                options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                options.ExpireTimeSpan = SessionRow.Longest;
                options.SlidingExpiration = false;
                options.Events.OnValidatePrincipal = Validate;
            });
        return services.AddAntiforgery(options =>
        {
            options.HeaderName = ForgeryHeader;
            options.Cookie.Name = ForgeryCookieName;
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.SuppressXFrameOptionsHeader = true; // the content policy says who may frame
        });
    }

    internal static ClaimsPrincipal Principal(Actor actor, Id<Session> session) =>
        new(new ClaimsIdentity([.. actor.ToClaims(), new(SessionClaim, session.ToString())], Cookie));

    static async Task Validate(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<Sessions>();
        if (context.Principal is not { } principal
            || Actor.From(principal) is not { } actor
            || !Id<Session>.TryParse(principal.FindFirstValue(SessionClaim), null, out var session)
            || !await sessions.IsLive(session, actor.User, context.HttpContext.RequestAborted))
        {
            context.RejectPrincipal();
        }
    }
}
