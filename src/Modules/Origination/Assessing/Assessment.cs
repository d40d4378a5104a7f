using Wheelhouse.Decisions;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.Quotes;
using Wheelhouse.Parties;
using Wheelhouse.Products;
using Wheelhouse.Screening;
using Wheelhouse.Sources;

namespace Wheelhouse.Origination.Assessing;

/// <summary>Everything a decision looks at, gathered once.</summary>
/// <param name="OpenApplications">Other open applications of the person at this lender.</param>
/// <param name="Applications30">Other applications of the person at this lender in the last 30 days.</param>
/// <param name="VinApplied">Whether another open application at this lender names the car.</param>
/// <param name="VinFinanced">Whether any lender's live finance stands on the car.</param>
sealed record Gathered(
    Priced Priced, Funder Funder, PersonFacts Person, int OpenApplications, int Applications30, bool VinApplied,
    bool VinFinanced)
{
    /// <summary>What the lender knows of its own about the applicant; null where nobody looked.</summary>
    internal ScreeningFacts? Screened { get; init; }

    /// <summary>What outside sources said; nothing where nobody was asked.</summary>
    internal SourceFacts Asked { get; init; } = SourceFacts.None;

    /// <summary>What the odometer of a used car shows.</summary>
    internal int? OdometerKm { get; init; }
}

/// <summary>What one check found, as it is stored and shown.</summary>
/// <param name="Version">Its own, or of the policy it ran under; of a rule, its place in the dated book is the
/// day.</param>
/// <param name="Verified">False where the rule's source was not read in the original.</param>
/// <param name="InputsHash">SHA-256 over the values it looked at.</param>
/// <param name="Group">The heading it is listed under; null for rules and in policies without groups.</param>
sealed record CheckFound(
    string Id, Text Label, CheckResult Result, Text? Actual, Text? Limit, bool Verified, string? Source, int Version,
    string InputsHash, Text? Group = null)
{
    /// <summary>Whether it is a dated rule, which has a source, and no table of the lender's own policy.</summary>
    internal bool IsRule => Source is not null;
}

/// <summary>How another figure moves with a change.</summary>
public sealed record Effect(Text Label, string Before, string After)
{
    /// <summary>The one label that tells of the person's finances.</summary>
    internal static readonly Text DebtsToIncome = new("负债收入比", "Debts to income");
}

/// <summary>The nearest change of a single figure that alters the answer under the same rules.</summary>
/// <param name="Lever">Which figure: <c>downPayment</c>, <c>months</c>, <c>debts</c>, <c>income</c>,
/// <c>price</c>.</param>
/// <param name="Reaches">What it brings: approval, or that a person may approve.</param>
/// <param name="Value">The new value in major units or months, for a counter-offer.</param>
public sealed record Change(
    string Lever, Text Text, Verdict Reaches, string Before, string After, decimal Value,
    IReadOnlyList<Effect> Effects);

/// <summary>What one characteristic of the scorecard earned.</summary>
public sealed record ScoreLine(Text Label, Text Value, int? Points, int Best);

/// <summary>What the dated rules were asked, so that they can be asked again.</summary>
/// <param name="Day">The lender's business date.</param>
/// <param name="Negotiable">Whether another loan would have kept what this one broke: a blocking rule then refers and
/// does not decline.</param>
sealed record DealRuled(DateOnly Day, DealFacts Facts, bool Negotiable)
{
    /// <summary>What the finance must cost; null where the policy has no price table, or there is no score to price
    /// by.</summary>
    public PriceFound? Price { get; init; }
}

/// <summary>What rules, policy and scorecard say of an application, with the trace that lets it be run again.</summary>
/// <param name="BlockedBy">The rule nobody may override; null where none blocks.</param>
/// <param name="Inputs">Each value in canonical form; kept encrypted.</param>
sealed record Assessment(
    Verdict Verdict, IReadOnlyList<CheckFound> Checks, int? Score, IReadOnlyList<ScoreLine> ScoreLines,
    IReadOnlyList<Reason> Reasons, IReadOnlyList<Change> Changes, string? BlockedBy, string Policy, int PolicyVersion,
    string Scorecard, int ScorecardVersion, IReadOnlyDictionary<string, string> Inputs, string InputsHash,
    DealRuled Ruled);
