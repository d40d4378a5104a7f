using Microsoft.AspNetCore.Http.HttpResults;
using System.Text.Json;
using Wheelhouse.Decisions;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Origination.Governing;

/// <summary>Which policy is tried: a file that was never kept, or a version that was.</summary>
public sealed record PolicyTried(JsonElement? File = null, string? Family = null, int? Version = null);

/// <summary>Tries a policy on applications that were decided.</summary>
/// <param name="From">31 days up to <paramref name="To"/> when absent.</param>
/// <param name="To">Today when absent.</param>
public sealed record SimulationInput(PolicyTried Policy, DateOnly? From = null, DateOnly? To = null);

/// <summary>A field the draft looks at and that some of the decisions were not made from.</summary>
public sealed record MissingField(string Field, int Decisions);

/// <summary>What the draft would have done.</summary>
/// <param name="Missing">Of what is not stored nothing is known: the draft refers what it cannot look at.</param>
public sealed record SimulationView(
    DateOnly From, DateOnly To, string Family, int Version, SwapReport Swaps, IReadOnlyList<MissingField> Missing);

/// <summary>A month of stored applications under a draft. Nothing is written.</summary>
sealed class SimulatePolicy(ReadPolicies policies, PastDecisions past, TimeProvider clock)
{
    internal async Task<Outcome<SimulationView>> Run(SimulationInput input, CancellationToken cancel)
    {
        var policy = await policies.Tried(input.Policy, cancel);
        var span = Span.Of(input.From, input.To, clock);
        if ((policy.Refused ?? span.Refused) is { } refused)
        {
            return refused;
        }

        var draft = policy.Value;
        var decisions = await past.Read(span.Value, draft.Name, cancel);
        return decisions.Select(those => new SimulationView(
            span.Value.From, span.Value.To, draft.Name, draft.Version,
            SwapSet.Of([.. those.Select(one => Again(one, draft))]), Missing(those, draft)));
    }

    /// <summary>The draft's answer beside the stored one.</summary>
    internal static Rerun Again(PastDecision one, Policy draft)
    {
        var decision = draft.Decide(one.For(draft));
        var before = one.Row.Checks.Where(c => !c.IsRule)
            .ToDictionary(c => c.Id, c => c.Result, StringComparer.Ordinal);
        var after = decision.Checks.ToDictionary(c => c.Check, c => c.Result, StringComparer.Ordinal);
        var turned =
            from check in before.Keys.Union(after.Keys, StringComparer.Ordinal)
            let was = before.TryGetValue(check, out var b) ? b : (CheckResult?)null
            let becomes = after.TryGetValue(check, out var a) ? a : (CheckResult?)null
            where was != becomes
            select new TurnedCheck(check, was, becomes);
        return new(one.Row.Verdict, one.Judged(decision.Verdict), one.Bad, [.. turned]);
    }

    static IReadOnlyList<MissingField> Missing(IReadOnlyList<PastDecision> decisions, Policy draft) =>
    [
        .. from name in Assessing.PolicyInputs.Gatherable(draft)
           let without = decisions.Count(d => !d.Inputs.ContainsKey(name))
           where without > 0
           select new MissingField(name, without),
    ];

    internal static async Task<Results<Ok<SimulationView>, ProblemHttpResult>> Post(
        SimulationInput input, SimulatePolicy simulate, CancellationToken cancel) =>
        (await simulate.Run(input, cancel)).ToAnswer();
}
