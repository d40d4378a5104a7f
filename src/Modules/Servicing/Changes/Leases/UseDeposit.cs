using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Servicing.Changes.Leases;

/// <summary>The deposit, or a part of it, is set off against what the lessee owes.</summary>
/// <remarks>What is left over becomes credit of the lessee, to be paid back.</remarks>
public sealed record UseDeposit(Money Amount) : LeaseChange
{
    internal static ChangeKind Card { get; } = new(
        "depositUse", Family.Lease, new("保证金抵扣", "Set the deposit off"), ChargeMake, LeaseWhen.Deposit);

    internal override ChangeKind Kind => Card;

    internal override LeaseEvent Event(LeaseAccount lease, Stamp stamp) =>
        new DepositUsed(stamp.Sequence, stamp.ValueDate, stamp.BookedOn, Amount);
}
