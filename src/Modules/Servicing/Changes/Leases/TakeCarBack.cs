using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Servicing.Changes.Leases;

/// <summary>The car comes back at or after the end of the term.</summary>
/// <param name="VehicleValue">What it is worth on that day, by the lender's appraisal; until then null, which shows
/// what comes of it at the value that the contract counts on.</param>
public sealed record TakeCarBack(Money? VehicleValue = null) : LeaseChange
{
    internal static ChangeKind Card { get; } = new(
        "carReturn", Family.Lease, new("还车", "Car returned"), TermsChange, LeaseWhen.AtEnd, CustomerAsks: true);

    internal override ChangeKind Kind => Card;

    internal override Refusal? Lacks => VehicleValue is not null
        ? null
        : new(
            "servicing.appraisal_missing", "Have the car appraised, and send its value with the return.",
            RefusalKind.Invalid);

    internal override Refusal? CheckCustomer => VehicleValue is null ? null : AppraisalNotYours;

    /// <summary>A customer does not say what his car is worth where that decides what he owes.</summary>
    internal static Refusal AppraisalNotYours { get; } = new(
        "servicing.appraisal_not_yours", "The lender appraises the car; leave its value out.", RefusalKind.Forbidden);

    internal override Outcome<AgreementChange> Appraised(Money value) => this with { VehicleValue = value };

    internal override LeaseEvent Event(LeaseAccount lease, Stamp stamp) =>
        new CarReturned(stamp.Sequence, stamp.ValueDate, stamp.BookedOn, VehicleValue ?? lease.Terms.EndValue);
}
