using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.Decisions;
using Wheelhouse.Kernel;
using Wheelhouse.Models.Measures;
using Wheelhouse.Platform;

namespace Wheelhouse.Origination.Governing;

/// <summary>How the groups fared in some days, and what would treat them more alike.</summary>
/// <param name="Groups">By age; shares of those whose application was approved without a person or by one.</param>
/// <param name="Smallest">Groups of fewer raise no alarm and are left out of the search.</param>
/// <param name="Now">What the present policy says of the same applications, without a person.</param>
/// <param name="Alternatives">It without one part, the one with the highest worst ratio first; empty where nothing
/// narrows the gap.</param>
public sealed record FairnessView(
    DateOnly From, DateOnly To, string Family, int Version, IReadOnlyList<GroupImpact> Groups, int Smallest,
    PolicyImpact Now, IReadOnlyList<PolicyImpact> Alternatives);

/// <summary>The four-fifths rule over the decisions of a family. Nothing is written.</summary>
sealed class MeasureFairness(
    ReadPolicies policies, LenderPolicies lenders, PastDecisions past, Caller caller, TimeProvider clock)
{
    internal async Task<Outcome<FairnessView>> Run(
        DateOnly? from, DateOnly? to, string family, CancellationToken cancel)
    {
        var span = Span.Of(from, to, clock);
        if (span.Refused is { } refused)
        {
            return refused;
        }

        var sits = (await policies.Families(cancel)).FirstOrDefault(f => f.Family == family)?.Champion;
        var champion = sits is null
            ? null
            : await lenders.Find(caller.Actor.Organisation, family, sits.Version, cancel);
        if (champion is null)
        {
            return ReadPolicies.NoSuchPolicy;
        }

        var read = await past.Read(span.Value, family, cancel);
        return read.Select(decisions => View(span.Value, champion, decisions));
    }

    static FairnessView View(Span span, Policy champion, IReadOnlyList<PastDecision> decisions)
    {
        var known = decisions.Select(d => (Decision: d, Group: AgeBand(d))).Where(d => d.Group is not null).ToList();
        var (now, alternatives) = Fairer.Search(
            champion,
            [.. known.Select(d => new Grouped(
                d.Decision.For(champion), d.Decision.Judged, d.Group!, d.Decision.Bad))]);
        var groups = AdverseImpact.Of(known.Select(d => (d.Group!, d.Decision.IsOffered)))
            .Select(g => g with { Alarm = g.Alarm && g.Favoured.Of >= Fairer.SmallestGroup });
        return new(
            span.From, span.To, champion.Name, champion.Version, [.. groups], Fairer.SmallestGroup, now, alternatives);
    }

    /// <summary>Up to 25, 26 to 35, 36 to 45, 46 to 55, above; null where the age is not among the inputs.</summary>
    internal static string? AgeBand(PastDecision decision) =>
        decision.Inputs.TryGetValue("age", out var stored) && Datum.Parse(stored).Number is { } age
            ? age switch { <= 25m => "18-25", <= 35m => "26-35", <= 45m => "36-45", <= 55m => "46-55", _ => "56+" }
            : null;

    internal static async Task<Results<Ok<FairnessView>, ProblemHttpResult>> Get(
        DateOnly? from, DateOnly? to, string family, MeasureFairness measure, CancellationToken cancel) =>
        (await measure.Run(from, to, family, cancel)).ToAnswer();
}
