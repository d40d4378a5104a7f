using Wheelhouse.Decisions;
using Wheelhouse.Kernel;
using Wheelhouse.Pricing;
using Wheelhouse.Sources;

namespace Wheelhouse.Origination.Applications;

/// <summary>A source that a check relies on, and what became of the question to it.</summary>
/// <param name="At">When it answered; where it did not, when it was asked.</param>
/// <param name="Simulated">Whether a simulated party answered.</param>
public sealed record FiledSource(SourceKind Kind, CallOutcome Outcome, DateTimeOffset At, bool Simulated);

/// <summary>A check of the file.</summary>
/// <param name="Why">Why it did not pass, in words; empty where it passed.</param>
/// <param name="Verified">False: the rule's source was not read in the original, and the screen says so.</param>
/// <param name="Source">Of a dated rule, where it stands written; null for a check of the policy.</param>
/// <param name="InputsHash">SHA-256 over the values the check looked at.</param>
/// <param name="Sources">Whom it relies on outside the house; empty where on nobody.</param>
public sealed record FiledCheck(
    string Id, Text Name, CheckResult Result, Text? Actual, Text? Limit, IReadOnlyList<Text> Why, bool Verified,
    string? Source, int Version, string InputsHash, IReadOnlyList<FiledSource> Sources);

/// <summary>Checks under one heading, the worst first.</summary>
public sealed record FiledGroup(Text Label, CheckResult Worst, IReadOnlyList<FiledCheck> Checks);

/// <summary>What one input did to a model's figure.</summary>
/// <param name="LogOdds">How far it moved the log-odds of bad, to three decimals; above 0 it speaks against the
/// case.</param>
public sealed record FiledShare(Text Label, Text Value, decimal LogOdds);

/// <summary>A model's figure with the inputs that moved it most.</summary>
/// <param name="Node">Its name in the policy.</param>
/// <param name="Model">Its name on the shelf of models, where its card stands.</param>
/// <param name="Hash">SHA-256 of its content.</param>
/// <param name="Shares">The strongest first, whichever way; empty where it could not look.</param>
public sealed record FiledModel(
    string Node, int Version, string Model, string Hash, Text Label, Text Figure, IReadOnlyList<FiledShare> Shares);

/// <summary>A part of what the finance must cost.</summary>
/// <param name="Amount">Over its expected life, defaults counted.</param>
public sealed record FiledPricePart(PriceComponent Component, Rate Rate, Money Amount);

/// <summary>A dated rule that took something off the price.</summary>
/// <param name="Verified">False: its source was not read in the original, and the screen says so.</param>
public sealed record FiledCap(string Rule, Rate Limit, Text Says, string Source, bool Verified);

/// <summary>What the finance must cost by the lender's price table, beside what its product earns.</summary>
/// <param name="Rules">Policy and version whose table it is.</param>
/// <param name="Default">Probability of default within twelve months that the table gives the grade.</param>
/// <param name="Rate">The sum of the parts.</param>
/// <param name="Charged">What the product earns a year, whoever pays it; null where it has no rate.</param>
/// <param name="Left">What of <paramref name="Charged"/> remains after funding, expected loss and cost; below zero
/// the finance loses money.</param>
/// <param name="AverageLife">Months that the amount is lent on average.</param>
public sealed record FiledPrice(
    string Rules, string Grade, decimal Default, Rate Rate, IReadOnlyList<FiledPricePart> Parts, FiledCap? Cap,
    Rate? Charged, Rate? Left, decimal AverageLife);

/// <summary>The underwriter's file: all that the decision looked at and found.</summary>
/// <param name="TookMicroseconds">How long rules, policy and the search for changes took.</param>
/// <param name="Groups">The worst first, then in the order of the policy.</param>
/// <param name="Price">Null where the policy has no price table or gave no score.</param>
public sealed record CaseFileView(
    string Policy, int PolicyVersion, Verdict Verdict, DateTimeOffset At, long TookMicroseconds,
    IReadOnlyList<FiledGroup> Groups, IReadOnlyList<FiledModel> Models, FiledPrice? Price);
