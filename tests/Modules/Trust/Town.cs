using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kernel;
using Wheelhouse.Kit;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Modules.Tests.Trust;

/// <summary>A lender, a dealer, a regulator and one user of each that a test needs, made through the real command
/// path.</summary>
static class Town
{
    internal const string Password = "correct horse battery";

    /// <summary>Adds an organisation with one user.</summary>
    /// <param name="withPassword">Whether the user can sign in with <see cref="Password"/>; hashing it takes a
    /// while.</param>
    internal static async Task<Actor> Settle(
        this TestHouse house, OrganisationKind kind, Role role, string signIn, bool simulated = true,
        bool withPassword = false)
    {
        var founder = Actor.OfHouse(Id<Organisation>.New(house.Clock));
        var outcome = await house.Run<Found, (Id<Organisation>, Id<User>)>(
            founder, new(kind, role, signIn, simulated, withPassword));
        var (organisation, user) = outcome.Value;
        return new(organisation, user, role, signIn);
    }

    internal static void Add(IServiceCollection services) =>
        services.AddHandler<Found, (Id<Organisation>, Id<User>), Found.Handler>();

    internal sealed record Found(OrganisationKind Kind, Role Role, string SignIn, bool Simulated, bool WithPassword)
    {
        internal sealed class Handler(IOrganisations organisations, IUsers users)
            : IHandle<Found, (Id<Organisation>, Id<User>)>
        {
            public async Task<Outcome<(Id<Organisation>, Id<User>)>> Handle(Found command, CancellationToken cancel)
            {
                var organisation = organisations.Add(
                    command.Kind, new($"{command.SignIn}机构", $"{command.SignIn} house"), command.Simulated);
                var user = await users.Add(
                    organisation, command.Role, command.SignIn, new(command.SignIn, command.SignIn),
                    command.WithPassword ? Password : null, cancel);
                return user.Select(id => (organisation, id));
            }
        }
    }
}
