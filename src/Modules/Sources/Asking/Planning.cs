using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Sources.Connecting;
using Wheelhouse.Sources.Storage;
using Wheelhouse.Trust;

namespace Wheelhouse.Sources.Asking;

/// <summary>A question to one source before it is asked.</summary>
/// <param name="Wording">Null where it cannot be asked.</param>
/// <param name="Asked">Blind index of the question.</param>
/// <param name="Known">What came of it without asking: a kept answer, or why there is none; null to ask.</param>
sealed record Planned(
    SourceKind Kind, Id<SourceCall> Id, Id<Consent>? Consent, Wording? Wording, string Asked, KeepCalls.Made? Known);

/// <summary>Plans the questions about an applicant: which may be asked, and which need not be.</summary>
sealed class Planning(
    House house, Connections connections, IConsents consents, IFieldCipher cipher, TimeProvider clock)
{
    internal async Task<IReadOnlyList<Planned>> Of(
        IReadOnlyList<SourceKind> kinds, Question question, CancellationToken cancel)
    {
        var standing = new Dictionary<Purpose, Id<Consent>?>();
        foreach (var purpose in kinds.Select(ConnectionSettings.PurposeOf).Distinct())
        {
            standing[purpose] = await consents.Find(question.Subject, question.Lender, purpose, cancel);
        }

        var planned = kinds
            .Select(kind => Word(kind, question, standing[ConnectionSettings.PurposeOf(kind)])).ToList();
        var kept = await Kept(question.Lender, planned, cancel);
        return [.. planned.Select(plan => plan.Known is null ? plan with { Known = Reuse(plan, kept) } : plan)];
    }

    Planned Word(SourceKind kind, Question question, Id<Consent>? standing)
    {
        var id = Id<SourceCall>.New(clock);
        if (standing is not { } consent)
        {
            return Without(CallOutcome.NoConsent);
        }

        return Wording.For(kind, question, consent, id) is { } wording
            ? new(kind, id, consent, wording, cipher.BlindIndex(CallRow.Field, wording.Sense(kind)), null)
            : Without(CallOutcome.NothingToAsk);

        Planned Without(CallOutcome outcome) =>
            new(kind, id, standing, null, "", new(id, NotAsked(kind, outcome, standing), "", null));
    }

    /// <summary>What the lender keeps of answers to the same questions, the newest of each; too old ones among them.
    /// </summary>
    /// <remarks>The lender is often not the caller, so he is named here, outside the context's filter.</remarks>
    async Task<Dictionary<string, CallRow>> Kept(
        Id<Organisation> lender, IReadOnlyList<Planned> planned, CancellationToken cancel)
    {
        var asked = planned.Where(plan => plan.Known is null).Select(plan => plan.Asked).ToArray();
        if (asked.Length == 0)
        {
            return [];
        }

        var oldest = clock.GetUtcNow() - planned.Max(plan => connections.To(plan.Kind).MaxAge);
        var rows = await house.Set<CallRow>().IgnoreQueryFilters().AsNoTracking()
            .Where(c => c.Organisation == lender && asked.Contains(c.Asked) && c.Outcome == CallOutcome.Answered
                && c.AnsweredAt > oldest)
            .ToListAsync(cancel);
        return rows.GroupBy(row => row.Asked, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.MaxBy(row => row.AnsweredAt)!, StringComparer.Ordinal);
    }

    KeepCalls.Made? Reuse(Planned plan, Dictionary<string, CallRow> kept)
    {
        var oldest = clock.GetUtcNow() - connections.To(plan.Kind).MaxAge;
        return kept.TryGetValue(plan.Asked, out var row) && row.AnsweredAt > oldest && row.Answer is { } answer
            ? new(
                plan.Id, NotAsked(plan.Kind, CallOutcome.Reused, plan.Consent) with
                {
                    AnsweredAt = row.AnsweredAt,
                    Simulated = row.Simulated,
                },
                plan.Asked, cipher.Decrypt(CallRow.Field, answer))
            : null;
    }

    SourceCall NotAsked(SourceKind kind, CallOutcome outcome, Id<Consent>? consent) =>
        new(kind, outcome, clock.GetUtcNow(), 0, 0, null, consent, Simulated: false);
}
