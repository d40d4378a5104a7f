using Wheelhouse.Banking.Imports;
using Wheelhouse.Banking.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Ledger;
using Wheelhouse.Origination.Payouts;
using Wheelhouse.Platform;

namespace Wheelhouse.Banking.Orders;

/// <summary>Takes over that the bank paid what we had ordered, whether a status or a statement says so first.</summary>
sealed class Settling(IHandle<ConfirmPayout, PayoutItem> payouts, IJournal journal, IBusinessDays days)
{
    static readonly Text GoneBack = new("待查款项已退回", "Unidentified money paid back");

    /// <summary>Books it and ends the order. What Origination refuses stays with the order for a person: the money is
    /// gone whatever it says.</summary>
    /// <param name="reference">What the bank calls the payment.</param>
    internal async Task<Refusal?> Paid(OrderRow order, string reference, CancellationToken cancel)
    {
        (order.State, order.BankReference, order.Reason) = (OrderState.Done, reference, null);
        if (order.Payout is { } payout)
        {
            order.Why = (await payouts.Handle(new(payout, reference), cancel)).Refused?.Code;
            return null;
        }

        var today = await days.Of(order.Organisation, cancel);
        var posting = new Posting(
            $"{order.Id}/paid", today, today, GoneBack, order.Item?.ToString(),
            [new(Suspense.Payouts, order.Amount), new(Suspense.Bank, -order.Amount)]);
        return (await journal.Post(order.Organisation, posting, cancel)).Refused;
    }
}
