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
        .AddEncryptedColumns("screening_notes", "application", ("place", NoteRow.Field))
        .AddEncryptedColumns(
            "screening_listings", "id", ("value", ListingRow.ValueField), ("reason", ListingRow.ReasonField),
            ("objection", ListingRow.ObjectionField), ("answer", ListingRow.AnswerField));

    public static void Map(IEndpointRouteBuilder routes)
    {
    }
}
