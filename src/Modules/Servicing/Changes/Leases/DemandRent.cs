using Wheelhouse.Leasing;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Servicing.Changes.Leases;

/// <summary>The lessee is asked for the rent in arrears; the days to pay it run (R-LEASE-01).</summary>
public sealed record DemandRent : LeaseChange
{
    internal static ChangeKind Card { get; } = new(
        "demand", Family.Lease, new("催告", "Demand"), ChargeMake, LeaseWhen.Overdue);

    internal override ChangeKind Kind => Card;

    internal override LeaseEvent Event(LeaseAccount lease, Stamp stamp) =>
        new Demanded(stamp.Sequence, stamp.ValueDate, stamp.BookedOn);
}
