using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kernel;
using Wheelhouse.Ledger.Balances;
using Wheelhouse.Ledger.Charts;
using Wheelhouse.Ledger.Entries;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Ledger;

/// <summary>The journal that all money passes through.</summary>
public sealed class LedgerModule : IModule
{
    public static void Add(IServiceCollection services) => services
        .AddSingleton<ChartCodes>()
        .AddScoped<IJournal, Journal>()
        .AddScoped<BooksInView>()
        .AddHandler<OpenBooks, Unit, OpenBooks.Handler>()
        .AddHandler<PostManualEntry, EntryPosted, PostManualEntry.Handler>()
        .AddHandler<ReverseEntry, EntryPosted, ReverseEntry.Handler>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        var read = routes.MapGroup("/api/ledger").WithTags("Ledger").Needs(Permission.LedgerRead);
        read.MapGet("/accounts", ListAccounts.Get).WithName("listAccounts");
        read.MapGet("/accounts/export.xlsx", ListAccounts.GetExport).WithName("exportAccounts");
        read.MapGet("/accounts/{code}/balance", ReadBalance.Get).WithName("readBalance");
        read.MapGet("/trial-balance", ReadTrialBalance.Get).WithName("readTrialBalance");
        read.MapGet("/trial-balance/export.xlsx", ReadTrialBalance.GetExport).WithName("exportTrialBalance");
        read.MapGet("/entries", ListEntries.Get).WithName("listEntries");
        read.MapGet("/entries/export.xlsx", ListEntries.GetExport).WithName("exportEntries");

        var post = routes.MapGroup("/api/ledger").WithTags("Ledger").Needs(Permission.LedgerPost);
        post.MapPost("/entries", PostManualEntry.Post).WithName("postEntry");
        post.MapPost("/entries/{id}/reversal", ReverseEntry.Post).WithName("reverseEntry");
    }
}
