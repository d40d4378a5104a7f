using Microsoft.EntityFrameworkCore;
using System.Text.Json;
using Wheelhouse.Decisions;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.Applications;
using Wheelhouse.Origination.Assessing;
using Wheelhouse.Origination.Storage;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Origination.Governing;

/// <summary>A decision of the past, with what became of it.</summary>
/// <param name="Inputs">The values it was made from.</param>
/// <param name="State">Where the application stands now.</param>
/// <param name="Bad">How its contract has gone; null where there is none.</param>
sealed record PastDecision(
    DecisionRow Row, IReadOnlyDictionary<string, string> Inputs, ApplicationState State, bool? Bad)
{
    /// <summary>What the dated rules found.</summary>
    internal IReadOnlyList<CheckResult> Rules => [.. Row.Checks.Where(c => c.IsRule).Select(c => c.Result)];

    /// <summary>Whether the lender made an offer in the end, by itself or through a person.</summary>
    internal bool IsOffered => State is ApplicationState.Approved or ApplicationState.CounterOffered or
        ApplicationState.Accepted or ApplicationState.AwaitingHandover or ApplicationState.PayoutOrdered or
        ApplicationState.PaidOut;

    internal bool IsBooked => State is ApplicationState.PayoutOrdered or ApplicationState.PaidOut;

    /// <summary>What a policy gets of the stored values: those it knows and does not work out itself.</summary>
    internal Inputs For(Policy policy)
    {
        var inputs = policy.NewInputs();
        foreach (var name in PolicyInputs.Gatherable(policy))
        {
            if (Inputs.TryGetValue(name, out var stored) && Datum.Parse(stored) is { IsMissing: false } value
                && policy.Fields.TryGet(name, out var slot) && value.Is(policy.Fields[slot].Kind))
            {
                inputs.Set(name, value);
            }
        }

        return inputs;
    }

    /// <summary>What a policy says of it, under the rules of its day.</summary>
    internal Verdict Judged(Verdict byPolicy) =>
        Assessor.Conclude(byPolicy, Rules, Row.Ruled?.Negotiable ?? false);
}

/// <summary>Reads decisions that counted, for reports over many: nobody's name is among them.</summary>
sealed class PastDecisions(
    House house, Caller caller, IFieldCipher cipher, IEnumerable<IConduct> conduct, TimeProvider clock)
{
    /// <summary>More than these are no report of a month but of a market; ask for fewer days.</summary>
    internal const int Most = 50_000;

    internal static readonly Refusal TooMany = new(
        "origination.too_many_decisions", $"These days hold more than {Most} decisions; ask for fewer days.",
        RefusalKind.Invalid, new RefusalValue("most", $"{Most}"));

    /// <param name="family">Null for all.</param>
    /// <returns>Refused: <c>origination.too_many_decisions</c>.</returns>
    internal async Task<Outcome<IReadOnlyList<PastDecision>>> Read(
        Span span, string? family, CancellationToken cancel)
    {
        var (start, end, mine) = (span.Start, span.End, caller.Actor.Organisation);
        var rows = await (
            from d in house.Set<DecisionRow>().AsNoTracking()
            join a in house.Set<ApplicationRow>() on d.Application equals a.Id
            where d.Organisation == mine && d.At >= start && d.At < end && d.Seat != PolicySeat.Shadow
                && (family == null || d.Policy == family)
            orderby d.Id
            select new { Decision = d, a.State }).Take(Most + 1).ToListAsync(cancel);
        if (rows.Count > Most)
        {
            return TooMany;
        }

        var bad = await Bad(span, cancel);
        return rows.Select(row => new PastDecision(
            row.Decision,
            JsonSerializer.Deserialize<Dictionary<string, string>>(
                cipher.Decrypt(DecisionRow.Field, row.Decision.Inputs), Json.Stored)!,
            row.State, bad.TryGetValue(row.Decision.Application, out var went) ? went : null)).ToArray();
    }

    /// <summary>How the contracts have gone that were made since the first day.</summary>
    internal async Task<Dictionary<Id<Application>, bool>> Bad(Span span, CancellationToken cancel)
    {
        var (known, today) = (new Dictionary<Id<Application>, bool>(),
            DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        foreach (var one in conduct)
        {
            foreach (var contract in await one.Of(caller.Actor.Organisation, span.From, today, cancel))
            {
                known[contract.Application] = contract.Bad;
            }
        }

        return known;
    }
}
