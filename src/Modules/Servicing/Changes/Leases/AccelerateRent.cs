using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using Wheelhouse.Products;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Servicing.Changes.Leases;

/// <summary>All rent of the term is claimed at once; the lease goes on (Civil Code art. 752, R-LEASE-02).</summary>
public sealed record AccelerateRent : LeaseChange
{
    internal static ChangeKind Card { get; } = new(
        "rentAcceleration", Family.Lease, new("租金加速到期", "Claim all rent"), TermsChange, LeaseWhen.Overdue,
        Second: true);

    internal override ChangeKind Kind => Card;

    internal override Refusal? Check(LeaseAccount lease, DateOnly on) =>
        ArrearsGate.MayAccelerate(lease.Terms, lease.Events, on, LeaseRules.Arrears).Refused;

    internal override LeaseEvent Event(LeaseAccount lease, Stamp stamp) =>
        new RentAccelerated(stamp.Sequence, stamp.ValueDate, stamp.BookedOn);
}
