using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Servicing.Changes.Leases;

/// <summary>Credit of the lessee is paid back.</summary>
public sealed record RefundRent(Money Amount) : LeaseChange
{
    internal static ChangeKind Card { get; } = new(
        "rentRefund", Family.Lease, new("退还多付款", "Pay credit back"), MoneyReturn, When.Credit,
        Second: true);

    internal override ChangeKind Kind => Card;

    internal override Refusal? Check(LeaseAccount lease, DateOnly on) => Amount > lease.Credit
        ? new(
            "servicing.more_than_credit", $"Only {lease.Credit} is held for the customer; refund at most that.",
            RefusalKind.Conflict, Values.Of("credit", lease.Credit))
        : null;

    internal override LeaseEvent Event(LeaseAccount lease, Stamp stamp) =>
        new LeaseCreditRefunded(stamp.Sequence, stamp.ValueDate, stamp.BookedOn, Amount);
}
