using Microsoft.EntityFrameworkCore;
using Wheelhouse.Banking.Orders;
using Wheelhouse.Banking.Storage;
using Wheelhouse.BankMessages;
using Wheelhouse.Kernel;
using Wheelhouse.Ledger;
using Wheelhouse.Platform;
using Wheelhouse.Servicing;
using Wheelhouse.Servicing.Changes;
using Wheelhouse.Trust;

namespace Wheelhouse.Banking.Imports;

/// <summary>Takes up a movement that answers an order: a payment that left, a collection that was returned, a payment
/// that came back.</summary>
/// <remarks>It stands in suspense since its batch was booked. What can be settled leaves suspense here; the rest stays
/// for a person, with the reason.</remarks>
public sealed record SettleItem(Id<BankItem> Item)
{
    internal sealed class Handler(
        House house, Settling settling, IHandle<ReverseEvent, EventBooked> reversal, IJournal journal,
        IBusinessDays days, IFieldCipher cipher, IWork work) : IHandle<SettleItem, Unit>
    {
        public async Task<Outcome<Unit>> Handle(SettleItem command, CancellationToken cancel)
        {
            var item = await house.Set<ItemRow>().FirstAsync(i => i.Id == command.Item, cancel);
            if (item.State != ItemState.Waiting || item.Why != OrderMatch.Answered)
            {
                work.About(command.Item.ToString());
                return default(Unit);
            }

            var from = Particulars.Open(cipher, item.Particulars);
            var id = OrderRow.Of(from.EndToEnd);
            var order = await house.Set<OrderRow>().FirstAsync(o => o.Id == id, cancel);
            var refused = order.Kind == OrderKind.Collection
                ? await TakeBack(item, order, from.Return, cancel)
                : item.Side == EntrySide.Debit
                    ? await Left(item, order, cancel)
                    : CameBack(item, order, from.Return);
            work.About(command.Item.ToString());
            return refused is null ? default(Unit) : refused;
        }

        /// <summary>The money of an order went out.</summary>
        async Task<Refusal?> Left(ItemRow item, OrderRow order, CancellationToken cancel)
        {
            item.Why = order.Movement is not null || order.State == OrderState.Returned ? OrderMatch.PaidTwice
                : item.Amount != order.Amount ? OrderMatch.OtherAmount
                : null;
            if (item.Why is not null)
            {
                return null;
            }

            order.Movement = item.Id;
            return (order.State == OrderState.Done ? null : await settling.Paid(order, item.Reference, cancel))
                ?? await Clear(item, order, cancel);
        }

        /// <summary>The payee's bank sent it back: it lies in suspense until a person knows why.</summary>
        static Refusal? CameBack(ItemRow item, OrderRow order, string? reason)
        {
            (order.State, order.Reason, order.Why) = (OrderState.Returned, reason, OrderMatch.CameBack);
            item.Why = OrderMatch.CameBack;
            return null;
        }

        /// <summary>The payer's bank took the money back: the payment is as if it had never come.</summary>
        async Task<Refusal?> TakeBack(ItemRow item, OrderRow order, string? reason, CancellationToken cancel)
        {
            if (item.Side == EntrySide.Credit || order is not { State: OrderState.Done, Event: { } paid }
                || item.Amount != order.Amount)
            {
                item.Why = item.Amount != order.Amount ? OrderMatch.OtherAmount : OrderMatch.ReturnOfNothing;
                return null;
            }

            (order.State, order.Reason) = (OrderState.Returned, reason);
            var note = $"Direct debit returned by the bank: {reason ?? "no reason given"}";
            var reversed = await reversal.Handle(new(order.Agreement!.Value, paid, note), cancel);
            if (reversed.Refused is { } refused)
            {
                // the money is gone all the same: a person decides how the agreement goes on
                (item.Why, order.Why) = (refused.Code, refused.Code);
                return null;
            }

            item.Event = reversed.Value.Event;
            return await Clear(item, order, cancel);
        }

        /// <summary>The books know by the order that the money left the bank, so suspense need not.</summary>
        async Task<Refusal?> Clear(ItemRow item, OrderRow order, CancellationToken cancel)
        {
            (item.State, item.Rule, item.Agreement, item.Why) =
                (ItemState.Reconciled, MatchedBy.Order, order.Agreement, null);
            var today = await days.Of(item.Organisation, cancel);
            return (await journal.Post(item.Organisation, new(
                $"{item.Id}/settled", item.ValueDate < today ? item.ValueDate : today, today, Suspense.Out,
                item.Id.ToString(), [new(Suspense.Bank, item.Amount), new(Suspense.Account, -item.Amount)]), cancel))
                .Refused;
        }
    }
}
