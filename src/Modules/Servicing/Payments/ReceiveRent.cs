using Wheelhouse.Kernel;
using Wheelhouse.Leasing;

namespace Wheelhouse.Servicing.Payments;

/// <summary>A payment under a lease or a subscription: the oldest rows first; what is ahead of them waits.</summary>
static class ReceiveRent
{
    internal static Outcome<Movement> Decide(
        LeaseAccount account, ReceivePayment payment, Stamp stamp, PaymentChannel channel) =>
        TooMuch(account, payment) is { } refusal ? refusal : Movement.Of(
            account, new RentReceived(stamp.Sequence, stamp.ValueDate, stamp.BookedOn, payment.Amount), stamp.BookedOn,
            Narratives.Payment, channel, payment.Note);

    /// <summary>A month that is not billed yet can be paid ahead, but not held without saying so.</summary>
    internal static Outcome<Movement> Decide(
        SubscriptionAccount account, ReceivePayment payment, Stamp stamp, PaymentChannel channel) =>
        TooMuch(account, payment) is { } refusal ? refusal : Movement.Of(
            account, new SubscriptionPaid(stamp.Sequence, stamp.ValueDate, stamp.BookedOn, payment.Amount),
            stamp.BookedOn, Narratives.Payment, channel, payment.Note);

    /// <summary>Refuses money beyond all rows, due or not, unless the sender says that it is to be held.</summary>
    static Refusal? TooMuch(Account account, ReceivePayment payment)
    {
        var owed = Money.Sum(account.Rows.Select(row => row.Outstanding), account.Currency) - account.Credit;
        return payment.Excess == ExcessRule.SettleAndHold || payment.Amount <= owed
            ? null
            : new(
                "servicing.overpaid",
                $"At most {owed} is owed; pay that, or send excess settleAndHold to settle and hold the rest for the "
                    + "customer.",
                RefusalKind.Conflict, Values.Of("owed", owed));
    }
}
