using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using System.Text.RegularExpressions;
using Wheelhouse.Platform;

namespace Wheelhouse.Trust;

/// <summary>What a regulator reads of others leaves a record in the log, before it is read.</summary>
/// <remarks>He is the one role that sees what is neither his nor shared with him. What he reads is named by the
/// organisation in the query, or by a record in the path; a list over everybody is recorded as such. His own session
/// is no read of others, and the log itself is left out: each page of it that is read would add to it.</remarks>
sealed partial class Supervision(
    RequestDelegate next, IDbContextFactory<House> houses, WriteGate gate, AuditSignal signal, TimeProvider clock)
{
    /// <summary>The subject of a read that names nobody.</summary>
    internal const string Everybody = "everybody";

    static readonly string[] Aside = ["/api/session", "/api/audit"];

    public async Task Invoke(HttpContext context, Caller caller)
    {
        if (caller is { IsKnown: true, Actor.SeesEveryone: true } && Subject(context.Request) is { } subject)
        {
            var what = context.GetEndpoint()?.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName;
            await Keep(caller.Actor, subject, what ?? context.Request.Path, context.RequestAborted);
        }

        await next(context);
    }

    /// <summary>Whose organisation or which record a request names, or everybody; null where nothing of others is
    /// read. Pure.</summary>
    internal static string? Subject(HttpRequest request) =>
        request.Query["organisation"].Concat(request.RouteValues.Values.Select(value => value as string))
            .FirstOrDefault(text => text is not null && Named().IsMatch(text))
        ?? (IsOfOthers(request) ? Everybody : null);

    static bool IsOfOthers(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        && !Aside.Any(path => request.Path.StartsWithSegments(path, StringComparison.Ordinal));

    async Task Keep(Actor reader, string subject, string what, CancellationToken cancel)
    {
        await using var house = await houses.CreateDbContextAsync(cancel);
        house.Add(Recorder.Row(
            reader.Organisation, CanonicalRecord.OfSupervision(reader, subject, what, clock.GetUtcNow())));
        await gate.Save(house, cancel);
        signal.Raise();
    }

    [GeneratedRegex("^[a-z]{3}_[0-9a-f]{32}$")]
    private static partial Regex Named();
}
