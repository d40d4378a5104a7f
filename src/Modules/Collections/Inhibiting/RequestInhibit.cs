using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Collections.Cases;
using Wheelhouse.Collections.Hardships;
using Wheelhouse.Collections.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Telematics;

namespace Wheelhouse.Collections.Inhibiting;

/// <summary>A collector asks that the start of a car be inhibited.</summary>
sealed record RequestInhibit(Id<Agreement> Agreement, InhibitReason Reason)
{
    internal sealed class Handler(House house, Debts debts, Inhibits inhibits, Caller caller, TimeProvider clock)
        : IHandle<RequestInhibit, InhibitCard>
    {
        public async Task<Outcome<InhibitCard>> Handle(RequestInhibit command, CancellationToken cancel)
        {
            var debt = await debts.Open(command.Agreement, cancel);
            if (debt.Refused is { } unknown)
            {
                return unknown;
            }

            var (now, rules) = (clock.GetUtcNow(), inhibits.Rules(debt.Value));
            var row = new InhibitRow
            {
                Id = Id<Inhibit>.New(clock),
                Organisation = caller.Actor.Organisation,
                Agreement = command.Agreement,
                Number = debt.Value.Arrears.Number,
                Vin = debt.Value.Arrears.Vin,
                Reason = command.Reason,
                State = InhibitState.Requested,
                RequestedBy = caller.Actor.User,
                At = now,
                ExpiresAt = now.AddHours(rules.ValidHours),
            };
            var facts = await inhibits.Facts(debt.Value, row, car: null, cancel);
            if (InhibitGuard.Check(InhibitStep.Request, facts, rules) is { } refused)
            {
                return refused;
            }

            if (await house.Set<InhibitRow>().AnyAsync(
                i => i.Agreement == command.Agreement && i.ReleasedAt == null, cancel))
            {
                return new Refusal(
                    "collections.inhibit_open", "A request for this car is open already; open that one.");
            }

            house.Add(row);
            await inhibits.Step(row, InhibitState.Requested, because: null, cancel);
            return InhibitCard.Of(row, row.Version);
        }
    }

    internal sealed record Body(InhibitReason Reason);

    internal static Task<Results<Ok<InhibitCard>, ProblemHttpResult>> Post(
        Id<Agreement> agreement, Body body, Desk desk, CancellationToken cancel) =>
        desk.Send<RequestInhibit, InhibitCard>(new(agreement, body.Reason), cancel);
}

/// <summary>Another person agrees, or takes that back; what was sent is then let go.</summary>
sealed record ApproveInhibit(Id<Inhibit> Inhibit, bool Approved, long? Seen = null)
{
    internal sealed class Handler(Debts debts, Inhibits inhibits, Caller caller) : IHandle<ApproveInhibit, InhibitCard>
    {
        public async Task<Outcome<InhibitCard>> Handle(ApproveInhibit command, CancellationToken cancel)
        {
            if (await inhibits.Find(command.Inhibit, cancel) is not { } row)
            {
                return Inhibits.Unknown;
            }

            var debt = await debts.Open(row.Agreement, cancel);
            if ((debt.Refused ?? Versions.Check(row, command.Seen) ?? Over(row)) is { } refused)
            {
                return refused;
            }

            if (!command.Approved)
            {
                row.ApprovedBy = null;
                return row.Holds && await inhibits.Release(row, because: null, cancel) is { } stuck
                    ? stuck
                    : InhibitCard.Of(row, row.Version + 1);
            }

            var facts = await inhibits.Facts(debt.Value, row, car: null, cancel);
            var against = row.RequestedBy == caller.Actor.User
                ? AnswerHardship.SamePerson
                : InhibitGuard.Check(InhibitStep.Approve, facts, inhibits.Rules(debt.Value));
            if (against is not null)
            {
                return against;
            }

            row.ApprovedBy = caller.Actor.User;
            return InhibitCard.Of(row, row.Version + 1);
        }
    }

    internal static Refusal? Over(InhibitRow row) => row.ReleasedAt is null
        ? null
        : new("collections.inhibit_over", "This request is over; ask anew if it still holds.");

    internal sealed record Body(bool Approved);

    internal static Task<Results<Ok<InhibitCard>, ProblemHttpResult>> Post(
        Id<Inhibit> inhibit, Body body, Desk desk, CancellationToken cancel) =>
        desk.Send<ApproveInhibit, InhibitCard>(new(inhibit, body.Approved, desk.IfMatch), cancel);
}

/// <summary>The command leaves for the device, if all that it rests on still holds at this moment.</summary>
sealed record FireInhibit(Id<Inhibit> Inhibit, long? Seen = null)
{
    internal sealed class Handler(
        Debts debts, Inhibits inhibits, ITelematics telematics, TimeProvider clock)
        : IHandle<FireInhibit, InhibitCard>
    {
        public async Task<Outcome<InhibitCard>> Handle(FireInhibit command, CancellationToken cancel)
        {
            if (await inhibits.Find(command.Inhibit, cancel) is not { } row)
            {
                return Inhibits.Unknown;
            }

            var debt = await debts.Open(row.Agreement, cancel);
            if ((debt.Refused ?? Versions.Check(row, command.Seen) ?? ApproveInhibit.Over(row) ?? Sent(row)) is
                { } refused)
            {
                return refused;
            }

            var rules = inhibits.Rules(debt.Value);
            var car = await inhibits.Car(debt.Value, row, cancel);
            var facts = await inhibits.Facts(debt.Value, row, car, cancel);
            if (InhibitGuard.Check(InhibitStep.Fire, facts, rules) is { } against)
            {
                return against;
            }

            // a command that waits longer than a fix is good is never sent
            var now = clock.GetUtcNow();
            var device = car.Value!.Device;
            var order = await telematics.Order(
                device, inhibit: true, row.Id.ToString(), now.AddSeconds(rules.FixSeconds), cancel);
            if (order.Refused is { } refusedThere)
            {
                return refusedThere;
            }

            (row.Device, row.SentAt) = (device, now);
            await inhibits.Step(row, InhibitState.Sent, because: null, cancel);
            return InhibitCard.Of(row, row.Version + 1);
        }
    }

    internal static Refusal? Sent(InhibitRow row) => row.SentAt is null
        ? null
        : new("collections.inhibit_sent", "This was sent already; release it, or wait for the device.");

    internal static Task<Results<Ok<InhibitCard>, ProblemHttpResult>> Post(
        Id<Inhibit> inhibit, Desk desk, CancellationToken cancel) =>
        desk.Send<FireInhibit, InhibitCard>(new(inhibit, desk.IfMatch), cancel);
}

/// <summary>Somebody at the lender lets the car go, or withdraws the request. One person is enough for that.</summary>
sealed record ReleaseInhibit(Id<Inhibit> Inhibit)
{
    internal sealed class Handler(Inhibits inhibits) : IHandle<ReleaseInhibit, InhibitCard>
    {
        public async Task<Outcome<InhibitCard>> Handle(ReleaseInhibit command, CancellationToken cancel)
        {
            if (await inhibits.Find(command.Inhibit, cancel) is not { } row)
            {
                return Inhibits.Unknown;
            }

            return (ApproveInhibit.Over(row) ?? await inhibits.Release(row, because: null, cancel)) is { } refused
                ? refused
                : InhibitCard.Of(row, row.Version + 1);
        }
    }

    internal static Task<Results<Ok<InhibitCard>, ProblemHttpResult>> Post(
        Id<Inhibit> inhibit, Desk desk, CancellationToken cancel) =>
        desk.Send<ReleaseInhibit, InhibitCard>(new(inhibit), cancel);
}
