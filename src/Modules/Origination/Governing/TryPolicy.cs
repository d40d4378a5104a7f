using Microsoft.AspNetCore.Http.HttpResults;
using System.Globalization;
using Wheelhouse.Decisions;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.Assessing;
using Wheelhouse.Platform;

namespace Wheelhouse.Origination.Governing;

/// <summary>A made-up case for the test bench.</summary>
/// <param name="Values">Field to value: a number with a point, one of the field's words, true or false. What is absent
/// is not known.</param>
public sealed record BenchInput(PolicyTried Policy, IReadOnlyDictionary<string, string> Values);

/// <summary>What a policy says of a made-up case.</summary>
/// <param name="Row">Which row of the table decided.</param>
public sealed record BenchCheck(
    string Check, Text Label, CheckResult Result, string? Row, Text? Actual, Text? Limit, string? Reason);

/// <summary>The trace of a made-up case.</summary>
/// <param name="Laps">How long each node took this time, in the order of the run.</param>
public sealed record BenchView(
    string Family, int Version, Verdict Verdict, int? Score, IReadOnlyList<ScoreLine> ScoreLines,
    IReadOnlyList<BenchCheck> Checks, IReadOnlyList<Reason> Reasons, IReadOnlyList<Lap> Laps);

/// <summary>The test bench: one case, every node. Nothing is written, and no person is in it.</summary>
static class TryPolicy
{
    internal static Outcome<BenchView> Run(
        Policy policy, IReadOnlyDictionary<string, string> values, TimeProvider clock)
    {
        var inputs = policy.NewInputs();
        var gathered = PolicyInputs.Gatherable(policy).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, words) in values)
        {
            if (!gathered.Contains(name) || !policy.Fields.TryGet(name, out var slot)
                || Read(words, policy.Fields[slot].Kind) is not { } value || !policy.Fields[slot].Admits(value))
            {
                return new Refusal(
                    "origination.bench_value_wrong",
                    $"{name} cannot be {(words.Length > 40 ? "that" : words)}; give a value its field can have.",
                    RefusalKind.Invalid, new RefusalValue("field", name));
            }

            inputs.Set(name, value);
        }

        var laps = new Laps(clock);
        var decision = policy.Decide(inputs, laps);
        return new BenchView(
            policy.Name, policy.Version, decision.Verdict, decision.Score.Total,
            [.. decision.Score.Parts.Select(p => new ScoreLine(p.Label, p.Value, p.Points, p.Best))],
            [
                .. decision.Checks.Select(c => new BenchCheck(
                    c.Check, c.Label, c.Result, c.Row, c.Actual, c.Limit, c.Reason)),
            ],
            decision.Reasons, laps.Taken);
    }

    static Datum? Read(string words, FieldKind kind) => kind switch
    {
        FieldKind.Number => decimal.TryParse(
            words, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out var number) ? Datum.Of(number) : null,
        FieldKind.Text => Datum.Of(words),
        FieldKind.Flag => bool.TryParse(words, out var flag) ? Datum.Of(flag) : null,
    };

    internal static async Task<Results<Ok<BenchView>, ProblemHttpResult>> Post(
        BenchInput input, ReadPolicies policies, TimeProvider clock, CancellationToken cancel) =>
        (await policies.Tried(input.Policy, cancel)).Then(policy => Run(policy, input.Values, clock)).ToAnswer();
}
