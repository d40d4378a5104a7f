using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Banking.Accounts;
using Wheelhouse.Banking.Files;
using Wheelhouse.Banking.Imports;
using Wheelhouse.Banking.Queue;
using Wheelhouse.Platform;
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
        .AddSingleton<Importing>()
        .AddSingleton<ImportSignal>()
        .AddSingleton(BankSettings.Usual)
        .AddHostedService<ImportWorker>()
        .AddHandler<AddBankAccount, BankAccountCard, AddBankAccount.Handler>()
        .AddHandler<OpenFile, FileCard, OpenFile.Handler>()
        .AddHandler<CloseFile, FileCard, CloseFile.Handler>()
        .AddHandler<StopImport, FileCard, StopImport.Handler>()
        .AddHandler<ResumeImport, FileCard, ResumeImport.Handler>()
        .AddHandler<CheckFile, FileCard, CheckFile.Handler>()
        .AddHandler<BookBatch, BatchDone, BookBatch.Handler>()
        .AddHandler<FinishFile, FileCard, FinishFile.Handler>()
        .AddHandler<AssignItem, ItemCard, AssignItem.Handler>()
        .AddHandler<HoldItem, ItemCard, HoldItem.Handler>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        var accounts = routes.MapGroup("/api/bank/accounts").WithTags("Banking");
        accounts.MapGet("", AddBankAccount.List).WithName("listBankAccounts").Needs(BankRead);
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

        var items = routes.MapGroup("/api/bank/items").WithTags("Banking");
        items.MapGet("", ListItems.Get).WithName("listBankItems").Needs(BankRead);
        items.MapGet("/export.xlsx", ListItems.Export).WithName("exportBankItems").Needs(BankRead);
        items.MapGet("/{item}", ListItems.Show).WithName("showBankItem").Needs(BankRead);
        items.MapPost("/{item}/assignment", AssignItem.Post).WithName("assignBankItem").Needs(BankItemDecide);
        items.MapPost("/{item}/assignment/preview", AssignItem.Preview).WithName("previewBankAssignment")
            .Needs(BankItemDecide);
        items.MapPost("/{item}/hold", HoldItem.Post).WithName("holdBankItem").Needs(BankItemDecide);
    }
}
