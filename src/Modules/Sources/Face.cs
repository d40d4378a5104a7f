using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Sources;

/// <summary>Who outside the house is asked. Each is connected by itself, and each needs a consent.</summary>
public enum SourceKind
{
    /// <summary>Public security: name and number belong together, and the face is the one on file.</summary>
    Identity,

    /// <summary>The carriers' three factors: name, number and phone belong together.</summary>
    Phone,

    /// <summary>The card network's four factors: name, number, phone and card belong together.</summary>
    BankCard,

    /// <summary>Traffic police: the driving licence.</summary>
    Licence,

    /// <summary>The credit bureau's report.</summary>
    Bureau,

    /// <summary>The lenders' alliance: who else was asked for money lately.</summary>
    Alliance,

    /// <summary>The courts' lists of debtors, and sanctions.</summary>
    Courts,

    /// <summary>The vehicle register: the car and what rests on it.</summary>
    Vehicle,

    /// <summary>The social fund: employer and contributions.</summary>
    Employer,
}

/// <summary>What became of one question to one source. Anything but the first two leaves its fields unknown.</summary>
public enum CallOutcome
{
    /// <summary>Asked, answered and understood.</summary>
    Answered,

    /// <summary>Not asked: an answer to the same question is kept and young enough.</summary>
    Reused,

    /// <summary>Asked just now; nothing came yet. Only while it is watched, never stored.</summary>
    UnderWay,

    /// <summary>No answer in time.</summary>
    TooLate,

    /// <summary>No connection, or the source says that it is out of order.</summary>
    Unavailable,

    /// <summary>Not asked: it failed so often lately that it is left in peace for a while.</summary>
    Resting,

    /// <summary>The source will not answer this question.</summary>
    Refused,

    /// <summary>What came is no answer: broken, of another shape, or with a number nobody can hold.</summary>
    Unreadable,

    /// <summary>What came is longer than any answer.</summary>
    TooLarge,

    /// <summary>What came is about somebody else, or answers another question.</summary>
    ForAnother,

    /// <summary>A figure of the answer cannot be.</summary>
    OutOfRange,

    /// <summary>Not asked: the person's consent does not stand.</summary>
    NoConsent,

    /// <summary>Not asked: what to ask with is not on file, such as a card.</summary>
    NothingToAsk,
}

/// <summary>What a lender asks of the sources about an applicant. Sensitive: it lives as long as the calls.</summary>
/// <param name="Lender">Who asks, and who keeps the answers.</param>
/// <param name="Subject">The applicant's own organisation, whose consents are looked for.</param>
/// <param name="About">What it is asked for, as in <c>app_0199…</c>; answers are found by it.</param>
/// <param name="Card">The number of the bank card; null where none is on file.</param>
public sealed record Question(
    Id<Organisation> Lender, Id<Organisation> Subject, string About, string Name, string IdNumber, string Phone,
    string? Card, string Vin)
{
    /// <summary>Names what it is about and nothing else: a log never shows a name.</summary>
    public override string ToString() => About;
}

/// <summary>One question to one source and what became of it; nothing of what was said.</summary>
/// <param name="TookMs">From the question to the last word, all attempts together; 0 where nothing was asked.</param>
/// <param name="AnsweredAt">When the answer came; of a reused one, when it came then. Null without an answer.</param>
/// <param name="Consent">The consent it was asked under; null where none stands.</param>
/// <param name="Simulated">Whether a simulated party answered.</param>
public sealed record SourceCall(
    SourceKind Kind, CallOutcome Outcome, DateTimeOffset AskedAt, int TookMs, int Attempts,
    DateTimeOffset? AnsweredAt, Id<Consent>? Consent, bool Simulated) : INamed
{
    public static string Prefix => "cal";
}

/// <summary>What the sources said about an application: of each connected kind the newest call, and the answers of
/// those that answered. What is null is unknown.</summary>
/// <param name="Calls">By kind; empty where nobody was asked.</param>
public sealed record SourceFacts(
    IReadOnlyList<SourceCall> Calls, IdentityAnswer? Identity = null, PhoneAnswer? Phone = null,
    BankCardAnswer? BankCard = null, LicenceAnswer? Licence = null, BureauAnswer? Bureau = null,
    AllianceAnswer? Alliance = null, CourtsAnswer? Courts = null, VehicleAnswer? Vehicle = null,
    EmployerAnswer? Employer = null)
{
    /// <summary>Nobody was asked, so nothing is known.</summary>
    public static SourceFacts None { get; } = new([]);

    /// <summary>What a kind of source said; null where it is unknown.</summary>
    public SourceAnswer? Of(SourceKind kind) => kind switch
    {
        SourceKind.Identity => Identity,
        SourceKind.Phone => Phone,
        SourceKind.BankCard => BankCard,
        SourceKind.Licence => Licence,
        SourceKind.Bureau => Bureau,
        SourceKind.Alliance => Alliance,
        SourceKind.Courts => Courts,
        SourceKind.Vehicle => Vehicle,
        SourceKind.Employer => Employer,
    };

    /// <summary>Kinds that were asked and did not answer: what they would have said is unknown.</summary>
    public IEnumerable<SourceKind> Missing => Calls
        .Where(call => call.Outcome is not (CallOutcome.Answered or CallOutcome.Reused)).Select(call => call.Kind);
}

/// <summary>The registered outside sources.</summary>
public interface ISources
{
    /// <summary>The kinds that this installation is connected to; empty where it stands alone.</summary>
    IReadOnlySet<SourceKind> Connected { get; }

    /// <summary>Asks the sources of some kinds side by side and keeps what became of each call.</summary>
    /// <remarks>Outside any transaction: it takes as long as the slowest source may. A kind that is not connected is
    /// left out. Never fails because a source fails; what is missing afterwards is unknown.</remarks>
    Task Ask(Question question, IReadOnlySet<SourceKind> kinds, CancellationToken cancel);

    /// <summary>What the lender keeps of the sources about an application; for a decision in its transaction.
    /// </summary>
    Task<SourceFacts> Kept(Id<Organisation> lender, string about, CancellationToken cancel);

    /// <summary>The calls about an application, also those under way on this server, by kind; for a screen.</summary>
    Task<IReadOnlyList<SourceCall>> Calls(Id<Organisation> lender, string about, CancellationToken cancel);
}
