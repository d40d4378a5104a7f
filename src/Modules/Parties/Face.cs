using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Parties;

/// <summary>The name of a person on file.</summary>
public sealed class Person : INamed
{
    public static string Prefix => "per";
}

/// <summary>What a desk shows of a person, masked for the caller's role.</summary>
/// <param name="Organisation">The one-person organisation that stands for the person: owner of consents and
/// deals.</param>
/// <param name="MaskedName">The whole name for those who serve the person, else the family name: 王**.</param>
/// <param name="MaskedPhone">138****5678.</param>
/// <param name="Age">Full years on the calendar day of the house's clock.</param>
/// <param name="HasIncome">Whether income is on file; the figure itself is sensitive
/// (<see cref="IPeople.Facts"/>).</param>
public sealed record PersonCard(
    Id<Person> Id, Id<Organisation> Organisation, string MaskedName, string MaskedIdNumber, string MaskedPhone,
    int Age, bool HasIncome, DateTimeOffset Since);

/// <summary>What a decision needs to know of a person. Sensitive: read through <see cref="IPeople.Facts"/>
/// alone.</summary>
/// <param name="MonthlyIncome">What the person stated to earn a month; null when nothing was stated.</param>
/// <param name="MonthlyDebts">What the person stated to pay on other debts a month; null when nothing was
/// stated.</param>
/// <param name="Region">The first six digits of the id number: the place of first registration (GB/T 2260).</param>
public sealed record PersonFacts(
    Id<Person> Id, Id<Organisation> Organisation, int Age, Money? MonthlyIncome, Money? MonthlyDebts,
    string? Employer, string Region)
{
    /// <summary>Whether the id number has its form and check digit, and its day of birth is one of a living person's;
    /// null where nobody looked.</summary>
    public bool? IdFits { get; init; }
}

/// <summary>What a document and a desk's identity panel show. Sensitive: read through
/// <see cref="IPeople.Identity"/> alone.</summary>
public sealed record PersonIdentity(string Name, string IdNumber, string Phone, string? Account);

/// <summary>The people of the house. A caller sees those who were introduced to his organisation.</summary>
public interface IPeople
{
    Task<PersonCard?> Find(Id<Person> person, CancellationToken cancel);

    /// <summary>Who of those the caller knows has one of these names, by name. Looks up by blind index; nothing is
    /// read in clear.</summary>
    Task<ILookup<string, Id<Organisation>>> Named(IReadOnlyCollection<string> names, CancellationToken cancel);

    Task<PersonCard?> OfOrganisation(Id<Organisation> organisation, CancellationToken cancel);

    /// <summary>Reads what a decision needs, through <see cref="ISensitive"/>: consent is checked and a record is
    /// left.</summary>
    /// <param name="onBehalfOf">The lender that assesses, where the caller is the dealer or the customer.</param>
    /// <returns>Refused: <c>parties.no_such_person</c>, <c>trust.no_consent</c>.</returns>
    Task<Outcome<PersonFacts>> Facts(
        Id<Person> person, Purpose purpose, CancellationToken cancel, Id<Organisation>? onBehalfOf = null);

    /// <summary>Reads names and numbers in clear, through <see cref="ISensitive"/>.</summary>
    /// <returns>Refused: <c>parties.no_such_person</c>, <c>trust.no_consent</c>.</returns>
    Task<Outcome<PersonIdentity>> Identity(
        Id<Person> person, Purpose purpose, CancellationToken cancel, Id<Organisation>? onBehalfOf = null);

    /// <summary>Makes a person visible, masked, to another organisation, in the running transaction: the lender of
    /// an application.</summary>
    Task<Outcome<Unit>> Introduce(Id<Person> person, Id<Organisation> to, CancellationToken cancel);
}
