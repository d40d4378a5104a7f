using System.Text.Json;
using Wheelhouse.Decisions;
using Wheelhouse.Origination.Assessing;
using Wheelhouse.Origination.Storage;
using Wheelhouse.Platform;

namespace Wheelhouse.Origination.Governing;

/// <summary>All that a decision said, in the form whose bytes are compared: the same inputs, rules and versions give
/// the same bytes.</summary>
/// <remarks>What it took is no part of it: a clock says something else every time.</remarks>
sealed record DecisionTrace(
    Verdict Verdict, string Policy, int PolicyVersion, string Scorecard, int ScorecardVersion, int? Score,
    IReadOnlyList<ScoreLine> ScoreLines, IReadOnlyList<CheckFound> Checks, IReadOnlyList<Reason> Reasons,
    string InputsHash, PriceFound? Price)
{
    internal static DecisionTrace Of(DecisionRow row) => new(
        row.Verdict, row.Policy, row.PolicyVersion, row.Scorecard, row.ScorecardVersion, row.Score, row.ScoreLines,
        row.Checks, row.Reasons ?? [], row.InputsHash, row.Ruled?.Price);

    internal static DecisionTrace Of(Assessment again) => new(
        again.Verdict, again.Policy, again.PolicyVersion, again.Scorecard, again.ScorecardVersion, again.Score,
        again.ScoreLines, again.Checks, again.Reasons, again.InputsHash, again.Ruled.Price);

    internal byte[] Bytes() => JsonSerializer.SerializeToUtf8Bytes(this, Json.Stored);

    /// <summary>The first part in which two traces differ, as in <c>checks/CR-DTI-1</c>; null where none does.
    /// </summary>
    internal static string? FirstDifference(DecisionTrace one, DecisionTrace other)
    {
        using var before = JsonDocument.Parse(one.Bytes());
        using var after = JsonDocument.Parse(other.Bytes());
        return Differing.Of(before.RootElement, after.RootElement) is [var first, ..] ? first.Place : null;
    }
}
