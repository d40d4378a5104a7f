using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wheelhouse.Origination.Notices;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Origination.Governing;

/// <summary>The doors of the policies and of what is known of decisions.</summary>
static class GovernRoutes
{
    internal static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/policies", List).WithName("listPolicies").Needs(Permission.PolicyRead);
        api.MapGet("/policies/families", Families).WithName("listPolicyFamilies").Needs(Permission.PolicyRead);
        api.MapGet("/policies/{family}/{version:int}", Get).WithName("readPolicy").Needs(Permission.PolicyRead);
        api.MapGet("/policies/{family}/{version:int}/difference", Difference)
            .WithName("comparePolicies").Needs(Permission.PolicyRead);
        api.MapPost("/policies", DraftPolicy.Post).WithName("draftPolicy").Needs(Permission.PolicyDraft);
        api.MapPost("/policies/{id}/publication", PublishPolicy.Post)
            .WithName("publishPolicy").Needs(Permission.PolicyPublish);
        api.MapPost("/policies/bench", TryPolicy.Post).WithName("tryPolicy").Needs(Permission.PolicyRead);
        api.MapPost("/policies/simulation", SimulatePolicy.Post)
            .WithName("simulatePolicy").Needs(Permission.PolicyDraft);
        api.MapGet("/decisions/replay", ReplayDecisions.Get).WithName("replayDecisions").Needs(Permission.PolicyRead);
        api.MapGet("/decisions/watch", WatchDecisions.Get).WithName("watchDecisions").Needs(Permission.PolicyRead);
        api.MapGet("/decisions/fairness", MeasureFairness.Get)
            .WithName("measureFairness").Needs(Permission.PolicyRead);
        api.MapGet("/decisions/overrides", ListOverrides.Get)
            .WithName("listOverrides").Needs(Permission.PolicyRead);
        api.MapGet("/decisions/overrides/export.xlsx", ListOverrides.Export)
            .WithName("exportOverrides").Needs(Permission.PolicyRead);
        api.MapGet("/applications/{id}/notice", ReadNotice.Html)
            .WithName("readNotice").Needs(Permission.NoticeRead);
        api.MapGet("/applications/{id}/notice.pdf", ReadNotice.Pdf)
            .WithName("printNotice").Needs(Permission.NoticeRead);
    }

    static async Task<Ok<Page<PolicyItem>>> List(
        ReadPolicies policies, string? family, int? limit, string? after, CancellationToken cancel) =>
        TypedResults.Ok(await policies.List(family, new(limit, after), cancel));

    static async Task<Ok<IReadOnlyList<PolicyFamily>>> Families(ReadPolicies policies, CancellationToken cancel) =>
        TypedResults.Ok(await policies.Families(cancel));

    static async Task<Results<Ok<PolicyView>, ProblemHttpResult>> Get(
        string family, int version, ReadPolicies policies, CancellationToken cancel) =>
        (await policies.Get(family, version, cancel)).ToAnswer();

    /// <param name="with">The version it is compared with: the one before.</param>
    static async Task<Results<Ok<IReadOnlyList<PolicyDifference>>, ProblemHttpResult>> Difference(
        string family, int version, int with, ReadPolicies policies, CancellationToken cancel) =>
        (await policies.Difference(family, version, with, cancel)).ToAnswer();
}
