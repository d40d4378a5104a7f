using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Sources;

namespace Wheelhouse.Origination.Applications;

/// <summary>One outside source and what became of the question to it.</summary>
/// <param name="TookMs">Until the last word of the source; 0 where it was not asked, or is being asked.</param>
/// <param name="AnsweredAt">When the answer came; of a reused one, when it came then.</param>
/// <param name="Simulated">Whether a simulated party answered.</param>
/// <param name="Says">The answer in a few words; for the lender's people alone.</param>
public sealed record SourceLine(
    SourceKind Kind, CallOutcome Outcome, DateTimeOffset AskedAt, int TookMs, int Attempts,
    DateTimeOffset? AnsweredAt, bool Simulated, Text? Says);

/// <summary>The clock of an application: from the moment it was handed in to the payout order.</summary>
/// <param name="Now">By the house's clock, for a screen whose own goes wrong.</param>
/// <param name="StartedAt">When the first source was asked, or the decision began; null for a draft.</param>
/// <param name="DecidedAt">When rules, policy and scorecard answered.</param>
/// <param name="SignedAt">When the customer signed.</param>
/// <param name="OrderedAt">When the payout was ordered, or the car became ready to hand over.</param>
public sealed record SourcesView(
    DateTimeOffset Now, DateTimeOffset? StartedAt, DateTimeOffset? DecidedAt, DateTimeOffset? SignedAt,
    DateTimeOffset? OrderedAt, IReadOnlyList<SourceLine> Sources);

/// <summary>Shows the sources of an application while they are asked, and afterwards.</summary>
static class WatchSources
{
    internal static async Task<Results<Ok<SourcesView>, ProblemHttpResult>> Get(
        Id<Application> id, Cases cases, ISources sources, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        var found = await cases.Find(id, null, cancel);
        if (found.Refused is { } refused)
        {
            return refused.ToProblem();
        }

        var dossier = found.Value.Dossier;
        var calls = await sources.Calls(dossier.Lender, dossier.Id.ToString(), cancel);
        var inside = caller.Actor.Role is not (Role.Dealer or Role.Customer or Role.Partner);
        var facts = inside
            ? await sources.Kept(dossier.Lender, dossier.Id.ToString(), cancel)
            : SourceFacts.None;
        return TypedResults.Ok(View(dossier, calls, facts, clock.GetUtcNow()));
    }

    internal static SourcesView View(
        Dossier dossier, IReadOnlyList<SourceCall> calls, SourceFacts facts, DateTimeOffset now) => new(
            now, calls.Count > 0 ? calls.Min(call => call.AskedAt) : dossier.SubmittedAt, dossier.Assessed?.At,
            dossier.SignedAt, dossier.Ordered?.At ?? dossier.HandoverSince,
            [
                .. calls.Select(call => new SourceLine(
                    call.Kind, call.Outcome, call.AskedAt, call.TookMs, call.Attempts, call.AnsweredAt, call.Simulated,
                    facts.Of(call.Kind)?.Say())),
            ]);
}
