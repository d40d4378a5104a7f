using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Collections.Cases;
using Wheelhouse.Collections.Contacting;
using Wheelhouse.Collections.Hardships;
using Wheelhouse.Collections.Inhibiting;
using Wheelhouse.Collections.Ordering;
using Wheelhouse.Collections.Promises;
using Wheelhouse.Collections.Recovering;
using Wheelhouse.Collections.Selling;
using Wheelhouse.Collections.Strategies;
using Wheelhouse.Collections.Warning;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Servicing;
using Wheelhouse.Telematics;
using Wheelhouse.Trust;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Collections;

/// <summary>What is overdue, and what may be done about it.</summary>
public sealed class CollectionsModule : IModule
{
    public static void Add(IServiceCollection services) => services
        .AddScoped<Debts>()
        .AddScoped<ReadCases>()
        .AddScoped<RecoveryGrounds>()
        .AddScoped<Inhibits>()
        .AddHearer<ArrearsPaid, Review>()
        .AddHearer<AgreementChanged, Review>()
        .AddHearer<AgreementSettled, Review>()
        .AddHearer<CaseChanged, Review>()
        .AddHearer<ConsentWithdrawn, Review>()
        .AddHearer<CircuitReported, Review>()
        .AddHearer<DayClosed, Review>()
        .AddScoped<Warnings>()
        .AddHearer<DayClosed, Warnings>()
        .AddHearer<WarningsDue, Warnings>()
        .AddHandler<MakeWarning, WarningView, MakeWarning.Handler>()
        .AddHandler<BeginContact, ContactCard, BeginContact.Handler>()
        .AddHandler<EndContact, ContactCard, EndContact.Handler>()
        .AddHandler<DisputeDebt, Unit, DisputeDebt.Handler>()
        .AddHandler<MoveDebtor, Unit, MoveDebtor.Handler>()
        .AddHandler<MakePromise, PromiseCard, MakePromise.Handler>()
        .AddHandler<AskHardship, HardshipCard, AskHardship.Handler>()
        .AddHandler<AnswerHardship, HardshipCard, AnswerHardship.Handler>()
        .AddHandler<SetStrategy, StrategyView, SetStrategy.Handler>()
        .AddHandler<OrderRecovery, RecoveryCard, OrderRecovery.Handler>()
        .AddHandler<DispatchRecovery, RecoveryCard, DispatchRecovery.Handler>()
        .AddHandler<EndRecovery, RecoveryCard, EndRecovery.Handler>()
        .AddScoped<RecoveryWork>()
        .AddHandler<SendOrder, WorkCard, SendOrder.Handler>()
        .AddHandler<TakeStep, WorkCard, TakeStep.Handler>()
        .AddScoped<Disposals>()
        .AddHandler<OpenDisposal, DisposalView, OpenDisposal.Handler>()
        .AddHandler<NotifySale, DisposalView, NotifySale.Handler>()
        .AddHandler<PriceCar, DisposalView, PriceCar.Handler>()
        .AddHandler<PlaceBid, DisposalView, PlaceBid.Handler>()
        .AddHandler<SellCar, DisposalView, SellCar.Handler>()
        .AddHandler<ShareProceeds, DisposalView, ShareProceeds.Handler>()
        .AddHandler<CancelDisposal, DisposalView, CancelDisposal.Handler>()
        .AddHandler<AddVendor, VendorCard, AddVendor.Handler>()
        .AddHandler<EvaluateVendor, VendorCard, EvaluateVendor.Handler>()
        .AddHandler<SetSwitch, SwitchView, SetSwitch.Handler>()
        .AddHandler<HoldForEmergency, Unit, HoldForEmergency.Handler>()
        .AddHandler<RecordClause, Unit, RecordClause.Handler>()
        .AddHandler<RequestInhibit, InhibitCard, RequestInhibit.Handler>()
        .AddHandler<ApproveInhibit, InhibitCard, ApproveInhibit.Handler>()
        .AddHandler<FireInhibit, InhibitCard, FireInhibit.Handler>()
        .AddHandler<ReleaseInhibit, InhibitCard, ReleaseInhibit.Handler>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/collections").WithTags("Collections");
        api.MapGet("/queue", ReadCases.Queue).WithName("listQueue").Needs(CollectionRead);
        api.MapGet("/queue/export.xlsx", ReadCases.Export).WithName("exportCollectionQueue").Needs(CollectionRead);
        api.MapGet("/queue/days", ReadCases.Days).WithName("showQueueDays").Needs(CollectionRead);
        api.MapGet("/warnings", ReadWarnings.List).WithName("listWarnings").Needs(CollectionRead);
        api.MapGet("/warnings/export.xlsx", ReadWarnings.Export).WithName("exportWarnings").Needs(CollectionRead);
        api.MapGet("/strategy", StrategyView.Get).WithName("showStrategy").Needs(CollectionRead);
        api.MapPost("/strategy", SetStrategy.Post).WithName("setStrategy").Needs(VendorManage);

        var one = api.MapGroup("/cases/{agreement}");
        one.MapGet("", ReadCases.Get).WithName("showCase").Needs(CollectionRead);
        one.MapGet("/orders", OrdersView.Get).WithName("showCaseOrders").Needs(CollectionRead);
        one.MapGet("/mine", MySituation.Get).WithName("showMySituation").Needs(HardshipAsk);
        one.MapGet("/contacts", BeginContact.Get).WithName("listContacts").Needs(CollectionRead);
        one.MapPost("/contacts", BeginContact.Post).WithName("beginContact").Needs(CollectionWork);
        one.MapGet("/warning", ReadWarnings.Get).WithName("showWarning").Needs(CollectionRead);
        one.MapPost("/warning", MakeWarning.Post).WithName("makeWarning").Needs(CollectionWork);
        one.MapPost("/zone", MoveDebtor.Post).WithName("moveDebtor").Needs(CollectionWork);
        one.MapPost("/promises", MakePromise.Post).WithName("makePromise").Needs(HardshipAsk);
        one.MapPost("/hardship", AskHardship.Post).WithName("askHardship").Needs(HardshipAsk);
        one.MapPost("/dispute", DisputeDebt.Post).WithName("disputeDebt").Needs(HardshipAsk);
        one.MapPost("/emergency", HoldForEmergency.Post).WithName("holdForEmergency").Needs(HardshipAsk);
        one.MapPost("/clause", RecordClause.Post).WithName("recordClause").Needs(CollectionWork);
        one.MapPost("/recovery", OrderRecovery.Post).WithName("orderRecovery").Needs(CollectionWork);
        one.MapPost("/inhibit", RequestInhibit.Post).WithName("requestInhibit").Needs(CollectionWork);
        api.MapPost("/contacts/{contact}/outcome", EndContact.Post).WithName("endContact").Needs(CollectionWork);
        api.MapPost("/hardships/{hardship}/answer", AnswerHardship.Post)
            .WithName("answerHardship").Needs(CollectionDecide);

        api.MapGet("/recoveries", OrderRecovery.Get).WithName("listRecoveries").Needs(CollectionRead);
        api.MapGet("/recoveries/export.xlsx", OrderRecovery.Export)
            .WithName("exportRecoveries").Needs(CollectionRead);
        api.MapGet("/recoveries/{recovery}", OrderRecovery.GetOne).WithName("showRecovery").Needs(CollectionRead);
        api.MapPost("/recoveries/{recovery}/dispatch", DispatchRecovery.Post)
            .WithName("dispatchRecovery").Needs(CollectionDecide);
        api.MapPost("/recoveries/{recovery}/end", EndRecovery.Post).WithName("endRecovery").Needs(CollectionWork);
        MapSales(api);
        api.MapGet("/work-orders", SendOrder.Get).WithName("listWorkOrders").Needs(CollectionRead);
        api.MapGet("/work-orders/export.xlsx", SendOrder.Export).WithName("exportWorkOrders").Needs(CollectionRead);
        api.MapGet("/work-orders/{order}", SendOrder.GetOne).WithName("showWorkOrder").Needs(CollectionRead);
        one.MapPost("/work-orders", SendOrder.Post).WithName("sendWorkOrder").Needs(CollectionWork);
        api.MapPost("/work-orders/{order}/steps", TakeStep.Post).WithName("takeWorkStep").Needs(CollectionWork);
        api.MapGet("/vendors/{vendor}/figures", VendorFigures.Get).WithName("showVendorFigures").Needs(CollectionRead);
        api.MapGet("/vendors", AddVendor.Get).WithName("listVendors").Needs(CollectionRead);
        api.MapGet("/vendors/export.xlsx", AddVendor.Export).WithName("exportVendors").Needs(CollectionRead);
        api.MapPost("/vendors", AddVendor.Post).WithName("addVendor").Needs(VendorManage);
        api.MapPost("/vendors/{vendor}/evaluation", EvaluateVendor.Post)
            .WithName("evaluateVendor").Needs(VendorManage);

        api.MapGet("/inhibit-switch", SwitchView.Get).WithName("showSwitch").Needs(CollectionRead);
        api.MapPost("/inhibit-switch", SetSwitch.Post).WithName("setSwitch").Needs(InhibitSwitch);
        api.MapGet("/inhibits", InhibitCard.Get).WithName("listInhibits").Needs(CollectionRead);
        api.MapGet("/inhibits/export.xlsx", InhibitCard.Export).WithName("exportInhibits").Needs(CollectionRead);
        api.MapGet("/inhibits/{inhibit}", InhibitView.Get).WithName("showInhibit").Needs(CollectionRead);
        api.MapPost("/inhibits/{inhibit}/approval", ApproveInhibit.Post)
            .WithName("approveInhibit").Needs(CollectionDecide);
        api.MapPost("/inhibits/{inhibit}/firing", FireInhibit.Post).WithName("fireInhibit").Needs(CollectionWork);
        api.MapPost("/inhibits/{inhibit}/release", ReleaseInhibit.Post)
            .WithName("releaseInhibit").Needs(CollectionDecide);
    }

    static void MapSales(RouteGroupBuilder api)
    {
        api.MapPost("/recoveries/{recovery}/disposal", OpenDisposal.Post)
            .WithName("openDisposal").Needs(CollectionWork);
        api.MapGet("/disposals", Disposals.List).WithName("listDisposals").Needs(CollectionRead);
        api.MapGet("/disposals/export.xlsx", Disposals.Export).WithName("exportDisposals").Needs(CollectionRead);
        var one = api.MapGroup("/disposals/{disposal}");
        one.MapGet("", Disposals.Get).WithName("showDisposal").Needs(CollectionRead);
        one.MapPost("/notice", NotifySale.Post).WithName("notifySale").Needs(CollectionWork);
        one.MapPost("/price", PriceCar.Post).WithName("priceCar").Needs(CollectionWork);
        one.MapPost("/bids", PlaceBid.Post).WithName("placeBid").Needs(CollectionWork);
        one.MapPost("/sale", SellCar.Post).WithName("sellCar").Needs(CollectionDecide);
        one.MapPost("/proceeds", ShareProceeds.Post).WithName("shareProceeds").Needs(PaymentReceive);
        one.MapPost("/cancellation", CancelDisposal.Post).WithName("cancelDisposal").Needs(CollectionWork);
    }
}
