using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Collections.Cases;
using Wheelhouse.Collections.Hardships;
using Wheelhouse.Collections.Ordering;
using Wheelhouse.Collections.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Products;

namespace Wheelhouse.Collections.Recovering;

/// <summary>Another person gives an order to a vendor; everything it rests on is asked once more.</summary>
/// <param name="DueOn">Null: in 30 days.</param>
/// <param name="Fee">What the vendor is paid; null: nothing.</param>
sealed record DispatchRecovery(
    Id<Recovery> Recovery, Id<Vendor> Vendor, DateOnly? DueOn = null, Money? Fee = null, long? Seen = null)
{
    internal static Refusal? Decide(RecoveryRow row, RecoveryFacts facts, Id<User> by) =>
        row.State != RecoveryState.Ordered ? Over
        : row.OrderedBy == by ? AnswerHardship.SamePerson
        : RecoveryGuard.Check(facts);

    internal static readonly Refusal Over = new(
        "collections.recovery_over", "This order is out, done or cancelled; open the list again.");

    internal static readonly Refusal Unknown = new(
        "collections.no_such_recovery", "There is no such order; open it from the list.", RefusalKind.NotFound);

    internal sealed class Handler(
        House house, Debts debts, RecoveryGrounds grounds, RecoveryWork works, IRuleBook rules, Caller caller,
        TimeProvider clock) : IHandle<DispatchRecovery, RecoveryCard>
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
            var (due, fee) = (command.DueOn ?? today.AddDays(RecoveryWork.UsualDays),
                command.Fee ?? Money.Zero(debt.Value.Arrears.Overdue.Currency));
            var (facts, _) = await grounds.Of(debt.Value, cancel);
            if ((Versions.Check(row, command.Seen) ?? Decide(row, facts, me.User)
                ?? EvaluateVendor.CheckEvaluated(vendor.EvaluatedOn, today, rules)
                ?? SendOrder.CheckTerms(due, fee, today, debt.Value.Arrears.Overdue.Currency)) is { } refused)
            {
                return refused;
            }

            (row.State, row.Vendor) = (RecoveryState.Dispatched, vendor.Id);
            (row.DispatchedBy, row.DispatchedAt) = (me.User, clock.GetUtcNow());
            works.Send(row, due, fee);
            return RecoveryCard.Of(row, row.Version + 1);
        }
    }

    internal sealed record Body(Id<Vendor> Vendor, DateOnly? DueOn = null, Money? Fee = null);

    internal static Task<Results<Ok<RecoveryCard>, ProblemHttpResult>> Post(
        Id<Recovery> recovery, Body body, Desk desk, CancellationToken cancel) =>
        desk.Send<DispatchRecovery, RecoveryCard>(
            new(recovery, body.Vendor, body.DueOn, body.Fee, desk.IfMatch), cancel);
}

/// <summary>An order ends: the car is there, or somebody calls it off.</summary>
/// <param name="Done">True: the car is with the lender.</param>
sealed record EndRecovery(Id<Recovery> Recovery, bool Done, long? Seen = null)
{
    internal static Refusal? Decide(RecoveryRow row, bool done) =>
        !row.IsOpen || (done && row.State != RecoveryState.Dispatched) ? DispatchRecovery.Over : null;

    internal sealed class Handler(House house, RecoveryWork works, IWork work, TimeProvider clock)
        : IHandle<EndRecovery, RecoveryCard>
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
            await works.End(row, cancel);
            return RecoveryCard.Of(row, row.Version + 1);
        }
    }

    internal sealed record Body(bool Done);

    internal static Task<Results<Ok<RecoveryCard>, ProblemHttpResult>> Post(
        Id<Recovery> recovery, Body body, Desk desk, CancellationToken cancel) =>
        desk.Send<EndRecovery, RecoveryCard>(new(recovery, body.Done, desk.IfMatch), cancel);
}
