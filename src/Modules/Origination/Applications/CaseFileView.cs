using Wheelhouse.Decisions;
using Wheelhouse.Kernel;
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

/// <summary>The underwriter's file: all that the decision looked at and found.</summary>
/// <param name="TookMicroseconds">How long rules, policy and the search for changes took.</param>
/// <param name="Groups">The worst first, then in the order of the policy.</param>
public sealed record CaseFileView(
    string Policy, int PolicyVersion, Verdict Verdict, DateTimeOffset At, long TookMicroseconds,
    IReadOnlyList<FiledGroup> Groups, IReadOnlyList<FiledModel> Models);
