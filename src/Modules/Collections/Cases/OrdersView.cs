using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Collections.Inhibiting;
using Wheelhouse.Collections.Recovering;
using Wheelhouse.Collections.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;

namespace Wheelhouse.Collections.Cases;

/// <summary>The orders about the car of a case: what is open, and what stands against a new one.</summary>
/// <param name="AgainstRecovery">Empty: the car may be ordered to be recovered.</param>
/// <param name="Rules">Each rule of the start inhibit, for the open request or for one that might be made.</param>
sealed record OrdersView(
    IReadOnlyList<Why> AgainstRecovery, RecoveryCard? Recovery, IReadOnlyList<RuleNow> Rules, InhibitCard? Inhibit)
{
    internal static async Task<Results<Ok<OrdersView>, ProblemHttpResult>> Get(
        Id<Agreement> agreement, House house, Debts debts, RecoveryGrounds grounds, Inhibits inhibits, Caller caller,
        TimeProvider clock, CancellationToken cancel)
    {
        var found = await debts.Open(agreement, cancel);
        if (found.Refused is { } unknown)
        {
            return unknown.ToProblem();
        }

        var (debt, now) = (found.Value, clock.GetUtcNow());
        var (facts, _) = await grounds.Of(debt, cancel);
        var recovery = await house.Set<RecoveryRow>().AsNoTracking()
            .FirstOrDefaultAsync(r => r.Agreement == agreement && r.EndedAt == null, cancel);
        var open = await house.Set<InhibitRow>().AsNoTracking()
            .FirstOrDefaultAsync(i => i.Agreement == agreement && i.ReleasedAt == null, cancel);
        return TypedResults.Ok(new OrdersView(
            [.. RecoveryGuard.Obstacles(facts).Select(Why.Of)],
            recovery is null ? null : RecoveryCard.Of(recovery, recovery.Version),
            await InhibitView.Ask(debt, open ?? Asked(debt, caller, now), open?.State, inhibits, cancel),
            open is null ? null : InhibitCard.Of(open, open.Version)));
    }

    /// <summary>A request that nobody has made, to ask the guard what would stand against it.</summary>
    static InhibitRow Asked(Debt debt, Caller caller, DateTimeOffset now) => new()
    {
        Id = default,
        Organisation = debt.Case.Organisation,
        Agreement = debt.Case.Agreement,
        Number = debt.Case.Number,
        Vin = debt.Case.Vin,
        Reason = InhibitReason.RecoveryOrdered,
        State = InhibitState.Requested,
        RequestedBy = caller.Actor.User,
        At = now,
        ExpiresAt = now.AddDays(1),
    };
}
