using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Servicing.Changes.Leases;

/// <summary>The car comes back at or after the end of the term.</summary>
/// <param name="VehicleValue">What it is worth on that day, by appraisal.</param>
public sealed record TakeCarBack(Money VehicleValue) : LeaseChange
{
    internal static ChangeKind Card { get; } = new(
        "carReturn", Family.Lease, new("还车", "Car returned"), TermsChange, LeaseWhen.AtEnd, CustomerAsks: true);

    internal override ChangeKind Kind => Card;

    internal override LeaseEvent Event(LeaseAccount lease, Stamp stamp) =>
        new CarReturned(stamp.Sequence, stamp.ValueDate, stamp.BookedOn, VehicleValue);
}
