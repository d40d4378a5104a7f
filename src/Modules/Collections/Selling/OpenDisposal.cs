using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Collections.Contacting;
using Wheelhouse.Collections.Recovering;
using Wheelhouse.Collections.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Collections.Selling;

/// <summary>A recovered car is to be sold.</summary>
/// <param name="Document">SHA-256 of the debtor's agreement, the court's order or the lease.</param>
sealed record OpenDisposal(Id<Recovery> Recovery, SaleGround Ground, string Document)
{
    internal sealed class Handler(House house, Disposals disposals, Caller caller, TimeProvider clock)
        : IHandle<OpenDisposal, DisposalView>
    {
        public async Task<Outcome<DisposalView>> Handle(OpenDisposal command, CancellationToken cancel)
        {
            var recovery = await house.Set<RecoveryRow>().AsNoTracking()
                .FirstOrDefaultAsync(r => r.Id == command.Recovery, cancel);
            if (recovery is null)
            {
                return DispatchRecovery.Unknown;
            }

            var taken = await house.Set<DisposalRow>().AnyAsync(
                d => d.Recovery == command.Recovery && d.State != DisposalState.Cancelled, cancel);
            if ((Decide(recovery.State, taken) ?? Evidence.Check(command.Document)) is { } refused)
            {
                return refused;
            }

            var row = new DisposalRow
            {
                Id = Id<Disposal>.New(clock),
                Organisation = recovery.Organisation,
                Agreement = recovery.Agreement,
                Recovery = recovery.Id,
                Number = recovery.Number,
                Vin = recovery.Vin,
                State = DisposalState.Open,
                Ground = command.Ground,
                GroundDocument = command.Document,
                OpenedBy = caller.Actor.User,
                At = clock.GetUtcNow(),
            };
            house.Add(row);
            return await disposals.View(row, row.Version, cancel);
        }
    }

    internal static Refusal? Decide(RecoveryState recovery, bool taken) =>
        recovery != RecoveryState.Done
            ? new("collections.car_not_here", "The car is not with the lender; end its recovery first.")
        : taken
            ? new("collections.disposal_open", "A sale of this car is open or done already; open that one.")
        : null;

    internal sealed record Body(SaleGround Ground, string Document);

    internal static Task<Results<Ok<DisposalView>, ProblemHttpResult>> Post(
        Id<Recovery> recovery, Body body, Desk desk, CancellationToken cancel) =>
        desk.Send<OpenDisposal, DisposalView>(new(recovery, body.Ground, body.Document), cancel);
}

/// <summary>The debtor was told of the sale by letter, which went through the contact gate like any other.</summary>
sealed record NotifySale(Id<Disposal> Disposal, Id<Contact> Contact, long? Seen = null)
{
    internal sealed class Handler(House house, Disposals disposals, IBusinessDays days)
        : IHandle<NotifySale, DisposalView>
    {
        public async Task<Outcome<DisposalView>> Handle(NotifySale command, CancellationToken cancel)
        {
            var row = await disposals.Find(command.Disposal, cancel);
            if (row is null)
            {
                return SaleGuard.Unknown;
            }

            var letter = await house.Set<ContactRow>().AsNoTracking()
                .FirstOrDefaultAsync(c => c.Id == command.Contact, cancel);
            if ((Versions.Check(row, command.Seen) ?? Decide(row, letter)) is { } refused)
            {
                return refused;
            }

            (row.Notice, row.NoticeOn) = (command.Contact, await days.Of(row.Organisation, cancel));
            return await disposals.View(row, row.Version + 1, cancel);
        }
    }

    internal static Refusal? Decide(DisposalRow row, ContactRow? letter) =>
        row.State != DisposalState.Open ? SaleGuard.Over
        : row.Notice is not null
            ? new("collections.sale_notified", "The debtor was told of this sale already; his days run.")
        : letter is not { Channel: ContactChannel.Letter, Party: ContactParty.Debtor }
            || letter.Agreement != row.Agreement || letter.At < row.At
            ? new(
                "collections.notice_unfit",
                "Name a letter to the debtor about this agreement, written after the sale was opened.",
                RefusalKind.Invalid)
        : null;

    internal sealed record Body(Id<Contact> Contact);

    internal static Task<Results<Ok<DisposalView>, ProblemHttpResult>> Post(
        Id<Disposal> disposal, Body body, Desk desk, CancellationToken cancel) =>
        desk.Send<NotifySale, DisposalView>(new(disposal, body.Contact, desk.IfMatch), cancel);
}

/// <summary>A sale is called off: the debtor paid, or the lender keeps the car.</summary>
sealed record CancelDisposal(Id<Disposal> Disposal, long? Seen = null)
{
    internal sealed class Handler(Disposals disposals, TimeProvider clock) : IHandle<CancelDisposal, DisposalView>
    {
        public async Task<Outcome<DisposalView>> Handle(CancelDisposal command, CancellationToken cancel)
        {
            var row = await disposals.Find(command.Disposal, cancel);
            if (row is null)
            {
                return SaleGuard.Unknown;
            }

            if ((Versions.Check(row, command.Seen)
                ?? (row.State == DisposalState.Open ? null : SaleGuard.Over)) is { } refused)
            {
                return refused;
            }

            (row.State, row.EndedAt) = (DisposalState.Cancelled, clock.GetUtcNow());
            return await disposals.View(row, row.Version + 1, cancel);
        }
    }

    internal static Task<Results<Ok<DisposalView>, ProblemHttpResult>> Post(
        Id<Disposal> disposal, Desk desk, CancellationToken cancel) =>
        desk.Send<CancelDisposal, DisposalView>(new(disposal, desk.IfMatch), cancel);
}
