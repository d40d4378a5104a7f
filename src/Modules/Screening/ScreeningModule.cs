using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Platform;
using Wheelhouse.Screening.Blacklist;
using Wheelhouse.Screening.Dealers;
using Wheelhouse.Screening.Graph;
using Wheelhouse.Screening.Places;
using Wheelhouse.Screening.Storage;
using Wheelhouse.Screening.Traits;
using Wheelhouse.Trust;

namespace Wheelhouse.Screening;

/// <summary>What a lender knows of its own about who applies: its list, its earlier applications, its
/// dealers.</summary>
public sealed class ScreeningModule : IModule
{
    public static void Add(IServiceCollection services) => services
        .AddSingleton<TraitKeys>()
        .AddScoped<Matching>()
        .AddScoped<Neighbourhood>()
        .AddScoped<DealerBook>()
        .AddScoped<Travels>()
        .AddScoped<IScreening, Looking>()
        .AddScoped<Entries>()
        .AddScoped<ReadListings>()
        .AddScoped<ReadGraph>()
        .AddHandler<AddListing, ListingKept, AddListing.Handler>()
        .AddHandler<EndListing, ListingKept, EndListing.Handler>()
        .AddHandler<AppealListing, ListingKept, AppealListing.Handler>()
        .AddHandler<AnswerAppeal, ListingKept, AnswerAppeal.Handler>()
        .AddEncryptedColumns("screening_notes", "application", ("place", NoteRow.Field))
        .AddEncryptedColumns(
            "screening_listings", "id", ("value", ListingRow.ValueField), ("reason", ListingRow.ReasonField),
            ("objection", ListingRow.ObjectionField), ("answer", ListingRow.AnswerField));

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/screening").WithTags("Screening");
        api.MapGet("/listings", ReadListings.Get).WithName("listListings").Needs(Permission.BlacklistRead);
        api.MapGet("/listings/export.xlsx", ReadListings.GetExport)
            .WithName("exportListings").Needs(Permission.BlacklistRead);
        api.MapPost("/listings/search", ReadListings.Post).WithName("searchListings").Needs(Permission.BlacklistRead);
        api.MapPost("/listings", AddListing.Post).WithName("addListing").Needs(Permission.BlacklistManage);
        api.MapPost("/listings/{id}/end", EndListing.Post).WithName("endListing").Needs(Permission.BlacklistManage);
        api.MapPost("/listings/{id}/appeal", AppealListing.Post)
            .WithName("appealListing").Needs(Permission.BlacklistAppeal);
        api.MapPost("/listings/{id}/appeal/answer", AnswerAppeal.Post)
            .WithName("answerAppeal").Needs(Permission.BlacklistManage);
        api.MapGet("/graph/{application}", ReadGraph.Get).WithName("readGraph").Needs(Permission.GraphRead);
    }
}
