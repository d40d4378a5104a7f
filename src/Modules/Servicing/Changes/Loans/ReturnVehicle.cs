using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Wheelhouse.Servicing.Changes.Leases;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Servicing.Changes.Loans;

/// <summary>The customer gives the vehicle back, and its value is set off against what is owed.</summary>
/// <param name="Value">What is set off; null is the final sum, which a guaranteed value covers.</param>
public sealed record ReturnVehicle(Money? Value = null) : LoanChange
{
    internal static ChangeKind Card { get; } = new(
        "vehicleReturn", Family.Loan, new("退车", "Vehicle returned"), TermsChange, When.Balloon, Second: true,
        CustomerAsks: true);

    internal override ChangeKind Kind => Card;

    internal override Refusal? CheckCustomer => Value is null ? null : TakeCarBack.AppraisalNotYours;

    internal override Outcome<AgreementChange> Appraised(Money value) => this with { Value = value };

    internal override Refusal? Check(LoanAccount loan, DateOnly on) =>
        Value is { } value ? Entering.CheckAmount(loan, value) : null;

    internal override LoanEvent Event(LoanAccount loan, Stamp stamp) =>
        new VehicleReturned(
            stamp.Sequence, stamp.ValueDate, stamp.BookedOn, Value ?? loan.Terms.Balloon!.Value);
}
