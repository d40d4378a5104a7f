using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Collections.Contacting;
using Wheelhouse.Collections.Hardships;
using Wheelhouse.Collections.Inhibiting;
using Wheelhouse.Collections.Promises;
using Wheelhouse.Collections.Recovering;
using Wheelhouse.Collections.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Products;

namespace Wheelhouse.Collections.Cases;

/// <summary>A contact as the debtor may know it: who was sought, by what, when, and what came of it.</summary>
sealed record MyContact(
    Id<Contact> Id, ContactChannel Channel, ContactParty Party, DateTimeOffset At, ContactOutcome Outcome);

/// <summary>What a debtor may know of his own case: what is late, who may contact him when, and what stands against
/// his car.</summary>
/// <param name="Clock">What his clock shows, as in <c>17:00</c>.</param>
/// <param name="HeldBy">Why nobody contacts him but by letter: <c>hardship</c>, <c>dispute</c>; null: nothing.</param>
/// <param name="CallsToday">Effective calls of his present day.</param>
/// <param name="InhibitUsed">The lender has switched the start inhibit on.</param>
/// <param name="Inhibit">How far one has come for this car; null: there is none.</param>
/// <param name="Recovery">How far an order for this car has come; null: there is none.</param>
/// <param name="Verified">False: the rules of contact rest on a source that was not read in the original.</param>
sealed record MySituation(
    Id<Agreement> Agreement, DateOnly Today, int DaysPastDue, Money Overdue, string Zone, string Clock, int QuietFrom,
    int QuietTo, int CallsADay, int CallsToday, string? HeldBy, DateTimeOffset? DisputedAt,
    DateTimeOffset? EmergencyUntil, int EmergencyHours, bool HasClause, bool InhibitUsed, InhibitState? Inhibit,
    RecoveryState? Recovery, IReadOnlyList<PromiseCard> Promises, IReadOnlyList<HardshipCard> Hardships,
    IReadOnlyList<MyContact> Contacts, bool Verified)
{
    const int Shown = 20;

    /// <summary>Rows belong to the lender; whoever may see the agreement reads those of it.</summary>
    internal static async Task<Results<Ok<MySituation>, ProblemHttpResult>> Get(
        Id<Agreement> agreement, House house, Debts debts, Inhibits inhibits, IRuleBook rules, TimeProvider clock,
        CancellationToken cancel)
    {
        var found = await debts.Open(agreement, cancel);
        if (found.Refused is { } unknown)
        {
            return unknown.ToProblem();
        }

        var (debt, now) = (found.Value, clock.GetUtcNow());
        var (late, one, lender) = (debt.Arrears, debt.Case, debt.Case.Organisation);
        var (contact, facts) = (ContactRules.On(rules, late.Today), await debts.Facts(debt, cancel));
        var recovery = await house.Set<RecoveryRow>().IgnoreQueryFilters().AsNoTracking()
            .FirstOrDefaultAsync(r => r.Agreement == agreement && r.EndedAt == null, cancel);
        var inhibit = await house.Set<InhibitRow>().IgnoreQueryFilters().AsNoTracking()
            .FirstOrDefaultAsync(i => i.Agreement == agreement && i.ReleasedAt == null, cancel);
        var setting = await house.Set<SwitchRow>().IgnoreQueryFilters().AsNoTracking()
            .FirstOrDefaultAsync(s => s.Organisation == lender, cancel);
        var promises = await house.Set<PromiseRow>().IgnoreQueryFilters().AsNoTracking()
            .Where(p => p.Agreement == agreement).OrderByDescending(p => p.Id).Take(Shown).ToListAsync(cancel);
        var hardships = await house.Set<HardshipRow>().IgnoreQueryFilters().AsNoTracking()
            .Where(h => h.Agreement == agreement).OrderByDescending(h => h.Id).Take(Shown).ToListAsync(cancel);
        var contacts = await house.Set<ContactRow>().IgnoreQueryFilters().AsNoTracking()
            .Where(c => c.Agreement == agreement).OrderByDescending(c => c.Id).Take(Shown).ToListAsync(cancel);
        return TypedResults.Ok(new MySituation(
            agreement, late.Today, late.DaysPastDue, late.Overdue, debt.Debtor.Zone,
            ContactGate.ClockOf(debt.Debtor.Zone, now), contact.QuietFrom, contact.QuietTo, contact.CallsADay,
            ContactGate.EffectiveCalls(now, facts), facts.HeldBy, one.DisputedAt, one.EmergencyUntil,
            inhibits.Rules(debt).EmergencyHours, one.ClauseDocument is not null,
            setting is { IsOn: true, Killed: false }, inhibit?.State, recovery?.State,
            promises.ConvertAll(PromiseCard.Of), hardships.ConvertAll(h => HardshipCard.Of(h, h.Version)),
            contacts.ConvertAll(c => new MyContact(c.Id, c.Channel, c.Party, c.At, c.Outcome)), contact.Verified));
    }
}
