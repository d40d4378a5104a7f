using Wheelhouse.Leasing;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Servicing.Changes.Leases;

/// <summary>The lessee takes the next extension that was priced on the first day.</summary>
public sealed record ExtendLease : LeaseChange
{
    internal static ChangeKind Card { get; } = new(
        "leaseExtension", Family.Lease, new("续租", "Extend"), TermsChange, LeaseWhen.Runs, CustomerAsks: true);

    internal override ChangeKind Kind => Card;

    internal override LeaseEvent Event(LeaseAccount lease, Stamp stamp) =>
        new LeaseExtended(stamp.Sequence, stamp.ValueDate, stamp.BookedOn);
}
