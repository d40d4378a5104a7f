using Wheelhouse.Decisions;
using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using Wheelhouse.Origination.AddOns;
using Wheelhouse.Origination.Assessing;
using Wheelhouse.Origination.Quotes;
using Wheelhouse.Parties;
using Wheelhouse.Platform;
using Wheelhouse.Products;
using Wheelhouse.Trust;
using Wheelhouse.Vehicles;

namespace Wheelhouse.Origination.Applications;

/// <summary>What a check found, for a screen.</summary>
public enum Finding
{
    Pass,
    Refer,
    Fail,
}

/// <summary>A check with what it looked at and the limit it held it against.</summary>
/// <param name="Verified">False: the rule's source was not read in the original, and the screen says so.</param>
/// <param name="InputsHash">SHA-256 over the values the check looked at.</param>
public sealed record CheckView(
    string Id, Text Name, Finding Result, Text? Actual, Text? Limit, bool Verified, string? Source, int Version,
    string InputsHash);

/// <summary>A reason of the decision, in words for the customer.</summary>
public sealed record ReasonView(string Code, Text Text);

/// <summary>A paper that the lender needs.</summary>
/// <param name="Code">As in the commands that hand it in: <c>idCard</c>.</param>
public sealed record PaperView(string Code, Text Name);

/// <summary>The version of a product that was applied for.</summary>
public sealed record ProductView(Id<Product> Id, int Version, ProductKind Kind, Text Name);

/// <summary>The car of an application.</summary>
public sealed record VehicleView(
    string Vin, ModelCard Model, VehicleCondition Condition, VehicleUse Use, int? OdometerKm, Money? Valuation,
    DateOnly? FirstRegistered);

/// <summary>A line of the timeline.</summary>
/// <param name="Who">The person's name inside his organisation; null outside it.</param>
/// <param name="Simulated">Whether a simulated party did it.</param>
public sealed record TimelineItem(DateTimeOffset At, Text Text, string? Note, string? Who, Role Role, bool Simulated);

/// <summary>Times that were measured, in milliseconds; null until both ends happened.</summary>
/// <param name="SubmitToDecisionMs">Until rules or a person approved or declined.</param>
public sealed record Measured(long? SubmitToDecisionMs, long? SignatureToPayoutOrderMs, long? SignatureToPayoutMs);

/// <summary>The answer of rules, policy and scorecard, and of a person where one answered.</summary>
/// <param name="Verdict">Of the automated assessment.</param>
/// <param name="Words">The person's reason; the customer reads it.</param>
/// <param name="ReviewOffered">Whether the customer may ask for a person now (R-PI-03).</param>
/// <param name="Demonstration">That the scorecard is a demonstration and was trained on no real data.</param>
/// <param name="InputsHash">SHA-256 over all inputs; the same policy and inputs give the same decision.</param>
public sealed record DecisionView(
    Verdict Verdict, DateTimeOffset At, bool ByPerson, PersonAnswer? Answer, string? Words, bool ReviewOffered,
    int? Score, IReadOnlyList<ScoreLine> ScoreLines, string? BlockedBy, string Policy, int PolicyVersion,
    Text Demonstration, string InputsHash);

/// <summary>What the lender offers.</summary>
/// <param name="ExpiresOn">The last business day on which it can be accepted and signed.</param>
public sealed record OfferView(
    Money Financed, Money Down, int Months, Money Instalment, Rate? AnnualisedRate, DateOnly MadeOn, DateOnly ExpiresOn,
    bool Expired, bool IsCounter);

/// <summary>What the caller may approve.</summary>
/// <param name="SecondNeeded">Whether this application needs two persons as asked for.</param>
public sealed record AuthorityView(Money Alone, Money Together, bool SecondNeeded);

/// <summary>That the customer asked for a person, and when one answered.</summary>
public sealed record ReviewView(DateTimeOffset RequestedAt, DateTimeOffset? AnsweredAt);

/// <summary>The agreement document, as far as it is prepared and signed.</summary>
/// <param name="Hash">SHA-256 of the document's bytes.</param>
public sealed record DocumentView(string Hash, DateTimeOffset PreparedAt, bool IsSigned, DateTimeOffset? SignedAt);

/// <summary>The order to pay the dealer, and when the bank confirmed it.</summary>
public sealed record PayoutView(Id<Payout> Id, Money Amount, DateTimeOffset OrderedAt, DateTimeOffset? ConfirmedAt);

/// <summary>An application as its reader may see it: checks for the lender, reasons for the customer.</summary>
/// <param name="Quote">What was asked for.</param>
/// <param name="AddOns">Financed with the car; the customer accepts each apart from the loan (R-ADD-01).</param>
/// <param name="Offer">Every figure of what is offered, else of what was asked; null in answers of commands.</param>
/// <param name="Offered">What the lender offers, and until when.</param>
/// <param name="Checks">Empty for dealer and customer, and in answers of commands.</param>
/// <param name="Requestable">What a person at the lender may ask for beyond those; empty outside the lender.</param>
/// <param name="Deadline">By when a person should answer; null while it waits for nobody.</param>
/// <param name="Maker">Who proposed or decided; null outside the lender.</param>
/// <param name="Checker">The second person, where one was needed.</param>
/// <param name="Evidence">What proves the trade behind a leaseback; empty for others.</param>
public sealed record ApplicationView(
    Id<Application> Id, string Number, long Version, ApplicationState State, PersonCard Person,
    OrganisationCard Lender, OrganisationCard Dealer, VehicleView Vehicle, ProductView Product, QuoteInput Quote,
    Money Price, Money Down, Money Financed, int Months, IReadOnlyList<AddOn> AddOns, Offer? Offer,
    OfferView? Offered, DecisionView? Decision, IReadOnlyList<CheckView> Checks,
    IReadOnlyList<ReasonView> Reasons, IReadOnlyList<Change> WhatWouldChange, IReadOnlyList<PaperView> Missing,
    IReadOnlyList<PaperView> Papers, IReadOnlyList<PaperView> Requestable, IReadOnlyList<Prefilled> Prefilled,
    IReadOnlyList<TimelineItem> Timeline,
    Measured Measured, ReviewView? Review, DocumentView? Document,
    PayoutView? Payout, DateTimeOffset? Deadline, AuthorityView? Authority, string? Maker, string? Checker,
    IReadOnlyList<string> Conditions, Id<Agreement>? Agreement, string? AgreementNumber,
    IReadOnlyList<Evidence> Evidence) : IHasVersion;

/// <summary>A line of a list of applications.</summary>
public sealed record ApplicationItem(
    Id<Application> Id, string Number, ApplicationState State, string Person, Text Product, string Vin, Text Model,
    Money Financed, int Months, Money Instalment, Text Lender, Text Dealer, DateTimeOffset CreatedAt,
    DateTimeOffset? SubmittedAt, DateTimeOffset? DecidedAt, DateTimeOffset? Deadline);

/// <summary>A line of the underwriter's queue.</summary>
/// <param name="SecondsLeft">Below zero when the time is over.</param>
/// <param name="Why">The first reason it was referred for.</param>
/// <param name="Review">Whether the customer asked for a person.</param>
/// <param name="WaitsForSecond">Whether a first person proposed an approval.</param>
public sealed record QueueItem(
    Id<Application> Id, string Number, string Person, Text Product, Money Financed, int Months, Text Dealer,
    DateTimeOffset Deadline, long SecondsLeft, Text? Why, bool Review, bool WaitsForSecond);
