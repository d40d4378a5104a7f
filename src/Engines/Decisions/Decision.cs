using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Decisions;

/// <summary>What a policy says about a case.</summary>
public enum Verdict
{
    Approve,

    /// <summary>A person decides.</summary>
    Refer,
    Decline,
}

/// <summary>Why, in words for the person concerned.</summary>
/// <param name="Check">The check it comes from.</param>
public sealed record Reason(string Code, Text Words, string Check);

/// <summary>A decision with its trace: the same policy on the same inputs gives the same bytes.</summary>
/// <param name="Score">Of the card that scored the case.</param>
/// <param name="Reasons">At most four, the gravest first; empty when approved.</param>
/// <param name="InputsHash">SHA-256 over all inputs.</param>
public sealed record Decision(
    string Policy, int Version, Verdict Verdict, Score Score, ImmutableArray<CheckOutcome> Checks,
    ImmutableArray<Reason> Reasons, string InputsHash)
{
    /// <summary>What models and further scorecards made of the case; absent in a policy with one scorecard.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<NodeOutcome>? Nodes { get; init; }
}

/// <summary>The figure of a scorecard or model, with what is needed to work it out again.</summary>
/// <param name="Output">The field it was written to.</param>
/// <param name="Value">In canonical form; <c>-</c> where it could not be known.</param>
/// <param name="InputsHash">SHA-256 over the values it looked at.</param>
/// <param name="Model">SHA-256 of the model's content; null for a scorecard of the policy.</param>
public sealed record NodeOutcome(
    string Node, int Version, string Output, string Value, string InputsHash, string? Model = null);

/// <summary>A case looked into by the lender's own people.</summary>
/// <param name="Scored">The inputs with every figure that the policy worked out from them.</param>
/// <param name="Reasons">All of them, also those beyond the most that the person concerned is given.</param>
public sealed record CaseFile(Inputs Scored, ImmutableArray<Reason> Reasons);

/// <summary>How results of checks make a verdict.</summary>
public static class Verdicts
{
    /// <summary>The worst counts: one decline declines, else one that refers or could not be run refers.</summary>
    public static Verdict Of(IEnumerable<CheckResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return Of(results.DefaultIfEmpty(CheckResult.Pass).Max());
    }

    internal static Verdict OfChecks(ImmutableArray<CheckOutcome> checks)
    {
        var worst = CheckResult.Pass;
        foreach (var check in checks)
        {
            worst = check.Result > worst ? check.Result : worst;
        }

        return Of(worst);
    }

    static Verdict Of(CheckResult worst) => worst switch
    {
        CheckResult.Pass => Verdict.Approve,
        CheckResult.Refer or CheckResult.Unavailable => Verdict.Refer,
        CheckResult.Decline => Verdict.Decline,
    };
}
