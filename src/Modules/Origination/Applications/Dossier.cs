using Wheelhouse.Decisions;
using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using Wheelhouse.Origination.Assessing;
using Wheelhouse.Origination.Quotes;
using Wheelhouse.Parties;
using Wheelhouse.Platform;
using Wheelhouse.Products;

namespace Wheelhouse.Origination.Applications;

/// <summary>Where an application stands.</summary>
public enum ApplicationState
{
    /// <summary>At the dealer's desk; nobody has decided anything.</summary>
    Draft,

    /// <summary>Waits for a person at the lender.</summary>
    Referred,

    /// <summary>Waits for papers the lender asked for.</summary>
    PapersRequested,

    /// <summary>The lender offers what was asked; the customer may accept until the offer expires.</summary>
    Approved,

    /// <summary>The lender offers something else.</summary>
    CounterOffered,
    Declined,

    /// <summary>The customer accepted; the document waits for the signature.</summary>
    Accepted,

    /// <summary>A subscription that is signed; the car waits to be handed over.</summary>
    AwaitingHandover,

    /// <summary>Signed, and the payout is ordered.</summary>
    PayoutOrdered,
    PaidOut,
    Withdrawn,

    /// <summary>An offer that was not taken up in time. Shown, never stored: the day decides it.</summary>
    Expired,
}

/// <summary>A line of the timeline.</summary>
/// <param name="Role">Who did it: a role, or the house.</param>
/// <param name="By">The person's name; shown inside his organisation only.</param>
/// <param name="Of">The organisation he acted for.</param>
/// <param name="Internal">For the lender's eyes alone.</param>
sealed record Moment(
    DateTimeOffset At, Text What, Role Role, string By, Id<Organisation> Of, string? Note = null,
    bool Internal = false);

/// <summary>A figure that was filled in for the desk, with where it came from.</summary>
/// <param name="Field">Its key, as in <c>valuation</c>.</param>
/// <param name="Simulated">True where the source is an estimate or a simulated party.</param>
public sealed record Prefilled(string Field, Text Source, bool Simulated);

/// <summary>The decision by rules, policy and scorecard, as it is shown; its trace stands in its own record.</summary>
/// <param name="HasDecline">Whether a check of the policy, not only a rule, declined.</param>
sealed record Assessed(
    Id<DecisionRecord> Record, DateTimeOffset At, Verdict Verdict, int? Score, IReadOnlyList<Reason> Reasons,
    IReadOnlyList<Change> Changes, string? BlockedBy, bool HasDecline, string Policy, int PolicyVersion,
    string InputsHash);

/// <summary>What a person answers to a referred application.</summary>
public enum PersonAnswer
{
    Approve,
    Decline,
    CounterOffer,
    RequestPapers,
}

/// <summary>A loan other than the one asked for.</summary>
public sealed record CounterTerms(Money Down, int Months);

/// <summary>An answer by a person.</summary>
/// <param name="Second">The second person, where one was needed.</param>
sealed record Answered(
    PersonAnswer Answer, string Reason, IReadOnlyList<string> Conditions, CounterTerms? Counter, Id<User> By,
    string Name, DateTimeOffset At, string? Second = null);

/// <summary>What the lender offers.</summary>
/// <param name="Quote">The loan offered: what was asked, or the counter-offer.</param>
/// <param name="ExpiresOn">The last business day on which it can be accepted and signed.</param>
sealed record OfferMade(
    QuoteInput Quote, Money Financed, Money Instalment, Rate? AnnualisedRate, DateOnly MadeOn, DateOnly ExpiresOn,
    IReadOnlyList<string> Conditions, bool IsCounter);

/// <summary>That the customer asked for a person.</summary>
sealed record ReviewAsked(DateTimeOffset At, Id<User>? NotBy);

/// <summary>The agreement that was prepared for signature.</summary>
/// <param name="Number">As in <c>WH-2026-004871</c>.</param>
/// <param name="DocumentHash">SHA-256 of the document's bytes, lower-case hex.</param>
sealed record Prepared(
    Id<Agreement> Agreement, string Number, string DocumentHash, DateOnly PreparedOn, DateTimeOffset At);

/// <summary>The payout as it was ordered.</summary>
sealed record Ordered(
    Id<Payout> Payout, Money Amount, DateTimeOffset SignedAt, DateTimeOffset At, DateTimeOffset? PaidAt = null);

/// <summary>An application with all that happened to it: immutable; each command makes the next one.</summary>
sealed record Dossier
{
    public required Id<Application> Id { get; init; }

    public required string Number { get; init; }

    public required Id<Organisation> Lender { get; init; }

    public required Id<Organisation> Dealer { get; init; }

    public required Id<Organisation> Customer { get; init; }

    public required Id<Person> Person { get; init; }

    public required Id<Product> Product { get; init; }

    public required int ProductVersion { get; init; }

    public required Text ProductName { get; init; }

    public required ProductKind ProductKind { get; init; }

    /// <summary>What was asked for; its VIN is there.</summary>
    public required QuoteInput Quote { get; init; }

    public required Money Financed { get; init; }

    public required Money Instalment { get; init; }

    /// <summary>Null where the contract is use and no finance.</summary>
    public Rate? AnnualisedRate { get; init; }

    public required IReadOnlyList<Prefilled> Prefilled { get; init; }

    public ApplicationState State { get; init; }

    /// <summary>What proves the trade behind a leaseback.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>Codes of the papers that were handed in.</summary>
    public IReadOnlyList<string> Papers { get; init; } = [];

    /// <summary>Codes of the papers a person asked for, beyond those always needed.</summary>
    public IReadOnlyList<string> Wanted { get; init; } = [];

    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>When rules or a person first approved or declined.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>By when a person should answer; null while it waits for nobody.</summary>
    public DateTimeOffset? DueBy { get; init; }

    public Assessed? Assessed { get; init; }

    /// <summary>A first person's approval that waits for a second one.</summary>
    public Answered? Proposed { get; init; }

    public Answered? Answered { get; init; }

    public OfferMade? Offer { get; init; }

    public ReviewAsked? Review { get; init; }

    public Prepared? Prepared { get; init; }

    public Ordered? Ordered { get; init; }

    /// <summary>When the customer signed a subscription, which orders no payout.</summary>
    public DateTimeOffset? HandoverSince { get; init; }

    internal DateTimeOffset? SignedAt => Ordered?.SignedAt ?? HandoverSince;

    public IReadOnlyList<Moment> Timeline { get; init; } = [];

    internal string Vin => Quote.Vin!;

    /// <summary>Whether it still occupies its customer and its car.</summary>
    internal bool IsOpen =>
        State is not (ApplicationState.Declined or ApplicationState.Withdrawn or ApplicationState.PaidOut);

    internal bool IsOffered => State is ApplicationState.Approved or ApplicationState.CounterOffered;

    /// <summary>Whether an offer was not taken up in time.</summary>
    internal bool IsExpired(DateOnly today) =>
        Offer is { } offer && offer.ExpiresOn < today && (IsOffered || State == ApplicationState.Accepted);

    /// <summary>What is bought, on the terms that were offered or, before that, asked for.</summary>
    internal QuoteInput Agreed => Offer?.Quote ?? Quote;

    internal Dossier Told(DateTimeOffset at, Text what, Actor by, string? note = null, bool inside = false) =>
        this with { Timeline = [.. Timeline, new(at, what, by.Role, by.Name, by.Organisation, note, inside)] };

    /// <summary>A refusal unless the application stands in one of these states.</summary>
    internal Refusal? Unless(params ReadOnlySpan<ApplicationState> states) => states.Contains(State)
        ? null
        : new(
            "origination.wrong_state",
            $"The application stands at {State}, where this cannot be done; load it again and see what can.",
            RefusalKind.Conflict, new RefusalValue("state", State.ToString()));

    /// <summary>Papers still to be handed in before the payout.</summary>
    internal IEnumerable<Paper> Missing(Workbook workbook) =>
        workbook.Needed(Quote.Condition == Vehicles.VehicleCondition.Used, Financed)
            .Concat(Wanted.Select(workbook.Paper).OfType<Paper>())
            .DistinctBy(p => p.Code).Where(p => !Papers.Contains(p.Code));
}
