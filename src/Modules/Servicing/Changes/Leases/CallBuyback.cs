using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Servicing.Changes.Leases;

/// <summary>Maker or dealer must buy the car back at the price of the table.</summary>
public sealed record CallBuyback : LeaseChange
{
    internal static ChangeKind Card { get; } = new(
        "buyback", Family.Lease, new("厂商回购", "Call the buy-back"), TermsChange, LeaseWhen.Runs);

    internal override ChangeKind Kind => Card;

    /// <summary>The engine lets a buy-back be called once the term is over; before, so many rentals must be
    /// unpaid.</summary>
    internal override Refusal? Check(LeaseAccount lease, DateOnly on) =>
        lease.State.Status == LeaseStatus.Running
            ? BuybackGate.MayCall(lease.Terms, lease.Events, on).Refused
            : null;

    internal override LeaseEvent Event(LeaseAccount lease, Stamp stamp) =>
        new BuybackCalled(stamp.Sequence, stamp.ValueDate, stamp.BookedOn);
}
