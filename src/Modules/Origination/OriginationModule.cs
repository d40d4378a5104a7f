using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Origination.Applications;
using Wheelhouse.Origination.Assessing;
using Wheelhouse.Origination.Documents;
using Wheelhouse.Origination.Governing;
using Wheelhouse.Origination.Notices;
using Wheelhouse.Origination.Payouts;
using Wheelhouse.Origination.Quotes;
using Wheelhouse.Origination.Registers;
using Wheelhouse.Origination.Storage;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Origination;

/// <summary>From the dealer's slider to the payout order: quote, application, decision, signature.</summary>
public sealed class OriginationModule : IModule
{
    public static void Add(IServiceCollection services) => services
        .AddSingleton(PolicyBook.Open)
        .AddSingleton<CompiledPolicies>()
        .AddScoped<LenderPolicies>()
        .AddScoped<ReadPolicies>()
        .AddScoped<PastDecisions>()
        .AddScoped<SimulatePolicy>()
        .AddScoped<WatchDecisions>()
        .AddScoped<MeasureFairness>()
        .AddSingleton<IDecisionReplay, DecisionReplay>()
        .AddScoped<Announcing>()
        .AddScoped<NoticeReader>()
        .AddHandler<DraftPolicy, PolicyDrafted, DraftPolicy.Handler>()
        .AddHandler<PublishPolicy, PolicyItem, PublishPolicy.Handler>()
        .AddSingleton(_ => Workbook.Read())
        .AddSingleton(provider => BankSettings.From(provider.GetRequiredService<IConfiguration>()))
        .AddSingleton<ProductShelf>()
        .AddSingleton<Quoting>()
        .AddSingleton<Numbers>()
        .AddScoped<ShelfReader>()
        .AddScoped<Cases>()
        .AddScoped<Gathering>()
        .AddScoped<AskSources>()
        .AddScoped<Screened>()
        .AddScoped<Views>()
        .AddScoped<CaseFiles>()
        .AddScoped<CheckRegister>()
        .AddScoped<ApplicationLists>()
        .AddScoped<Queue>()
        .AddScoped<PreparePaper>()
        .AddScoped<AgreementDocuments>()
        .AddScoped<IAgreementDocuments>(provider => provider.GetRequiredService<AgreementDocuments>())
        .AddScoped<Confirmation>()
        .AddScoped<IPayouts, OrderedPayouts>()
        .AddEncryptedColumns("origination_documents", "id", ("html", DocumentRow.Field))
        .AddEncryptedColumns("origination_applications", "id", ("brought", ApplicationRow.Field))
        .AddEncryptedColumns("origination_decisions", "id", ("inputs", DecisionRow.Field))
        .AddEncryptedColumns("origination_notices", "id", ("html", NoticeRow.Field))
        .AddHandler<CreateApplication, ApplicationView, CreateApplication.Handler>()
        .AddHandler<SubmitApplication, ApplicationView, SubmitApplication.Handler>()
        .AddHandler<SupplyPapers, ApplicationView, SupplyPapers.Handler>()
        .AddHandler<SupplyEvidence, ApplicationView, SupplyEvidence.Handler>()
        .AddHandler<HandOver, ApplicationView, HandOver.Handler>()
        .AddHandler<DecideApplication, ApplicationView, DecideApplication.Handler>()
        .AddHandler<RequestReview, ApplicationView, RequestReview.Handler>()
        .AddHandler<AcceptOffer, ApplicationView, AcceptOffer.Handler>()
        .AddHandler<WithdrawApplication, ApplicationView, WithdrawApplication.Handler>()
        .AddHandler<SignAgreement, ApplicationView, SignAgreement.Handler>()
        .AddHandler<ConfirmPayout, PayoutItem, ConfirmPayout.Handler>()
        .AddHearer<PayoutOrdered, SimulatedBank>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api").WithTags("Origination");
        QuoteRoutes.Map(api);
        ApplicationRoutes.Map(api);
        GovernRoutes.Map(api);
        RegisterRoutes.Map(api);
        api.MapGet("/payouts", ListPayouts.List).WithName("listPayouts").Needs(Permission.PayoutRead);
        api.MapGet("/payouts/export.xlsx", ListPayouts.ListExport)
            .WithName("exportPayouts").Needs(Permission.PayoutRead);
        api.MapPost("/payouts/{id}/confirmation", ListPayouts.Confirm)
            .WithName("confirmPayout").Needs(Permission.PayoutConfirm);
    }
}
