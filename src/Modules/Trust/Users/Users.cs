using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Trust;

/// <summary>Who may sign in.</summary>
public interface IUsers
{
    /// <summary>Adds a user in the running transaction.</summary>
    /// <param name="signIn">What the user types; unique in the house, letters of any case count the same.</param>
    /// <param name="password">Null for a user who cannot sign in by password (yet).</param>
    /// <returns>Refused: <c>trust.role_of_other_kind</c>, <c>trust.sign_in_taken</c>, <c>trust.weak_password</c>,
    /// <c>trust.sign_in_malformed</c>, <c>trust.sign_in_is_phone</c>, <c>trust.no_such_organisation</c>.</returns>
    Task<Outcome<Id<User>>> Add(
        Id<Organisation> org, Role role, string signIn, Text name, string? password, CancellationToken cancel);
}

sealed class Users(
    House house, IOrganisations organisations, IPasswordHasher<UserRow> hasher, TimeProvider clock) : IUsers
{
    internal const int ShortestPassword = 12;

    const int LongestPassword = 200;

    public async Task<Outcome<Id<User>>> Add(
        Id<Organisation> org, Role role, string signIn, Text name, string? password, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(signIn);
        ArgumentNullException.ThrowIfNull(name);
        var organisation = await organisations.Find(org, cancel);
        var normal = UserRow.Normal(signIn);
        var taken = house.Set<UserRow>().Local.Any(u => u.NormalizedUserName == normal)
            || await house.Set<UserRow>().IgnoreQueryFilters().AnyAsync(u => u.NormalizedUserName == normal, cancel);
        if (Decide(organisation?.Kind, role, signIn, taken, password) is { } refusal)
        {
            return refusal;
        }

        var id = Id<User>.New(clock);
        var row = new UserRow
        {
            Id = id.Value,
            Organisation = org,
            Role = role,
            UserName = signIn,
            NormalizedUserName = normal,
            NameZh = name.Zh,
            NameEn = name.En,
            LockoutEnabled = true,
            Since = clock.GetUtcNow(),
            SecurityStamp = Convert.ToHexString(Guid.CreateVersion7(clock.GetUtcNow()).ToByteArray()),
        };
        row.PasswordHash = password is null ? null : hasher.HashPassword(row, password);
        house.Add(row);
        return id;
    }

    internal static Refusal? Decide(OrganisationKind? kind, Role role, string signIn, bool taken, string? password)
    {
        if (kind is null)
        {
            return new(
                "trust.no_such_organisation", "There is no such organisation; choose one from the list.",
                RefusalKind.NotFound);
        }

        if (!Roles(kind.Value).Contains(role))
        {
            return new(
                "trust.role_of_other_kind",
                "This kind of organisation has no such role; choose a role that fits the organisation.",
                RefusalKind.Invalid, new RefusalValue("role", role.ToString()),
                new RefusalValue("kind", kind.ToString()!));
        }

        if (signIn.Length is < 3 or > 80
            || signIn.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '_' or '@')))
        {
            return new(
                "trust.sign_in_malformed",
                "A sign-in name has 3 to 80 letters, digits, points, dashes, underscores or @; choose another.",
                RefusalKind.Invalid);
        }

        if (MobileNumber.IsOne(signIn))
        {
            return new(
                "trust.sign_in_is_phone",
                "Mobile numbers are sign-in names of customers alone; choose a name that is none.",
                RefusalKind.Invalid);
        }

        if (taken)
        {
            return new("trust.sign_in_taken", "This sign-in name is taken; choose another.");
        }

        return WeakPassword(password);
    }

    /// <summary>Null for a password that may be chosen, and for none.</summary>
    internal static Refusal? WeakPassword(string? password) =>
        password is { Length: < ShortestPassword or > LongestPassword }
            ? new(
                "trust.weak_password",
                $"A password has {ShortestPassword} to {LongestPassword} characters; choose a longer one.",
                RefusalKind.Invalid, new RefusalValue("shortest", $"{ShortestPassword}"))
            : null;

    static Role[] Roles(OrganisationKind kind) => kind switch
    {
        OrganisationKind.Lender => [Role.Underwriter, Role.Servicing, Role.Treasury, Role.Admin, Role.Partner],
        OrganisationKind.Dealer => [Role.Dealer, Role.Admin, Role.Partner],
        OrganisationKind.Maker => [Role.Admin, Role.Partner],
        OrganisationKind.Regulator => [Role.Regulator],
        OrganisationKind.Person => [Role.Customer],
        OrganisationKind.House => [Role.Admin],
        OrganisationKind.Insurer => [Role.Insurer, Role.Admin],
    };
}
