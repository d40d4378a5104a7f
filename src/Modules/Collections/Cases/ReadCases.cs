using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Collections.Contacting;
using Wheelhouse.Collections.Hardships;
using Wheelhouse.Collections.Promises;
using Wheelhouse.Collections.Storage;
using Wheelhouse.Collections.Strategies;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Products;
using Wheelhouse.Servicing.Views;

namespace Wheelhouse.Collections.Cases;

/// <summary>Why something cannot be done now.</summary>
sealed record Why(string Code, string Sentence, IReadOnlyList<RefusalValue> Values)
{
    internal static Why Of(Refusal refusal) => new(refusal.Code, refusal.Sentence, refusal.Values);
}

/// <summary>A debtor's channel at this moment.</summary>
/// <param name="Against">All that stands against it; empty: go ahead.</param>
sealed record ChannelNow(ContactChannel Channel, IReadOnlyList<Why> Against);

/// <summary>A late agreement in the queue.</summary>
/// <param name="Step">What the strategy says; null before its first day.</param>
/// <param name="LastContact">Within the last 30 days.</param>
/// <param name="Against">Why the step's channel is closed now; null: it is open, or there is no step.</param>
sealed record QueueCard(
    Id<Agreement> Agreement, string Number, string Vin, int DaysPastDue, Money Overdue, StrategyStep? Step,
    DateTimeOffset? LastContact, bool Due, Why? Against);

/// <summary>How many are late by how many days, and the rules of contact that hold today.</summary>
/// <param name="QuietFrom">Hour of a debtor's clock from which nobody is disturbed.</param>
/// <param name="Verified">False: the rules rest on a source that was not read in the original.</param>
sealed record QueueView(
    DateOnly Today, IReadOnlyList<LateDay> Days, int QuietFrom, int QuietTo, int CallsADay, bool Verified);

/// <summary>A case with all that bears on it.</summary>
/// <param name="Clock">What the debtor's clock shows, as in <c>17:00</c>.</param>
/// <param name="Verified">False: the rules of contact rest on a source that was not read in the original.</param>
sealed record CaseView(
    Id<Agreement> Agreement, string Number, string Vin, int DaysPastDue, Money Overdue, string Zone, string Clock,
    DateTimeOffset? DisputedAt, bool Disputed, DateTimeOffset? EmergencyUntil, bool HasClause, StrategyStep? Step,
    IReadOnlyList<ChannelNow> Debtor, IReadOnlyList<ChannelNow> Others, IReadOnlyList<PromiseCard> Promises,
    IReadOnlyList<HardshipCard> Hardships, bool Verified);

/// <summary>Who is late, what comes next, and whom one may contact now.</summary>
sealed class ReadCases(
    House house, Debts debts, IArrears arrears, IRuleBook rules, IBusinessDays days, Caller caller, TimeProvider clock)
{
    /// <summary>Late agreements, newest first.</summary>
    /// <param name="from">Days past due, from; 1 when absent.</param>
    /// <param name="through">Days past due, through.</param>
    /// <param name="q">How the agreement's number begins, or a part of its VIN.</param>
    internal static async Task<Ok<Page<QueueCard>>> Queue(
        int? from, int? through, string? q, int? limit, string? after, ReadCases cases, CancellationToken cancel) =>
        TypedResults.Ok(await cases.Queue(
            Day(from, 1), Day(through, StrategyStep.LastDay), q, new(limit, after), cancel));

    internal static async Task<IResult> Export(
        int? from, int? through, string? q, string? lang, ReadCases cases, CancellationToken cancel) =>
        CaseSheets.Queue.Answer(
            await Paging.All(page => cases.Queue(Day(from, 1), Day(through, StrategyStep.LastDay), q, page, cancel)),
            lang);

    static int Day(int? asked, int otherwise) => Math.Clamp(asked ?? otherwise, 1, StrategyStep.LastDay);

    /// <summary>How many are late by how many days, and what holds today.</summary>
    internal static async Task<Ok<QueueView>> Days(ReadCases cases, CancellationToken cancel) =>
        TypedResults.Ok(await cases.Days(cancel));

    async Task<QueueView> Days(CancellationToken cancel)
    {
        var me = caller.Actor.Organisation;
        var today = await days.Of(me, cancel);
        var contact = ContactRules.On(rules, today);
        return new(
            today, await arrears.Days(me, cancel), contact.QuietFrom, contact.QuietTo, contact.CallsADay,
            contact.Verified);
    }

    internal static async Task<Results<Ok<CaseView>, ProblemHttpResult>> Get(
        Id<Agreement> agreement, ReadCases cases, CancellationToken cancel) =>
        (await cases.One(agreement, cancel)).ToAnswer();

    async Task<Page<QueueCard>> Queue(
        int from, int through, string? q, PageRequest request, CancellationToken cancel)
    {
        var (me, now) = (caller.Actor.Organisation, clock.GetUtcNow());
        var steps = (await StrategyView.Of(house, me, cancel)).Steps;
        var page = await arrears.Late(me, from, through, q, request, cancel);
        var agreements = page.Items.Select(a => a.Agreement).ToArray();
        var since = now - ContactGate.Memory;
        var last = await house.Set<ContactRow>().AsNoTracking()
            .Where(c => agreements.Contains(c.Agreement) && c.At > since && c.Party == ContactParty.Debtor)
            .GroupBy(c => c.Agreement).Select(g => new { g.Key, At = g.Max(c => c.At) })
            .ToDictionaryAsync(c => c.Key, c => c.At, cancel);
        var contact = ContactRules.On(rules, await days.Of(me, cancel));
        var cards = new List<QueueCard>();
        foreach (var late in page.Items)
        {
            var step = StrategyStep.Of(steps, late.DaysPastDue);
            var at = last.TryGetValue(late.Agreement, out var found) ? found : (DateTimeOffset?)null;
            cards.Add(new(
                late.Agreement, late.Number, late.Vin, late.DaysPastDue, late.Overdue, step, at,
                step is not null && !(at > now.AddDays(-step.EveryDays)),
                step is null ? null : await Against(late, step.Channel, now, contact, cancel)));
        }

        return new(cards, page.Next);
    }

    async Task<Why?> Against(
        ArrearsCard late, ContactChannel channel, DateTimeOffset now, ContactRules contact, CancellationToken cancel)
    {
        var debt = await debts.Open(late.Agreement, cancel);
        return (debt.Refused ?? ContactGate.Check(
            channel, ContactParty.Debtor, now, await debts.Facts(debt.Value, cancel), contact)) is { } refusal
            ? Why.Of(refusal)
            : null;
    }

    async Task<Outcome<CaseView>> One(Id<Agreement> agreement, CancellationToken cancel)
    {
        var found = await debts.Open(agreement, cancel);
        if (found.Refused is { } unknown)
        {
            return unknown;
        }

        var (debt, now) = (found.Value, clock.GetUtcNow());
        var contact = ContactRules.On(rules, debt.Arrears.Today);
        var facts = await debts.Facts(debt, cancel);
        var promises = await house.Set<PromiseRow>().AsNoTracking().Where(p => p.Agreement == agreement)
            .OrderByDescending(p => p.Id).Take(20).ToListAsync(cancel);
        var hardships = await house.Set<HardshipRow>().AsNoTracking().Where(h => h.Agreement == agreement)
            .OrderByDescending(h => h.Id).Take(20).ToListAsync(cancel);
        var steps = (await StrategyView.Of(house, debt.Case.Organisation, cancel)).Steps;
        return new CaseView(
            agreement, debt.Arrears.Number, debt.Arrears.Vin, debt.Arrears.DaysPastDue, debt.Arrears.Overdue,
            debt.Debtor.Zone, ContactGate.ClockOf(debt.Debtor.Zone, now), debt.Case.DisputedAt,
            debt.Case.DisputedAt is not null, debt.Case.EmergencyUntil,
            debt.Case.ClauseDocument is not null, StrategyStep.Of(steps, debt.Arrears.DaysPastDue),
            Channels(ContactParty.Debtor), Channels(ContactParty.Other), promises.ConvertAll(PromiseCard.Of),
            hardships.ConvertAll(h => HardshipCard.Of(h, h.Version)), contact.Verified);

        IReadOnlyList<ChannelNow> Channels(ContactParty party) =>
        [
            .. Enum.GetValues<ContactChannel>().Select(channel => new ChannelNow(
                channel, [.. ContactGate.Obstacles(channel, party, now, facts, contact).Select(Why.Of)])),
        ];
    }
}
