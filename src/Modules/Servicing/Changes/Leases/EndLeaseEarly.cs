using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using Wheelhouse.Products;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Servicing.Changes.Leases;

/// <summary>The lease ends before its term: by agreement, for arrears after demand (R-LEASE-01), by total
/// loss.</summary>
/// <param name="VehicleValue">What came back is worth, or what insurers pay; null where nothing came back.</param>
/// <param name="Claim">The amount agreed in place of the formula of the contract; null is by the formula.</param>
/// <param name="JudgmentUnpaid">A court has awarded all rent and it was not paid (R-LEASE-02).</param>
public sealed record EndLeaseEarly(
    TerminationCause Cause, Money? VehicleValue = null, Money? Claim = null, bool JudgmentUnpaid = false) : LeaseChange
{
    internal static ChangeKind Card { get; } = new(
        "leaseTermination", Family.Lease, new("提前终止", "End early"), TermsChange, LeaseWhen.Runs, Second: true);

    internal override ChangeKind Kind => Card;

    internal override Refusal? Check(LeaseAccount lease, DateOnly on) => Cause == TerminationCause.Arrears
        ? ArrearsGate.MayTerminate(lease.Terms, lease.Events, on, LeaseRules.Arrears, JudgmentUnpaid).Refused
        : null;

    internal override LeaseEvent Event(LeaseAccount lease, Stamp stamp) => new LeaseTerminated(
        stamp.Sequence, stamp.ValueDate, stamp.BookedOn, Cause, VehicleValue, Claim);
}
