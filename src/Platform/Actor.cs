using System.Security.Claims;
using Wheelhouse.Kernel;

namespace Wheelhouse.Platform;

/// <summary>A tenant of the house: lender, dealer, maker, regulator, or a customer's household of one.</summary>
public sealed class Organisation : INamed
{
    public static string Prefix => "org";
}

/// <summary>Somebody or something that signs in.</summary>
public sealed class User : INamed
{
    public static string Prefix => "usr";
}

/// <summary>What a user is in the house. What each may do stands in Trust's permission table.</summary>
public enum Role
{
    Customer,
    Dealer,
    Underwriter,
    Servicing,
    Treasury,
    Regulator,
    Admin,
    Partner,
    Insurer,

    /// <summary>The house itself: deliveries of the outbox, the nightly run. Never signs in.</summary>
    House,
}

/// <summary>Who acts, and for which organisation.</summary>
public sealed record Actor(Id<Organisation> Organisation, Id<User> User, Role Role, string Name)
{
    const string OrganisationClaim = "wh:org";
    const string RoleClaim = "wh:role";

    /// <summary>A regulator reads every organisation and writes none; everybody else sees what is theirs.</summary>
    public bool SeesEveryone => Role == Role.Regulator;

    /// <summary>The house acting on behalf of an organisation, without a person.</summary>
    public static Actor OfHouse(Id<Organisation> organisation) => new(organisation, default, Role.House, "house");

    public static Actor? From(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return Id<Organisation>.TryParse(principal.FindFirstValue(OrganisationClaim), null, out var organisation)
            && Id<User>.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), null, out var user)
            && Enum.TryParse<Role>(principal.FindFirstValue(RoleClaim), out var role)
            && role != Role.House
                ? new(organisation, user, role, principal.FindFirstValue(ClaimTypes.Name) ?? user.ToString())
                : null;
    }

    public IEnumerable<Claim> ToClaims() =>
    [
        new(ClaimTypes.NameIdentifier, User.ToString()),
        new(ClaimTypes.Name, Name),
        new(OrganisationClaim, Organisation.ToString()),
        new(RoleClaim, Role.ToString()),
    ];
}

/// <summary>The actor of the present scope; set once, at the door (HTTP middleware, command runner, outbox).</summary>
public sealed class Caller
{
    Actor? actor;

    public bool IsKnown => actor is not null;

    /// <exception cref="InvalidOperationException">Nobody entered this scope.</exception>
    public Actor Actor => actor ?? throw new InvalidOperationException("Nobody acts in this scope.");

    public void Enter(Actor who)
    {
        ArgumentNullException.ThrowIfNull(who);
        actor = actor is null || actor == who ? who : throw new InvalidOperationException("A scope has one actor.");
    }
}
