using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Banking.Accounts;
using Wheelhouse.Banking.Files;
using Wheelhouse.Banking.Imports;
using Wheelhouse.Banking.Mandates;
using Wheelhouse.Banking.Orders;
using Wheelhouse.Banking.Payees;
using Wheelhouse.Banking.Queue;
using Wheelhouse.Banking.Simulated;
using Wheelhouse.Banking.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.Payouts;
using Wheelhouse.Platform;
using Wheelhouse.Servicing;
using Wheelhouse.Trust;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Banking;

/// <summary>The lender's accounts at its banks, the files between them, and the money nobody has claimed.</summary>
public sealed class BankingModule : IModule
{
    public static void Add(IServiceCollection services) => services
        .AddScoped<FileContent>()
        .AddScoped<BankFiles>()
        .AddScoped<BankItems>()
        .AddScoped<ItemDecision>()
        .AddScoped<BankOrders>()
        .AddScoped<IMoneyInFlight, InFlight>()
        .AddScoped<OrderFiles>()
        .AddScoped<PaymentsDue>()
        .AddScoped<PayeeAccounts>()
        .AddScoped<IPaysByFile, PaidByFile>()
        .AddScoped<DebitMandates>()
        .AddScoped<ListMandates>()
        .AddScoped<Settling>()
        .AddScoped<Statuses>()
        .AddScoped<Payers>()
        .AddNightStep<CollectDues>()
        .AddNightStep<PayAtNight>()
        .AddHandler<ApplyStatus, BatchDone, ApplyStatus.Handler>()
        .AddHandler<SettleItem, Unit, SettleItem.Handler>()
        .AddSingleton<Importing>()
        .AddSingleton<ImportSignal>()
        .AddSingleton(BankSettings.Usual)
        .AddHostedService<ImportWorker>()
        .AddScoped<Receiving>()
        .AddSingleton<SimulatedBank>()
        .AddSingleton<ISimulatedBank>(provider => provider.GetRequiredService<SimulatedBank>())
        .AddHostedService<SimulatedBankWorker>()
        .AddHandler<AddBankAccount, BankAccountCard, AddBankAccount.Handler>()
        .AddHandler<OpenFile, FileCard, OpenFile.Handler>()
        .AddHandler<CloseFile, FileCard, CloseFile.Handler>()
        .AddHandler<StopImport, FileCard, StopImport.Handler>()
        .AddHandler<ResumeImport, FileCard, ResumeImport.Handler>()
        .AddHandler<CheckFile, FileCard, CheckFile.Handler>()
        .AddHandler<BookBatch, BatchDone, BookBatch.Handler>()
        .AddHandler<FinishFile, FileCard, FinishFile.Handler>()
        .AddHandler<AssignItem, ItemCard, AssignItem.Handler>()
        .AddHandler<HoldItem, ItemCard, HoldItem.Handler>()
        .AddHandler<ReturnItem, ItemCard, ReturnItem.Handler>()
        .AddHandler<AnswerReturn, ItemCard, AnswerReturn.Handler>()
        .AddHandler<SendFile, FileCard, SendFile.Handler>()
        .AddHandler<MakePayments, FileCard, MakePayments.Handler>()
        .AddHandler<RepeatOrder, OrderCard, RepeatOrder.Handler>()
        .AddHandler<ProposePayee, PayeeCard, ProposePayee.Handler>()
        .AddHandler<ApprovePayee, PayeeCard, ApprovePayee.Handler>()
        .AddHandler<GiveMandate, MandateCard, GiveMandate.Handler>()
        .AddHandler<WithdrawMandate, MandateCard, WithdrawMandate.Handler>()
        .AddEncryptedColumns("banking_items", "id", ("particulars", Particulars.Field))
        .AddEncryptedColumns("banking_orders", "id", ("party", OrderRow.PartyField))
        .AddEncryptedColumns("banking_payees", "id", ("holder", PayeeRow.Field))
        .AddEncryptedColumns("banking_mandates", "id", ("holder", MandateRow.Field));

    public static void Map(IEndpointRouteBuilder routes)
    {
        var accounts = routes.MapGroup("/api/bank/accounts").WithTags("Banking");
        accounts.MapGet("", AddBankAccount.List).WithName("listBankAccounts").Needs(BankRead);
        accounts.MapGet("/export.xlsx", AddBankAccount.Export).WithName("exportBankAccounts").Needs(BankRead);
        accounts.MapPost("", AddBankAccount.Post).WithName("addBankAccount").Needs(BankAccountManage);

        var files = routes.MapGroup("/api/bank/files").WithTags("Banking");
        files.MapGet("", ListFiles.Get).WithName("listBankFiles").Needs(BankRead);
        files.MapGet("/export.xlsx", ListFiles.Export).WithName("exportBankFiles").Needs(BankRead);
        files.MapPost("", ReceiveFile.Post).WithName("receiveBankFile").Needs(BankFileImport)
            .Accepts<Stream>("*/*")
            .WithMetadata(new RequestSizeLimitAttribute(ReceiveFile.LargestFile));
        files.MapGet("/{file}", ShowFile.Get).WithName("showBankFile").Needs(BankRead);
        files.MapPost("/{file}/stop", StopImport.Post).WithName("stopBankFile").Needs(BankFileImport);
        files.MapPost("/{file}/resume", ResumeImport.Post).WithName("resumeBankFile").Needs(BankFileImport);
        files.MapGet("/{file}/content", ReadFile.Get).WithName("readBankFile").Needs(BankPay);
        files.MapPost("/{file}/sent", SendFile.Post).WithName("sendBankFile").Needs(BankPay);

        var items = routes.MapGroup("/api/bank/items").WithTags("Banking");
        items.MapGet("", ListItems.Get).WithName("listBankItems").Needs(BankRead);
        items.MapGet("/export.xlsx", ListItems.Export).WithName("exportBankItems").Needs(BankRead);
        items.MapGet("/{item}", ListItems.Show).WithName("showBankItem").Needs(BankRead);
        items.MapPost("/{item}/assignment", AssignItem.Post).WithName("assignBankItem").Needs(BankItemDecide);
        items.MapPost("/{item}/assignment/preview", AssignItem.Preview).WithName("previewBankAssignment")
            .Needs(BankItemDecide);
        items.MapPost("/{item}/hold", HoldItem.Post).WithName("holdBankItem").Needs(BankItemDecide);
        items.MapPost("/{item}/return", ReturnItem.Post).WithName("returnBankItem").Needs(BankItemDecide);
        items.MapPost("/{item}/return/grant", AnswerReturn.Grant).WithName("grantBankReturn").Needs(BankItemDecide);
        items.MapPost("/{item}/return/decline", AnswerReturn.Decline).WithName("declineBankReturn")
            .Needs(BankItemDecide);
        MapOutgoing(routes);
    }

    static void MapOutgoing(IEndpointRouteBuilder routes)
    {
        var bank = routes.MapGroup("/api/bank").WithTags("Banking");
        bank.MapGet("/orders", ListOrders.Get).WithName("listBankOrders").Needs(BankRead);
        bank.MapGet("/orders/export.xlsx", ListOrders.Export).WithName("exportBankOrders").Needs(BankRead);
        bank.MapPost("/orders/{order}/repetition", RepeatOrder.Post).WithName("repeatBankOrder").Needs(BankPay);
        bank.MapGet("/payments", MakePayments.List).WithName("listDuePayments").Needs(BankRead);
        bank.MapGet("/payments/export.xlsx", MakePayments.Export).WithName("exportDuePayments").Needs(BankRead);
        bank.MapPost("/payments", MakePayments.Post).WithName("makePayments").Needs(BankPay);

        bank.MapGet("/payees", ProposePayee.List).WithName("listPayees").Needs(BankRead);
        bank.MapGet("/payees/export.xlsx", ProposePayee.Export).WithName("exportPayees").Needs(BankRead);
        bank.MapPost("/payees", ProposePayee.Post).WithName("proposePayee").Needs(BankAccountManage);
        bank.MapPost("/payees/{payee}/approval", ApprovePayee.Post).WithName("approvePayee").Needs(BankAccountManage);

        bank.MapGet("/mandates", ListMandates.Get).WithName("listMandates").Needs(MandateRead);
        bank.MapGet("/mandates/export.xlsx", ListMandates.Export).WithName("exportMandates").Needs(MandateRead);
        bank.MapPost("/mandates/{mandate}/withdrawal", WithdrawMandate.Post).WithName("withdrawMandate")
            .Needs(MandateWithdraw);
        routes.MapPost("/api/agreements/{agreement}/mandate", GiveMandate.Post).WithName("giveMandate")
            .WithTags("Banking").Needs(MandateGive);
    }
}
