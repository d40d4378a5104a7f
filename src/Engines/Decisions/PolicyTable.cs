using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Decisions;

/// <summary>What one check says, from best to worst.</summary>
public enum CheckResult
{
    Pass,

    /// <summary>A person must look.</summary>
    Refer,

    /// <summary>A value it needs is not known, so a person must look: what is unknown never approves.</summary>
    Unavailable,
    Decline,
}

/// <summary>What a table does when several rows match (names as in OMG DMN 1.3, 8.2.11).</summary>
public enum HitPolicy
{
    /// <summary>The first row from the top.</summary>
    First,

    /// <summary>Exactly one row can match; two that can are an error of the table.</summary>
    Unique,

    /// <summary>All rows that match; the worst counts. No match passes.</summary>
    Collect,
}

/// <summary>A condition on the field in a slot.</summary>
public readonly record struct Cell(int Slot, Condition Condition);

/// <summary>One row: when all its cells hold, this is the result and the reason for it.</summary>
/// <param name="Reason">A code of the policy's catalogue; null where the result passes.</param>
public sealed record PolicyRow(string Id, ImmutableArray<Cell> When, CheckResult Result, string? Reason)
{
    internal bool Matches(Inputs inputs)
    {
        foreach (var cell in When)
        {
            if (!cell.Condition.Holds(inputs[cell.Slot]))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>One check of a policy as a decision table.</summary>
/// <param name="Shows">Slot of the figure people see as 'actual'.</param>
/// <param name="Limit">What people see as 'limit', as in <c>≤ 50%</c>.</param>
public sealed record PolicyTable(
    string Id, Text Label, HitPolicy Hit, ImmutableArray<PolicyRow> Rows, int? Shows = null, Text? Limit = null)
{
    /// <summary>The group it is listed under; null in a policy without groups.</summary>
    public string? Group { get; init; }

    /// <summary>Its own version; null where it has that of the policy.</summary>
    public int? Version { get; init; }

    /// <summary>Who answers for it in the house, as in <c>fraud desk</c>; null where nobody is named.</summary>
    public Text? Owner { get; init; }

    /// <summary>How it comes to its answer, in words for the register of checks.</summary>
    public Text? Computes { get; init; }

    /// <summary>The slots the table looks at, in field order.</summary>
    public ImmutableArray<int> Looks { get; } =
        [.. Rows.SelectMany(r => r.When).Select(c => c.Slot).Distinct().Order()];

    /// <summary>The slots whose absence no row speaks of.</summary>
    ImmutableArray<int> Needs { get; } =
    [
        .. Rows.SelectMany(r => r.When).GroupBy(c => c.Slot)
            .Where(cells => !cells.Any(c => c.Condition.SpeaksOfMissing)).Select(cells => cells.Key).Order(),
    ];

    /// <summary>Runs the table.</summary>
    /// <remarks>
    /// Fails to the safe side: a missing value that no row speaks of, a value that cannot occur, or a case that no row
    /// matches, is <see cref="CheckResult.Unavailable"/>, which refers to a person.
    /// </remarks>
    public CheckOutcome Run(Inputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Run(inputs, Hashes.Of(inputs, Looks));
    }

    /// <param name="hash">Of the values it looks at.</param>
    internal CheckOutcome Run(Inputs inputs, string hash)
    {
        var (result, row) = Find(inputs);
        var reason = result == CheckResult.Unavailable ? Policy.MissingReason : row?.Reason;
        return new(
            Id, Label, result, row?.Id, reason, Shows is { } slot ? inputs.Fields[slot].Show(inputs[slot]) : null,
            Limit, hash)
        {
            Group = Group,
            Version = Version,
        };
    }

    /// <summary>The result alone, without words and hash: for searches that try many cases.</summary>
    internal CheckResult Judge(Inputs inputs) => Find(inputs).Result;

    (CheckResult Result, PolicyRow? Row) Find(Inputs inputs)
    {
        foreach (var slot in Needs)
        {
            if (inputs[slot].IsMissing)
            {
                return (CheckResult.Unavailable, null);
            }
        }

        foreach (var slot in Looks)
        {
            if (!inputs.Fields[slot].Admits(inputs[slot]))
            {
                return (CheckResult.Unavailable, null);
            }
        }

        PolicyRow? hit = null;
        foreach (var row in Rows)
        {
            if (row.Matches(inputs) && (hit is null || row.Result > hit.Result))
            {
                hit = row;
                if (Hit != HitPolicy.Collect)
                {
                    break;
                }
            }
        }

        return hit is not null ? (hit.Result, hit)
            : (Hit == HitPolicy.Collect ? CheckResult.Pass : CheckResult.Unavailable, null);
    }
}

/// <summary>What a check found, with all that is needed to show it and to run it again.</summary>
/// <param name="Row">The row that decided; null when none did.</param>
/// <param name="Reason">The reason's code, null when it passed.</param>
/// <param name="InputsHash">SHA-256 over the values it looked at.</param>
public sealed record CheckOutcome(
    string Check, Text Label, CheckResult Result, string? Row, string? Reason, Text? Actual, Text? Limit,
    string InputsHash)
{
    /// <summary>The group of the check; absent in policies without groups.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Group { get; init; }

    /// <summary>The check's own version; absent where it has that of the policy.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Version { get; init; }
}
