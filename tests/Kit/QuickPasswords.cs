using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Wheelhouse.Kit;

/// <summary>Hashes passwords by few rounds: a founded world hashes one for each of its people.</summary>
/// <remarks>The rounds stand in each hash, so the real server verifies these as it does its own.</remarks>
static class QuickPasswords
{
    const int Rounds = 100;

    internal static void Register(IServiceCollection services) =>
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = Rounds);
}
