using System.Collections.Immutable;
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
/// <param name="Reasons">At most four, the gravest first; empty when approved.</param>
/// <param name="InputsHash">SHA-256 over all inputs.</param>
public sealed record Decision(
    string Policy, int Version, Verdict Verdict, Score Score, ImmutableArray<CheckOutcome> Checks,
    ImmutableArray<Reason> Reasons, string InputsHash);

/// <summary>How results of checks make a verdict.</summary>
public static class Verdicts
{
    /// <summary>The worst counts: one decline declines, else one that refers or could not be run refers.</summary>
    public static Verdict Of(IEnumerable<CheckResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return results.DefaultIfEmpty(CheckResult.Pass).Max() switch
        {
            CheckResult.Pass => Verdict.Approve,
            CheckResult.Refer or CheckResult.Unavailable => Verdict.Refer,
            CheckResult.Decline => Verdict.Decline,
        };
    }
}
