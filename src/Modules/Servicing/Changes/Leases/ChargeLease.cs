using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Servicing.Changes.Leases;

/// <summary>The lessee owes something that the contract names: a fine passed on, a repair, a late charge.</summary>
/// <param name="DueDate">By when; null is the day of the charge.</param>
public sealed record ChargeLease(string Code, Money Amount, DateOnly? DueDate = null) : LeaseChange
{
    internal static ChangeKind Card { get; } = new(
        "leaseCharge", Family.Lease, new("合同收费", "Charge"), ChargeMake, LeaseWhen.Open);

    internal override ChangeKind Kind => Card;

    internal override LeaseEvent Event(LeaseAccount lease, Stamp stamp) => new LeaseCharged(
        stamp.Sequence, stamp.ValueDate, stamp.BookedOn, Code, Amount, DueDate ?? stamp.ValueDate);
}
