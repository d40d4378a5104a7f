using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Parties;

/// <summary>The people and organisations of a deal: who they are on paper, and who is licensed to do
/// business.</summary>
public sealed class PartiesModule : IModule
{
    public static void Add(IServiceCollection services) => services
        .AddSingleton<Fields>()
        .AddScoped<People>()
        .AddScoped<IPeople>(provider => provider.GetRequiredService<People>())
        .AddScoped<ILicences, Licences>()
        .AddEncryptedColumns("parties_people", "id",
            ("name", Fields.Name), ("id_number", Fields.IdNumber), ("phone", Fields.Phone),
            ("account", Fields.Account), ("means", Fields.Means))
        .AddHandler<RegisterPerson, PersonRegistered, RegisterPerson.Handler>()
        .AddHandler<InvitePerson, IssuedInvitation, InvitePerson.Handler>()
        .AddHandler<RecordLicence, Unit, RecordLicence.Handler>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api").WithTags("Parties");

        api.MapPost("/people", RegisterPerson.Post).WithName("registerPerson").Needs(Permission.PartyRegister);
        api.MapPost("/people/search", SearchPeople.Post).WithName("searchPeople").Needs(Permission.PartyRead);
        api.MapPost("/people/search/export.xlsx", SearchPeople.PostExport)
            .WithName("exportPeople").Needs(Permission.PartyRead);
        api.MapGet("/people/me", ReadPeople.GetMine).WithName("readMyself").Needs(Permission.PartyRead);
        api.MapGet("/people/{person}", ReadPeople.Get).WithName("readPerson").Needs(Permission.PartyRead);
        api.MapGet("/people/{person}/identity", ReadPeople.GetIdentity)
            .WithName("readIdentity").Needs(Permission.SensitiveRead);

        api.MapGet("/people/{person}/invitation", InvitePerson.Get)
            .WithName("readWayIn").Needs(Permission.CustomerInvite);
        api.MapPost("/people/{person}/invitation", InvitePerson.Post)
            .WithName("invitePerson").Needs(Permission.CustomerInvite);

        MapLicensed(api, "lenders", "Lenders", OrganisationKind.Lender);
        MapLicensed(api, "dealers", "Dealers", OrganisationKind.Dealer);
        MapLicensed(api, "makers", "Makers", OrganisationKind.Maker);
        api.MapPost("/licences", RecordLicence.Post).WithName("recordLicence").Needs(Permission.LicenceRecord);
    }

    static void MapLicensed(RouteGroupBuilder api, string path, string name, OrganisationKind kind)
    {
        api.MapGet($"/{path}", (
            House house, IOrganisations organisations, IBusinessDays days, Caller caller, int? limit, string? after,
            CancellationToken cancel) =>
            ListLicensed.Read(kind, house, organisations, days, caller, new(limit, after), cancel))
            .WithName($"list{name}").Needs(Permission.LicenceRead);
        api.MapGet($"/{path}/export.xlsx", (
            House house, IOrganisations organisations, IBusinessDays days, Caller caller, string? lang,
            CancellationToken cancel) =>
            ListLicensed.ReadExport(kind, house, organisations, days, caller, lang, cancel))
            .WithName($"export{name}").Needs(Permission.LicenceRead);
    }
}
