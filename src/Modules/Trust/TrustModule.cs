using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
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
            .AddSingleton<IFieldCipher, FieldCipher>()
            .AddSingleton<IPasswordHasher<UserRow>, PasswordHasher<UserRow>>()
            .AddScoped<IOrganisations, Organisations>()
            .AddScoped<IUsers, Users>()
            .AddScoped<IConsents, Consents>()
            .AddScoped<ISensitive, Sensitive>()
            .AddSingleton<AuditSignal>()
            .AddSingleton<HeadSignature>()
            .AddSingleton<IRecorder, Recorder>()
            .AddSingleton<IAuditLog, AuditLog>();
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
    }
}
