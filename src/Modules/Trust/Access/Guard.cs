using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Trust;

/// <summary>What an endpoint asks of its caller: any one of these permissions. None: it is open to
/// everybody.</summary>
public sealed record Access(IReadOnlyList<Permission> AnyOf)
{
    public bool IsOpen => AnyOf.Count == 0;

    public bool Allows(Role role) => IsOpen || AnyOf.Any(permission => role.Has(permission));
}

/// <summary>How an endpoint says what it asks. One that says nothing stops the server at its start.</summary>
public static class AccessConventions
{
    /// <summary>Asks for a permission; with several, any one of them is enough.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder builder, Permission permission, params Permission[] or)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new Access([permission, .. or]));

    /// <summary>Answers everybody, signed in or not.</summary>
    public static TBuilder Open<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new Access([]));
}

/// <summary>Lets a request through to its endpoint, or answers 401 or 403. Deny is the default.</summary>
sealed class Guard(RequestDelegate next)
{
    public Task Invoke(HttpContext context, Caller caller)
    {
        // routing's own answers (405, 415) are no route and disclose nothing
        if (context.GetEndpoint() is not RouteEndpoint endpoint)
        {
            return next(context);
        }

        var ended = !caller.IsKnown && context.Request.Cookies.ContainsKey(Doors.CookieName);
        return Decide(
            endpoint.Metadata.GetMetadata<Access>(), caller.IsKnown ? caller.Actor.Role : null, ended) is { } refusal
            ? refusal.Answer(caller.IsKnown ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized)
                .ExecuteAsync(context)
            : next(context);
    }

    /// <summary>Null to go on. An endpoint that says nothing is closed to everybody.</summary>
    /// <param name="ended">Whether a session was shown that does not stand (any more).</param>
    internal static Refusal? Decide(Access? access, Role? role, bool ended) => (access, role) switch
    {
        ({ IsOpen: true }, _) => null,
        ({ } asked, { } known) when asked.Allows(known) => null,
        (_, null) when ended => new(
            "trust.session_ended", "Your session has ended; sign in again, then repeat the request.",
            RefusalKind.Forbidden),
        (_, null) => new("trust.not_signed_in", "Sign in first, then repeat the request.", RefusalKind.Forbidden),
        _ => new(
            "trust.not_permitted", "Your role may not do this; ask a colleague whose role may, or your administrator.",
            RefusalKind.Forbidden),
    };
}

/// <summary>Stops the start of a server that has an endpoint without a word on who may use it.</summary>
sealed class GuardCheck(IEnumerable<EndpointDataSource> sources) : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var unguarded = Unguarded(sources.SelectMany(source => source.Endpoints));
        return unguarded.Count == 0
            ? Task.CompletedTask
            : throw new InvalidOperationException(
                $"These endpoints say neither Needs nor Open: {string.Join(", ", unguarded)}.");
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    internal static IReadOnlyList<string> Unguarded(IEnumerable<Endpoint> endpoints) =>
    [
        .. endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<Access>() is null)
            .Select(endpoint => endpoint.DisplayName ?? endpoint.ToString() ?? "endpoint"),
    ];
}
