using Wheelhouse.Kernel;
using Wheelhouse.Parties;
using Wheelhouse.Platform;

namespace Wheelhouse.Screening;

/// <summary>What a lender knows of its own about an applicant: its list, its earlier applications, its
/// dealers.</summary>
/// <remarks>
/// Every call names the lender and looks at that lender's records alone, whoever runs the command: a dealer's desk
/// hands in for the lender and learns nothing. Identifiers are compared by keyed hashes; the key of one lender fits
/// nobody else's.
/// </remarks>
public interface IScreening
{
    /// <summary>Looks, in the running transaction, at what stands against a subject. Does not count the subject's own
    /// application.</summary>
    Task<ScreeningFacts> Look(ScreeningSubject subject, CancellationToken cancel);

    /// <summary>Keeps in the running transaction what an application brought, for later ones to meet. Idempotent for an
    /// application.</summary>
    Task Note(ScreeningSubject subject, CancellationToken cancel);

    /// <summary>Keeps in the running transaction that a noted application became a finance of its dealer. Idempotent;
    /// passed over where the application was never noted.</summary>
    /// <param name="agreement">As in <c>agr_0199…</c>; <see cref="Tell"/> names it.</param>
    Task Begin(
        Id<Organisation> lender, string application, string agreement, DateOnly paidOn, CancellationToken cancel);

    /// <summary>Keeps how finances of the lender went. Agreements that never began here are passed over; what is told
    /// again changes nothing.</summary>
    /// <returns>Of how many agreements something new was learned.</returns>
    Task<int> Tell(Id<Organisation> lender, IReadOnlyList<Conduct> conducts, CancellationToken cancel);
}

/// <summary>An applicant with all that is compared. Sensitive: read by way of <see cref="IPeople.Identity"/>.</summary>
/// <param name="Application">As in <c>app_0199…</c>.</param>
/// <param name="Brought">What the application form carried beside the person; null where it carried nothing.</param>
public sealed record ScreeningSubject(
    Id<Organisation> Lender, string Application, Id<Organisation> Dealer, PersonIdentity Person, string? Employer,
    string Vin, Particulars? Brought = null);

/// <summary>How the first months of an agreement went.</summary>
/// <param name="Agreement">As in <c>agr_0199…</c>.</param>
/// <param name="EarlyDefault">An instalment of the first three was 30 days late or more.</param>
/// <param name="WrittenOff">The lender gave the claim up.</param>
public sealed record Conduct(string Agreement, bool EarlyDefault, bool WrittenOff);

/// <summary>What kind of identifier two applications can share.</summary>
public enum TraitKind
{
    IdNumber,
    Phone,

    /// <summary>The bank account that instalments are collected from.</summary>
    Card,
    Device,
    Ip,
    Address,
    Employer,
    Vin,

    /// <summary>The phone of an emergency contact.</summary>
    Contact,

    /// <summary>About 100 m around where an application was made, away from the dealer's usual place.</summary>
    Place,
}

/// <summary>Where an entry of the list comes from.</summary>
public enum ListingSource
{
    /// <summary>A claim of the lender's own that was written off or is in default.</summary>
    OwnLoss,

    /// <summary>A fraud that the lender established.</summary>
    ConfirmedFraud,

    /// <summary>A judgment or an order of a court.</summary>
    Court,

    /// <summary>A notice of the public security.</summary>
    Police,

    /// <summary>A warning of the trade's association.</summary>
    Industry,
}

/// <summary>An entry of the lender's list that fits the applicant.</summary>
/// <param name="UnderAppeal">The entry is disputed and not yet decided: a reason to look, not to refuse.</param>
public sealed record ListedMatch(
    Id<Listing> Entry, TraitKind Kind, ListingSource Source, DateOnly ExpiresOn, bool UnderAppeal);

/// <summary>How many other applications at this lender named the same identifier, in sliding windows up to
/// now.</summary>
/// <param name="People">How many other people named it in the last three years.</param>
public sealed record Velocity(TraitKind Kind, int Hour, int Day, int Week, int Month, int People);

/// <summary>How many other applications a dealer handed in, in the same windows.</summary>
public sealed record DealerVelocity(int Hour, int Day, int Week, int Month);

/// <summary>What is odd about the device an application was made on. Null: the form did not say.</summary>
/// <param name="OtherPeople">How many others applied on it, in the last three years.</param>
/// <param name="SimDays">Days since its SIM card was put in.</param>
public sealed record DeviceFound(int OtherPeople, bool? Emulator, bool? Rooted, bool? Proxy, int? SimDays);

/// <summary>The ring of people whom identifiers tie to the applicant (<see cref="Graph.IdentityGraph"/>).</summary>
/// <param name="People">With the applicant: 1 when nobody is tied to him.</param>
/// <param name="Bad">How many of the others are known bad.</param>
/// <param name="Distance">People from the applicant to the nearest known bad: 0 himself, 1 who shares an identifier
/// with him, 2 who shares one with such a person; null beyond.</param>
/// <param name="IsCut">The ring is larger than was looked at.</param>
public sealed record RingFound(int People, int Bad, int? Distance, bool IsCut)
{
    /// <summary>Known bad over the others; 0 where there is nobody else.</summary>
    public decimal BadShare => People > 1 ? (decimal)Bad / (People - 1) : 0m;
}

/// <summary>What is odd about the emergency contacts.</summary>
/// <param name="OwnPhone">The applicant named himself.</param>
/// <param name="Applicants">How many of them applied here themselves.</param>
/// <param name="Listed">How many stand on the list.</param>
/// <param name="NamedByOthers">The most others who named one and the same contact.</param>
/// <param name="OfDealer">How many are named by at least three other customers of this very dealer: its staff, as a
/// rule.</param>
public sealed record ContactsFound(
    int Given, bool OwnPhone, int Applicants, int Listed, int NamedByOthers, int OfDealer);

/// <summary>What is odd about where an application was made. Kilometres along the great circle.</summary>
/// <param name="KmFromDealer">To where this dealer's applications are usually made; null while fewer than five
/// are known.</param>
/// <param name="KmPerHour">The speed the person would have needed since his last application, or the device since
/// its last; null where neither was seen before.</param>
/// <param name="SamePlacePeople">How many others applied within about 100 m, away from the dealer, in 30 days; null
/// where it is the dealer's place or that is not known.</param>
public sealed record PlaceFound(
    decimal? KmFromDealer, decimal? KmFromHome, decimal? KmFromWork, decimal? KmPerHour, int? SamePlacePeople)
{
    /// <summary>Faster than an airliner: not one and the same person, or not that device.</summary>
    public const decimal FastestKmPerHour = 900m;

    /// <summary>Whether nobody travels like that.</summary>
    public bool Impossible => KmPerHour > FastestKmPerHour;
}

/// <summary>Who else applied from the same employer, and how their finances went. Null: no employer was
/// stated.</summary>
public sealed record EmployerFound(int OtherPeople, int Bad);

/// <summary>How a dealer's business goes beside that of all the others of the lender.</summary>
/// <param name="Deals">Agreements that are past their first three instalments, or failed before.</param>
/// <param name="EarlyDefaults">Of these, how many failed in them.</param>
/// <param name="Low">The lower limit of the dealer's rate of early default at 95 % (Wilson); null without a
/// deal.</param>
/// <param name="Peers">The rate of all other dealers; null where they have no deal.</param>
public sealed record DealerFound(int Deals, int EarlyDefaults, decimal? Low, decimal? Peers, DealerVelocity Velocity)
{
    /// <summary>Whether even the lower limit lies above the others' rate: it is no chance.</summary>
    public bool Stands => Low is { } low && Peers is { } peers && low > peers;
}

/// <summary>All that a lender knows of its own about an applicant, at one moment.</summary>
/// <param name="Velocity">One for each kind of identifier that the application brought.</param>
/// <param name="Contacts">Null: the form named none.</param>
/// <param name="Place">Null: the form did not say where it was filled in.</param>
public sealed record ScreeningFacts(
    IReadOnlyList<ListedMatch> Listed, IReadOnlyList<Velocity> Velocity, DeviceFound? Device, RingFound Ring,
    ContactsFound? Contacts, PlaceFound? Place, EmployerFound? Employer, DealerFound Dealer)
{
    /// <summary>How often an identifier of a kind was used; null where the application brought none.</summary>
    public Velocity? Of(TraitKind kind) => Velocity.FirstOrDefault(v => v.Kind == kind);
}

/// <summary>An entry of a lender's list.</summary>
public sealed class Listing : INamed
{
    public static string Prefix => "lst";
}
