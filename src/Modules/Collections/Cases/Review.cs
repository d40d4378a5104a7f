using Microsoft.EntityFrameworkCore;
using Wheelhouse.Collections.Inhibiting;
using Wheelhouse.Collections.Ordering;
using Wheelhouse.Collections.Promises;
using Wheelhouse.Collections.Recovering;
using Wheelhouse.Collections.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing;
using Wheelhouse.Telematics;
using Wheelhouse.Trust;

namespace Wheelhouse.Collections.Cases;

/// <summary>Whatever happens to an agreement, its orders are asked again whether they may stand: paid, changed,
/// relieved, promised, disputed, settled. What may not stand ends by itself (R-COL-06, R-COL-09).</summary>
sealed class Review(
    House house, Debts debts, RecoveryGrounds grounds, RecoveryWork works, Inhibits inhibits, ITelematics telematics,
    IWork work, TimeProvider clock) : IHear<ArrearsPaid>, IHear<AgreementChanged>, IHear<AgreementSettled>,
    IHear<CaseChanged>, IHear<ConsentWithdrawn>, IHear<CircuitReported>, IHear<DayClosed>
{
    public async Task<Outcome<Unit>> Hear(ArrearsPaid fact, CancellationToken cancel)
    {
        var promise = await house.Set<PromiseRow>().FirstOrDefaultAsync(
            p => p.Agreement == fact.Agreement && p.State == PromiseState.Open, cancel);
        if (promise is not null && promise.Amount.Currency == fact.Amount.Currency)
        {
            promise.Received += fact.Amount;
            promise.State = promise.Received >= promise.Amount || fact.StillOverdue.IsZero
                ? PromiseState.Kept
                : PromiseState.Open;
        }

        return await Of(fact.Agreement, cancel);
    }

    public Task<Outcome<Unit>> Hear(AgreementChanged fact, CancellationToken cancel) => Of(fact.Agreement, cancel);

    public Task<Outcome<Unit>> Hear(AgreementSettled fact, CancellationToken cancel) => Of(fact.Agreement, cancel);

    public Task<Outcome<Unit>> Hear(CaseChanged fact, CancellationToken cancel) => Of(fact.Agreement, cancel);

    /// <summary>Acts for whoever took his consent back, and passes it on to the lender's cases.</summary>
    public async Task<Outcome<Unit>> Hear(ConsentWithdrawn fact, CancellationToken cancel)
    {
        var cases = await house.Set<CaseRow>().IgnoreQueryFilters().AsNoTracking()
            .Where(c => c.Organisation == fact.Grantee && c.Customer == fact.Organisation)
            .Select(c => c.Agreement).ToListAsync(cancel);
        foreach (var agreement in cases)
        {
            work.Publish(new CaseChanged(fact.Grantee, agreement));
        }

        return default(Unit);
    }

    /// <summary>What the device says is what is true of a car, whatever was sent.</summary>
    public async Task<Outcome<Unit>> Hear(CircuitReported fact, CancellationToken cancel)
    {
        var row = await house.Set<InhibitRow>().FirstOrDefaultAsync(
            i => i.Device == fact.Device && i.ReleasedAt == null && i.SentAt != null, cancel);
        var found = InhibitGuard.Confirmed(fact.CircuitCut, fact.FuelCut) switch
        {
            true => InhibitState.Confirmed,
            _ => InhibitState.Unknown,
        };
        // what it said before the command left says nothing of it
        if (row is not null && row.State != found && fact.At > row.SentAt)
        {
            await inhibits.Step(row, found, because: null, cancel);
        }

        return default(Unit);
    }

    /// <summary>Promises whose day is over are broken; cars and devices that say nothing are told of.</summary>
    public async Task<Outcome<Unit>> Hear(DayClosed fact, CancellationToken cancel)
    {
        var over = await house.Set<PromiseRow>()
            .Where(p => p.Organisation == fact.Organisation && p.State == PromiseState.Open && p.Day <= fact.Day)
            .ToListAsync(cancel);
        foreach (var promise in over)
        {
            promise.State = PromiseState.Broken;
        }

        await telematics.Watch(fact.Organisation, cancel);
        return default(Unit);
    }

    async Task<Outcome<Unit>> Of(Id<Agreement> agreement, CancellationToken cancel)
    {
        var recovery = await house.Set<RecoveryRow>()
            .FirstOrDefaultAsync(r => r.Agreement == agreement && r.EndedAt == null, cancel);
        var inhibit = await house.Set<InhibitRow>()
            .FirstOrDefaultAsync(i => i.Agreement == agreement && i.ReleasedAt == null, cancel);
        if (recovery is null && inhibit is null)
        {
            return default(Unit);
        }

        var found = await debts.Open(agreement, cancel);
        if (found.Refused is { } unknown)
        {
            return unknown;
        }

        if (recovery is not null)
        {
            await Judge(recovery, found.Value, cancel);
        }

        if (inhibit is not null && await Judge(inhibit, found.Value, cancel) is { } stuck)
        {
            return stuck;
        }

        return default(Unit);
    }

    async Task Judge(RecoveryRow row, Debt debt, CancellationToken cancel)
    {
        var (facts, _) = await grounds.Of(debt, cancel);
        if (RecoveryGuard.Check(facts) is { } against)
        {
            (row.State, row.EndedAt, row.Because) = (RecoveryState.Cancelled, clock.GetUtcNow(), against.Code);
            await works.End(row, cancel);
            work.Publish(new RecoveryCancelled(row.Organisation, row.Agreement, row.Id, against.Code));
        }
    }

    async Task<Refusal?> Judge(InhibitRow row, Debt debt, CancellationToken cancel)
    {
        var (facts, rules) = (await inhibits.Facts(debt, row, car: null, cancel), inhibits.Rules(debt));
        var against = row.Holds
            ? InhibitGuard.MustRelease(facts, rules)
            : InhibitGuard.Check(InhibitStep.Request, facts, rules);
        return against is null ? null : await inhibits.Release(row, against.Code, cancel);
    }
}
