using Wheelhouse.Leasing;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Servicing.Changes.Leases;

/// <summary>The lessee takes the car at the price of the first day, at or after the end of the term.</summary>
public sealed record BuyCar : LeaseChange
{
    internal static ChangeKind Card { get; } = new(
        "purchase", Family.Lease, new("留购", "Buy the car"), TermsChange, LeaseWhen.AtEnd, CustomerAsks: true);

    internal override ChangeKind Kind => Card;

    internal override LeaseEvent Event(LeaseAccount lease, Stamp stamp) =>
        new CarBought(stamp.Sequence, stamp.ValueDate, stamp.BookedOn);
}
