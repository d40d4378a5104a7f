using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Insurance;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Changes;
using Wheelhouse.Servicing.Changes.Requests;
using Wheelhouse.Servicing.Leases;
using Wheelhouse.Servicing.Nights;
using Wheelhouse.Servicing.Opening;
using Wheelhouse.Servicing.Payments;
using Wheelhouse.Servicing.Payoff;
using Wheelhouse.Servicing.Statements;
using Wheelhouse.Servicing.Storage;
using Wheelhouse.Servicing.Views;
using Wheelhouse.Trust;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Servicing;

/// <summary>An agreement's life from its payout to its end.</summary>
public sealed class ServicingModule : IModule
{
    public static void Add(IServiceCollection services) => services
        .AddScoped<Agreements>()
        .AddScoped<Booking>()
        .AddScoped<Reader>()
        .AddScoped<ListEnding>()
        .AddScoped<ISettlements, Settlements>()
        .AddScoped<ILossPayees, LossPayees>()
        .AddScoped<IPaymentBatches, BookPayments>()
        .AddScoped<IExposures, Exposures.Exposures>()
        .AddScoped<IAgreementNumbers, FindByNumber>()
        .AddScoped<IDues, Dues>()
        .AddScoped<IArrears, Arrears>()
        .AddScoped<IRepayments, Repayments>()
        .AddScoped<IConduct, HowItWent>()
        .AddSingleton<ClosingDays>()
        .AddSingleton(NightSize.Usual)
        .AddScoped<DayRuns>()
        .AddScoped<Claims>()
        .AddScoped<CloseAccounts>()
        .AddNightStep<BookAccruals>()
        .AddNightStep<IssueStatements>()
        .AddHearer<PayoutConfirmed, Activate>()
        .AddHandler<OpenBook, BookOpened, OpenBook.Handler>()
        .AddHandler<ReceivePayment, EventBooked, ReceivePayment.Handler>()
        .AddHandler<SettleEarly, EventBooked, SettleEarly.Handler>()
        .AddHandler<ReverseEvent, EventBooked, ReverseEvent.Handler>()
        .AddHandler<BookChange, EventBooked, BookChange.Handler>()
        .AddHandler<RequestChange, RequestView, RequestChange.Handler>()
        .AddHandler<AnswerRequest, RequestView, AnswerRequest.Handler>()
        .AddHandler<CloseDay, DayRun, CloseDay.Handler>()
        .AddHandler<CancelDayRun, DayRun, CancelDayRun.Handler>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        var agreements = routes.MapGroup("/api/agreements").WithTags("Servicing");
        agreements.MapGet("", ListAgreements.Get).WithName("listAgreements").Needs(AgreementRead);
        agreements.MapGet("/counts", CountAgreements.Get).WithName("countAgreements").Needs(PortfolioRead);
        agreements.MapGet("/ending", ListEnding.Get).WithName("listEnding").Needs(PortfolioRead);
        agreements.MapGet("/ending/export.xlsx", ListEnding.Export).WithName("exportEnding").Needs(PortfolioRead);
        agreements.MapGet("/export.xlsx", ListAgreements.Export).WithName("exportAgreements").Needs(AgreementRead);

        var one = agreements.MapGroup("/{agreement}");
        one.MapGet("", ShowAgreement.Get).WithName("showAgreement").Needs(AgreementRead);
        one.MapGet("/schedule", ShowSchedule.Get).WithName("showSchedule").Needs(AgreementRead);
        one.MapGet("/schedule/export.xlsx", ShowSchedule.Export).WithName("exportSchedule").Needs(AgreementRead);
        one.MapGet("/lessee-figures.xlsx", LesseeSheet.Export).WithName("exportLesseeFigures").Needs(AgreementRead);
        one.MapGet("/events", ShowEvents.Get).WithName("listEvents").Needs(AgreementRead);
        one.MapGet("/events/export.xlsx", ShowEvents.Export).WithName("exportEvents").Needs(AgreementRead);
        one.MapGet("/journal", ShowJournal.Get).WithName("listAgreementEntries").Needs(LedgerRead);
        one.MapGet("/journal/export.xlsx", ShowJournal.Export).WithName("exportAgreementEntries").Needs(LedgerRead);
        one.MapGet("/why/{figure}", ShowWhy.Get).WithName("explainFigure").Needs(AgreementRead);
        one.MapGet("/statement", ShowStatement.Get).WithName("showStatement").Needs(AgreementRead);
        one.MapGet("/settlement-quote", QuoteSettlement.Get).WithName("quoteSettlement").Needs(SettlementQuote);

        one.MapPost("/payments", ReceivePayment.Post).WithName("receivePayment").Needs(PaymentReceive, or: PaymentPay);
        one.MapPost("/payments/preview", ReceivePayment.Preview).WithName("previewPayment")
            .Needs(PaymentReceive, or: PaymentPay);
        one.MapPost("/settlement", SettleEarly.Post).WithName("settleEarly").Needs(SettlementBook);
        one.MapPost("/settlement/preview", SettleEarly.Preview).WithName("previewSettlement").Needs(SettlementBook);
        one.MapPost("/events/{sequence:int}/reversal", ReverseEvent.Post).WithName("reverseEvent").Needs(EventReverse);
        one.MapPost("/events/{sequence:int}/reversal/preview", ReverseEvent.Preview).WithName("previewReversal")
            .Needs(EventReverse);
        one.MapGet("/changes", ListChanges.Get).WithName("listChanges").Needs(ChangeBook, or: ChangeAsk);
        one.MapPost("/changes", BookChange.Post).WithName("bookChange").Needs(ChangeBook);
        one.MapPost("/changes/preview", BookChange.Preview).WithName("previewChange").Needs(ChangeBook, or: ChangeAsk);
        one.MapPost("/change-requests", RequestChange.Post).WithName("requestChange").Needs(ChangeBook, or: ChangeAsk);

        var requests = routes.MapGroup("/api/change-requests").WithTags("Servicing");
        requests.MapGet("", ListRequests.Get).WithName("listChangeRequests").Needs(ChangeBook, or: ChangeAsk);
        requests.MapGet("/export.xlsx", ListRequests.Export).WithName("exportChangeRequests").Needs(ChangeBook);
        requests.MapGet("/{request}", ListRequests.One).WithName("showChangeRequest").Needs(ChangeBook, or: ChangeAsk);
        requests.MapGet("/{request}/preview", ListRequests.Preview).WithName("previewChangeRequest")
            .Needs(ChangeBook, or: ChangeAsk);
        requests.MapPost("/{request}/grant", AnswerRequest.Grant).WithName("grantChangeRequest").Needs(ChangeBook);
        requests.MapPost("/{request}/decline", AnswerRequest.Decline).WithName("declineChangeRequest")
            .Needs(ChangeBook);
        requests.MapPost("/{request}/withdrawal", AnswerRequest.Withdraw).WithName("withdrawChangeRequest")
            .Needs(ChangeBook, or: ChangeAsk);

        var statements = routes.MapGroup("/api/statements").WithTags("Servicing");
        statements.MapGet("", ListStatements.Get).WithName("listStatements").Needs(AgreementRead);
        statements.MapGet("/export.xlsx", ListStatements.Export).WithName("exportStatements").Needs(AgreementRead);

        var days = routes.MapGroup("/api/close-of-business").WithTags("Servicing");
        days.MapGet("", ClosingDays.Get).WithName("showCloseOfBusiness").Needs(DayRead);
        days.MapPost("", ClosingDays.Post).WithName("closeDay").Needs(DayClose);
        days.MapPost("/cancellation", ClosingDays.Cancel).WithName("cancelCloseOfBusiness").Needs(DayClose);
    }
}
