using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Insurance.Claims;
using Wheelhouse.Insurance.Months;
using Wheelhouse.Insurance.Policies;
using Wheelhouse.Insurance.Quotes;
using Wheelhouse.Insurance.Tariffs;
using Wheelhouse.Platform;
using Wheelhouse.Trust;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Insurance;

/// <summary>Insurance of damage to a car, plain or by use, from the quote to the paid claim.</summary>
public sealed class InsuranceModule : IModule
{
    public static void Add(IServiceCollection services) => services
        .AddScoped<TariffsInForce>()
        .AddScoped<Quoting>()
        .AddScoped<PolicyFiles>()
        .AddScoped<ClaimFiles>()
        .AddHearer<ConsentWithdrawn, EndUsage>()
        .AddHandler<ProposeTariff, TariffView, ProposeTariff.Handler>()
        .AddHandler<ApproveTariff, TariffView, ApproveTariff.Handler>()
        .AddHandler<AskQuote, QuoteView, AskQuote.Handler>()
        .AddHandler<BindPolicy, PolicyCard, BindPolicy.Handler>()
        .AddHandler<PayCharge, ChargeCard, PayCharge.Handler>()
        .AddHandler<EndorsePolicy, PolicyCard, EndorsePolicy.Handler>()
        .AddHandler<CancelPolicy, PolicyCard, CancelPolicy.Handler>()
        .AddHandler<SettleMonth, MonthSettledCard, SettleMonth.Handler>()
        .AddHandler<ReportClaim, ClaimView, ReportClaim.Handler>()
        .AddHandler<AssessClaim, ClaimView, AssessClaim.Handler>()
        .AddHandler<DecideClaim, ClaimView, DecideClaim.Handler>()
        .AddHandler<AnswerAsPayee, ClaimView, AnswerAsPayee.Handler>()
        .AddHandler<SettleClaim, ClaimView, SettleClaim.Handler>()
        .AddHandler<CloseClaim, ClaimView, CloseClaim.Handler>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/insurance").WithTags("Insurance");
        api.MapGet("/tariffs", ReadTariffs.Get).WithName("listTariffs").Needs(TariffRead);
        api.MapPost("/tariffs", ProposeTariff.Post).WithName("proposeTariff").Needs(TariffPublish);
        api.MapPost("/tariffs/{tariff}/approval", ApproveTariff.Post).WithName("approveTariff").Needs(TariffPublish);
        api.MapGet("/insurers", ListInsurers.Get).WithName("listInsurers").Needs(InsuranceBuy);
        api.MapGet("/quotes", AskQuote.Get).WithName("listInsuranceQuotes").Needs(InsuranceRead);
        api.MapGet("/quotes/export.xlsx", AskQuote.GetExport).WithName("exportInsuranceQuotes").Needs(InsuranceRead);
        api.MapPost("/quotes", AskQuote.Post).WithName("askInsuranceQuote").Needs(InsuranceBuy);
        api.MapPost("/quotes/{quote}/binding", BindPolicy.Post).WithName("bindInsurance").Needs(InsuranceBuy);
        api.MapGet("/policies", PolicyFiles.List).WithName("listInsurance").Needs(InsuranceRead);
        api.MapGet("/policies/export.xlsx", PolicyFiles.GetExport).WithName("exportInsurance").Needs(InsuranceRead);
        api.MapGet("/policies/{policy}", PolicyFiles.Get).WithName("showInsurance").Needs(InsuranceRead);
        api.MapPost("/policies/{policy}/endorsement", EndorsePolicy.Post)
            .WithName("endorseInsurance").Needs(InsuranceBuy);
        api.MapPost("/policies/{policy}/cancellation", CancelPolicy.Post)
            .WithName("cancelInsurance").Needs(InsuranceBuy);
        api.MapPost("/charges/{charge}/payment", PayCharge.Post)
            .WithName("payInsuranceCharge").Needs(InsuranceBuy, InsuranceWork);
        api.MapPost("/months", SettleMonth.Post).WithName("settleInsuranceMonth").Needs(InsuranceWork);

        api.MapGet("/claims", ClaimFiles.List).WithName("listClaims").Needs(InsuranceRead);
        api.MapGet("/claims/export.xlsx", ClaimFiles.GetExport).WithName("exportClaims").Needs(InsuranceRead);
        api.MapPost("/claims", ReportClaim.Post).WithName("reportClaim").Needs(ClaimReport);
        var one = api.MapGroup("/claims/{claim}");
        one.MapGet("", ClaimFiles.Get).WithName("showClaim").Needs(InsuranceRead);
        one.MapPost("/assessment", AssessClaim.Post).WithName("assessClaim").Needs(InsuranceWork);
        one.MapPost("/decision", DecideClaim.Post).WithName("decideClaim").Needs(InsuranceWork);
        one.MapPost("/payee", AnswerAsPayee.Post).WithName("answerAsPayee").Needs(Permission.PayeeAnswer);
        one.MapPost("/settlement", SettleClaim.Post).WithName("settleClaim").Needs(InsuranceWork);
        one.MapPost("/closing", CloseClaim.Post).WithName("closeClaim").Needs(InsuranceWork);
    }
}
