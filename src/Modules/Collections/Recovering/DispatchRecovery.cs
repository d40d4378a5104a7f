using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Collections.Cases;
using Wheelhouse.Collections.Hardships;
using Wheelhouse.Collections.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Products;

namespace Wheelhouse.Collections.Recovering;

/// <summary>Another person gives an order to a vendor; everything it rests on is asked once more.</summary>
sealed record DispatchRecovery(Id<Recovery> Recovery, Id<Vendor> Vendor, long? Seen = null)
{
    /// <param name="evaluatedOn">When the vendor was last evaluated; null: never.</param>
    /// <param name="good">For so many days an evaluation is good (R-COL-04).</param>
    internal static Refusal? Decide(
        RecoveryRow row, RecoveryFacts facts, Id<User> by, DateOnly today, DateOnly? evaluatedOn, int good) =>
        row.State != RecoveryState.Ordered ? Over
        : row.OrderedBy == by ? AnswerHardship.SamePerson
        : RecoveryGuard.Check(facts) is { } refused ? refused
        : !(evaluatedOn?.AddDays(good) >= today)
            ? new(
                "collections.vendor_not_evaluated",
                $"The vendor was not evaluated in the last {good} days; evaluate it first.",
                RefusalKind.Conflict, new RefusalValue("days", $"{good}"))
        : null;

    internal static readonly Refusal Over = new(
        "collections.recovery_over", "This order is out, done or cancelled; open the list again.");

    internal static readonly Refusal Unknown = new(
        "collections.no_such_recovery", "There is no such order; open it from the list.", RefusalKind.NotFound);

    internal sealed class Handler(
        House house, Debts debts, RecoveryGrounds grounds, IRuleBook rules, Caller caller, TimeProvider clock)
        : IHandle<DispatchRecovery, RecoveryCard>
    {
        public async Task<Outcome<RecoveryCard>> Handle(DispatchRecovery command, CancellationToken cancel)
        {
            var row = await house.Set<RecoveryRow>().FirstOrDefaultAsync(r => r.Id == command.Recovery, cancel);
            var vendor = await house.Set<VendorRow>().FirstOrDefaultAsync(v => v.Id == command.Vendor, cancel);
            if (row is null || vendor is null)
            {
                return row is null ? Unknown : EvaluateVendor.Unknown;
            }

            var debt = await debts.Open(row.Agreement, cancel);
            if (debt.Refused is { } unknown)
            {
                return unknown;
            }

            var (today, me) = (debt.Value.Arrears.Today, caller.Actor);
            var good = decimal.ToInt32(rules.On(today).Single(r => r.Id == "R-COL-04").Parameter!.Value);
            var (facts, _) = await grounds.Of(debt.Value, cancel);
            if ((Versions.Check(row, command.Seen)
                ?? Decide(row, facts, me.User, today, vendor.EvaluatedOn, good)) is { } refused)
            {
                return refused;
            }

            (row.State, row.Vendor) = (RecoveryState.Dispatched, vendor.Id);
            (row.DispatchedBy, row.DispatchedAt) = (me.User, clock.GetUtcNow());
            return RecoveryCard.Of(row, row.Version + 1);
        }
    }

    internal sealed record Body(Id<Vendor> Vendor);

    internal static Task<Results<Ok<RecoveryCard>, ProblemHttpResult>> Post(
        Id<Recovery> recovery, Body body, Desk desk, CancellationToken cancel) =>
        desk.Send<DispatchRecovery, RecoveryCard>(new(recovery, body.Vendor, desk.IfMatch), cancel);
}

/// <summary>An order ends: the car is there, or somebody calls it off.</summary>
/// <param name="Done">True: the car is with the lender.</param>
sealed record EndRecovery(Id<Recovery> Recovery, bool Done, long? Seen = null)
{
    internal static Refusal? Decide(RecoveryRow row, bool done) =>
        !row.IsOpen || (done && row.State != RecoveryState.Dispatched) ? DispatchRecovery.Over : null;

    internal sealed class Handler(House house, IWork work, TimeProvider clock) : IHandle<EndRecovery, RecoveryCard>
    {
        public async Task<Outcome<RecoveryCard>> Handle(EndRecovery command, CancellationToken cancel)
        {
            work.About(command.Recovery.ToString());
            var row = await house.Set<RecoveryRow>().FirstOrDefaultAsync(r => r.Id == command.Recovery, cancel);
            if (row is null)
            {
                return DispatchRecovery.Unknown;
            }

            if ((Versions.Check(row, command.Seen) ?? Decide(row, command.Done)) is { } refused)
            {
                return refused;
            }

            row.State = command.Done ? RecoveryState.Done : RecoveryState.Cancelled;
            row.EndedAt = clock.GetUtcNow();
            return RecoveryCard.Of(row, row.Version + 1);
        }
    }

    internal sealed record Body(bool Done);

    internal static Task<Results<Ok<RecoveryCard>, ProblemHttpResult>> Post(
        Id<Recovery> recovery, Body body, Desk desk, CancellationToken cancel) =>
        desk.Send<EndRecovery, RecoveryCard>(new(recovery, body.Done, desk.IfMatch), cancel);
}
