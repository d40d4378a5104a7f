using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Servicing.Changes.Leases;

/// <summary>Maker or dealer pays what it owes on a guarantee or a buy-back.</summary>
public sealed record TakeGuarantorMoney(Money Amount) : LeaseChange
{
    internal static ChangeKind Card { get; } = new(
        "guarantorPayment", Family.Lease, new("担保人付款", "Guarantor pays"), ChargeMake, Owes);

    internal override ChangeKind Kind => Card;

    internal override Refusal? Check(LeaseAccount lease, DateOnly on) => Amount > lease.State.GuarantorOwes
        ? new(
            "servicing.more_than_guaranteed", $"{lease.State.GuarantorOwes} are owed; take no more.",
            RefusalKind.Conflict, Values.Of("owed", lease.State.GuarantorOwes))
        : null;

    static Refusal? Owes(Account account) => account is LeaseAccount { State.GuarantorOwes.IsPositive: true }
        ? null
        : new("servicing.guarantor_owes_nothing", "No guarantor owes anything on this lease.");

    internal override LeaseEvent Event(LeaseAccount lease, Stamp stamp) =>
        new RentReceived(stamp.Sequence, stamp.ValueDate, stamp.BookedOn, Amount, Payer.Guarantor);
}
