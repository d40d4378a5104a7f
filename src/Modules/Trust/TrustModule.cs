using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Trust;

/// <summary>Who is who, who may do what, who saw what, and the proof that nobody rewrote it.</summary>
public sealed class TrustModule : IModule
{
    public static void Add(IServiceCollection services)
    {
        services.TryAddSingleton(provider => TrustSettings.From(provider.GetRequiredService<IConfiguration>()));
        services.TryAddSingleton(provider => KeyRing.Open(TrustSettings.KeysFolder(
            provider.GetRequiredService<IConfiguration>()["Keys"], provider.GetRequiredService<DatabaseChoice>())));
        services
            .AddSingleton(provider => new DigestKey(provider.GetRequiredService<KeyRing>().Digests))
            .AddSingleton<FieldCipher>()
            .AddSingleton<IFieldCipher>(provider => provider.GetRequiredService<FieldCipher>())
            .AddSingleton<IFieldRotation, FieldRotation>()
            .AddScoped<IOrganisations, Organisations>()
            .AddScoped<IUsers, Users>()
            .AddScoped<IConsents, Consents>()
            .AddScoped<ISensitive, Sensitive>()
            .AddSingleton<AuditSignal>()
            .AddSingleton<HeadSignature>()
            .AddSingleton<IRecorder, Recorder>()
            .AddSingleton<IAuditLog, AuditLog>();
        services
            .AddSingleton<IPasswordHasher<UserRow>, PasswordHasher<UserRow>>()
            .AddSingleton<Sessions>()
            .AddSingleton<SignInLimit>()
            .AddSingleton<Tokens>()
            .AddSingleton<Clients>()
            .AddScoped<SessionAnswers>()
            .AddScoped<SignIn>()
            .AddSingleton<ActivationCodes>()
            .AddScoped<Activation>()
            .AddScoped<IInvitations, Invitations>()
            .AddDoors()
            .AddHostedService<AuditSequencing>()
            .AddHostedService<GuardCheck>();
        services
            .AddHandler<OpenSession, OpenSession.Result, OpenSession.Handler>()
            .AddHandler<CloseSession, Unit, CloseSession.Handler>()
            .AddHandler<ActivateCustomer, ActivateCustomer.Result, ActivateCustomer.Handler>()
            .AddHandler<ChangePassword, ChangePassword.Result, ChangePassword.Handler>()
            .AddHandler<AddUser, Id<User>, AddUser.Handler>()
            .AddHandler<DisableUser, Unit, DisableUser.Handler>()
            .AddHandler<AddClient, Id<Client>, AddClient.Handler>()
            .AddHandler<RevokeClient, Unit, RevokeClient.Handler>()
            .AddHandler<GiveConsent, Unit, GiveConsent.Handler>()
            .AddHandler<WithdrawConsent, Unit, WithdrawConsent.Handler>();
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api").WithTags("Trust");

        api.MapGet("/session", SessionAnswers.Get).WithName("readSession").Open();
        api.MapPost("/session", SignIn.Post).WithName("signIn").Open();
        api.MapDelete("/session", SignIn.Delete).WithName("signOut").Open();
        api.MapPost("/session/password", ChangePassword.Post)
            .WithName("changePassword").Needs(Permission.PasswordChange);
        api.MapPost("/activation", Activation.Post).WithName("activateCustomer").Open();
        api.MapGet("/demo/people", DemoSeats.Get).WithName("listDemoPeople").Open();
        api.MapPost("/demo/session", DemoSeats.Post).WithName("takeDemoSeat").Open();
        api.MapPost("/token", IssueToken.Post).WithName("issueToken").DisableAntiforgery().Open();

        api.MapGet("/organisations", ListOrganisations.Get)
            .WithName("listOrganisations").Needs(Permission.OrganisationRead);
        api.MapGet("/users", ListUsers.Get).WithName("listUsers").Needs(Permission.UserRead);
        api.MapGet("/users/export.xlsx", ListUsers.GetExport).WithName("exportUsers").Needs(Permission.UserRead);
        api.MapPost("/users", AddUser.Post).WithName("addUser").Needs(Permission.UserManage);
        api.MapPost("/users/{user}/disabling", DisableUser.Post).WithName("disableUser").Needs(Permission.UserManage);
        api.MapGet("/clients", ListClients.Get).WithName("listClients").Needs(Permission.UserRead);
        api.MapPost("/clients", AddClient.Post).WithName("addClient").Needs(Permission.UserManage);
        api.MapPost("/clients/{client}/revocation", RevokeClient.Post)
            .WithName("revokeClient").Needs(Permission.UserManage);

        api.MapGet("/consents", ListConsents.Get).WithName("listConsents").Needs(Permission.ConsentRead);
        api.MapGet("/consents/export.xlsx", ListConsents.GetExport)
            .WithName("exportConsents").Needs(Permission.ConsentRead);
        api.MapPost("/consents", GiveConsent.Post).WithName("giveConsent").Needs(Permission.ConsentGive);
        api.MapPost("/consents/withdrawal", WithdrawConsent.Post)
            .WithName("withdrawConsent").Needs(Permission.ConsentGive);
        api.MapGet("/disclosures", ListDisclosures.Get).WithName("listDisclosures").Needs(Permission.DisclosureRead);
        api.MapGet("/disclosures/export.xlsx", ListDisclosures.GetExport)
            .WithName("exportDisclosures").Needs(Permission.DisclosureRead);
        MapAudit(api.MapGroup("/audit"));
    }

    static void MapAudit(RouteGroupBuilder audit)
    {
        audit.MapGet("/records", AuditDesk.Records).WithName("listAuditRecords").Needs(Permission.AuditRead);
        audit.MapGet("/records/export.xlsx", AuditDesk.RecordsExport)
            .WithName("exportAuditRecords").Needs(Permission.AuditRead);
        audit.MapGet("/records/{leaf:long}/proof", AuditDesk.Inclusion)
            .WithName("proveInclusion").Needs(Permission.AuditRead);
        audit.MapGet("/head", AuditDesk.Head).WithName("readAuditHead").Needs(Permission.OrganisationRead);
        audit.MapGet("/heads", AuditDesk.Heads).WithName("listAuditHeads").Needs(Permission.AuditRead);
        audit.MapGet("/heads/export.xlsx", AuditDesk.HeadsExport)
            .WithName("exportAuditHeads").Needs(Permission.AuditRead);
        audit.MapGet("/consistency", AuditDesk.Consistency).WithName("proveConsistency").Needs(Permission.AuditRead);
        audit.MapPost("/verification", AuditDesk.Verification).WithName("verifyAuditLog").Needs(Permission.AuditVerify);
    }
}
