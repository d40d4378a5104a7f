using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using Wheelhouse.Origination.Documents;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Origination.Applications;

/// <summary>The doors of an application: each step is a command on its version (<c>If-Match</c>).</summary>
static class ApplicationRoutes
{
    internal static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/applications", Create).WithName("createApplication").Needs(Permission.ApplicationCreate);
        api.MapGet("/applications", ListApplications.List)
            .WithName("listApplications").Needs(Permission.ApplicationRead);
        api.MapGet("/applications/export.xlsx", ListApplications.ListExport)
            .WithName("exportApplications").Needs(Permission.ApplicationRead);
        api.MapGet("/applications/{id}", ListApplications.Get)
            .WithName("readApplication").Needs(Permission.ApplicationRead);
        api.MapGet("/applications/{id}/sources", WatchSources.Get)
            .WithName("watchSources").Needs(Permission.ApplicationRead);
        api.MapGet("/applications/{id}/applicant", ReadApplicant.Get)
            .WithName("readApplicant").Needs(Permission.SensitiveRead);
        api.MapGet("/applications/{id}/file", ReadCaseFile.Get)
            .WithName("readCaseFile").Needs(Permission.QueueRead);
        api.MapPost("/applications/{id}/submission", Submit)
            .WithName("submitApplication").Needs(Permission.ApplicationSubmit);
        api.MapPost("/applications/{id}/papers", Supply).WithName("supplyPapers").Needs(Permission.ApplicationCreate);
        api.MapPost("/applications/{id}/evidence", Prove)
            .WithName("supplyEvidence").Needs(Permission.ApplicationCreate);
        api.MapPost("/applications/{id}/handover", Hand).WithName("handOver").Needs(Permission.VehicleHandOver);
        api.MapPost("/applications/{id}/decision", Decide)
            .WithName("decideApplication").Needs(Permission.ApplicationDecide);
        api.MapPost("/applications/{id}/review-request", Review)
            .WithName("requestReview").Needs(Permission.ReviewRequest);
        api.MapPost("/applications/{id}/acceptance", Accept).WithName("acceptOffer").Needs(Permission.OfferAccept);
        api.MapPost("/applications/{id}/withdrawal", Withdraw)
            .WithName("withdrawApplication").Needs(Permission.ApplicationWithdraw);
        api.MapPost("/applications/{id}/signature", Sign).WithName("signAgreement").Needs(Permission.DocumentSign);
        api.MapGet("/applications/{id}/signature", ReadDocument.Signature)
            .WithName("verifySignature").Needs(Permission.DocumentRead);
        api.MapGet("/applications/{id}/document", ReadDocument.Html)
            .WithName("readDocument").Needs(Permission.DocumentRead);
        api.MapGet("/applications/{id}/document.pdf", ReadDocument.Pdf)
            .WithName("printDocument").Needs(Permission.DocumentRead);
        api.MapGet("/queue", ReadQueue.List).WithName("readQueue").Needs(Permission.QueueRead);
        api.MapGet("/queue/export.xlsx", ReadQueue.ListExport).WithName("exportQueue").Needs(Permission.QueueRead);
    }

    static Task<Results<Ok<ApplicationView>, ProblemHttpResult>> Create(
        CreateApplication input, Desk desk, CancellationToken cancel) =>
        desk.Send<CreateApplication, ApplicationView>(input, cancel);

    static async Task<Results<Ok<ApplicationView>, ProblemHttpResult>> Submit(
        Id<Application> id, Desk desk, AskSources asking, CancellationToken cancel)
    {
        await asking.About(id, desk.IfMatch, cancel);
        return await desk.Send<SubmitApplication, ApplicationView>(new(id, desk.IfMatch), cancel);
    }

    static Task<Results<Ok<ApplicationView>, ProblemHttpResult>> Supply(
        Id<Application> id, PapersInput input, Desk desk, CancellationToken cancel) =>
        desk.Send<SupplyPapers, ApplicationView>(new(id, input.Papers, desk.IfMatch), cancel);

    static Task<Results<Ok<ApplicationView>, ProblemHttpResult>> Prove(
        Id<Application> id, EvidenceInput input, Desk desk, CancellationToken cancel) =>
        desk.Send<SupplyEvidence, ApplicationView>(new(id, input.Evidence, desk.IfMatch), cancel);

    static Task<Results<Ok<ApplicationView>, ProblemHttpResult>> Hand(
        Id<Application> id, HandOverInput input, Desk desk, CancellationToken cancel) =>
        desk.Send<HandOver, ApplicationView>(new(id, input.OdometerKm, desk.IfMatch), cancel);

    static Task<Results<Ok<ApplicationView>, ProblemHttpResult>> Decide(
        Id<Application> id, DecisionInput input, Desk desk, CancellationToken cancel) =>
        desk.Send<DecideApplication, ApplicationView>(
            new(id, input.Answer, input.Reason, input.Conditions, input.Counter, input.Papers, desk.IfMatch), cancel);

    static Task<Results<Ok<ApplicationView>, ProblemHttpResult>> Review(
        Id<Application> id, Desk desk, CancellationToken cancel) =>
        desk.Send<RequestReview, ApplicationView>(new(id, desk.IfMatch), cancel);

    static Task<Results<Ok<ApplicationView>, ProblemHttpResult>> Accept(
        Id<Application> id, AcceptanceInput input, Desk desk, CancellationToken cancel) =>
        desk.Send<AcceptOffer, ApplicationView>(new(id, input.AddOns, desk.IfMatch), cancel);

    static Task<Results<Ok<ApplicationView>, ProblemHttpResult>> Withdraw(
        Id<Application> id, Desk desk, CancellationToken cancel) =>
        desk.Send<WithdrawApplication, ApplicationView>(new(id, desk.IfMatch), cancel);

    static Task<Results<Ok<ApplicationView>, ProblemHttpResult>> Sign(
        Id<Application> id, SignatureInput input, Desk desk, CancellationToken cancel) =>
        desk.Send<SignAgreement, ApplicationView>(new(id, input.PublicKey, input.Signature, desk.IfMatch), cancel);

    /// <param name="Papers">Codes of the papers the dealer has seen.</param>
    internal sealed record PapersInput(IReadOnlyList<string> Papers);

    /// <param name="Evidence">What proves the trade behind a leaseback.</param>
    internal sealed record EvidenceInput(IReadOnlyList<Evidence> Evidence);

    /// <param name="OdometerKm">What the car shows.</param>
    internal sealed record HandOverInput(int OdometerKm);

    /// <summary>What the underwriter sends; the application comes from the route.</summary>
    internal sealed record DecisionInput(
        PersonAnswer Answer, string Reason, IReadOnlyList<string>? Conditions = null, CounterTerms? Counter = null,
        IReadOnlyList<string>? Papers = null);

    /// <param name="AddOns">Codes of the add-ons, each accepted apart from the loan.</param>
    internal sealed record AcceptanceInput(IReadOnlyList<string>? AddOns = null);

    /// <param name="PublicKey">SubjectPublicKeyInfo of a P-256 key, base64.</param>
    /// <param name="Signature">ECDSA with SHA-256 over the document's bytes (IEEE P1363), base64.</param>
    internal sealed record SignatureInput(string PublicKey, string Signature);
}
