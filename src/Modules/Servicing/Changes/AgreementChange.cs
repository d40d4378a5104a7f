using System.Text.Json.Serialization;
using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Wheelhouse.Servicing.Changes.Leases;
using Wheelhouse.Servicing.Changes.Loans;
using Wheelhouse.Servicing.Changes.Subscriptions;
using Wheelhouse.Servicing.Storage;
using Wheelhouse.Trust;

namespace Wheelhouse.Servicing.Changes;

/// <summary>Something a person may do to an agreement beside paying it, settling it and taking events back.</summary>
/// <remarks>A closed family: what each member asks for, who may do it, when it can be done and which event it becomes
/// stands with it, in its own file. The same JSON is booked, previewed, and asked for.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ChangeRate), "rateChange")]
[JsonDerivedType(typeof(PauseInterest), "interestPause")]
[JsonDerivedType(typeof(GrantHoliday), "holiday")]
[JsonDerivedType(typeof(DeferDueDate), "deferral")]
[JsonDerivedType(typeof(ExtendTerm), "termExtension")]
[JsonDerivedType(typeof(Restructure), "restructuring")]
[JsonDerivedType(typeof(ReAge), "reAge")]
[JsonDerivedType(typeof(ReAmortise), "reAmortisation")]
[JsonDerivedType(typeof(ChangeAllocation), "allocationChange")]
[JsonDerivedType(typeof(RefinanceBalloon), "balloonRefinance")]
[JsonDerivedType(typeof(ReturnVehicle), "vehicleReturn")]
[JsonDerivedType(typeof(ChargeFee), "charge")]
[JsonDerivedType(typeof(Waive), "waiver")]
[JsonDerivedType(typeof(GiveGoodwill), "goodwill")]
[JsonDerivedType(typeof(RefundInterest), "interestRefund")]
[JsonDerivedType(typeof(TakeRefund), "refund")]
[JsonDerivedType(typeof(ChargeBack), "chargeback")]
[JsonDerivedType(typeof(RefundCredit), "creditRefund")]
[JsonDerivedType(typeof(PayOutMore), "disbursement")]
[JsonDerivedType(typeof(CapitaliseIncome), "capitalisedIncome")]
[JsonDerivedType(typeof(TakeBuyDown), "buyDownFee")]
[JsonDerivedType(typeof(ChargeOff), "chargeOff")]
[JsonDerivedType(typeof(WriteOff), "writeOff")]
[JsonDerivedType(typeof(Recover), "recovery")]
[JsonDerivedType(typeof(Terminate), "termination")]
[JsonDerivedType(typeof(ChargeLease), "leaseCharge")]
[JsonDerivedType(typeof(Inspect), "inspection")]
[JsonDerivedType(typeof(ReviewResidual), "residualReview")]
[JsonDerivedType(typeof(DemandRent), "demand")]
[JsonDerivedType(typeof(AccelerateRent), "rentAcceleration")]
[JsonDerivedType(typeof(EndLeaseEarly), "leaseTermination")]
[JsonDerivedType(typeof(ExtendLease), "leaseExtension")]
[JsonDerivedType(typeof(TakeCarBack), "carReturn")]
[JsonDerivedType(typeof(BuyCar), "purchase")]
[JsonDerivedType(typeof(CallBuyback), "buyback")]
[JsonDerivedType(typeof(SellCar), "carSale")]
[JsonDerivedType(typeof(UseDeposit), "depositUse")]
[JsonDerivedType(typeof(RefundRent), "rentRefund")]
[JsonDerivedType(typeof(TakeGuarantorMoney), "guarantorPayment")]
[JsonDerivedType(typeof(SwapCar), "swap")]
[JsonDerivedType(typeof(PauseSubscription), "subscriptionPause")]
[JsonDerivedType(typeof(CancelSubscription), "cancellation")]
[JsonDerivedType(typeof(EndSubscription), "carBack")]
public abstract record AgreementChange
{
    /// <summary>The day it counts from; null is today.</summary>
    public DateOnly? On { get; init; }

    /// <summary>Why, for whoever reads the account later. At most 200 characters.</summary>
    public string? Note { get; init; }

    internal abstract ChangeKind Kind { get; }

    /// <summary>Whether a second person must agree: it gives up money or changes what was signed.</summary>
    internal virtual bool NeedsSecond => Kind.Second;

    /// <summary>What the lender must still find out before it is booked, though not before it is asked for.</summary>
    internal virtual Refusal? Lacks => null;

    /// <summary>What stands against a customer's asking for it in these words.</summary>
    internal virtual Refusal? CheckCustomer => null;

    /// <summary>The same with the value that the lender's appraisal found for the car.</summary>
    internal virtual Outcome<AgreementChange> Appraised(Money value) => new Refusal(
        "servicing.nothing_appraised", "No value of a car counts in this kind of change; leave it out.",
        RefusalKind.Invalid);

    /// <summary>What comes of it, or what stands against it. Pure.</summary>
    /// <param name="today">The business date of the lender.</param>
    internal abstract Outcome<Movement> Decide(Account account, DateOnly today);
}

/// <summary>What is known of a kind of change before anybody fills it in.</summary>
/// <param name="Type">As its JSON says.</param>
/// <param name="Second">Always needs a second person.</param>
/// <param name="Ahead">May be agreed for a day to come, through the last due date.</param>
/// <param name="CustomerAsks">The customer may ask for it on his own agreement.</param>
/// <param name="Undoable">An event of this kind can be taken back.</param>
/// <param name="WhyNot">What stands against any change of this kind now; null when nothing does.</param>
sealed record ChangeKind(
    string Type, Family Family, Text Name, Permission Needs, Func<Account, Refusal?> WhyNot, bool Second = false,
    bool Ahead = false, bool CustomerAsks = false, bool Undoable = true);

/// <summary>A change of a loan: it becomes one event of the lending engine.</summary>
public abstract record LoanChange : AgreementChange
{
    internal sealed override Outcome<Movement> Decide(Account account, DateOnly today)
    {
        if (account is not LoanAccount loan)
        {
            return Agreements.OtherFamily(account.Contract);
        }

        // asked of the day, but booked on what the journal holds
        var on = On ?? today;
        var now = (LoanAccount)loan.NotBefore(today);
        if ((Kind.WhyNot(now) ?? Days.Check(now, on, today, Kind.Ahead, Note) ?? Check(now, on)) is { } refusal)
        {
            return refusal;
        }

        var stamp = new Stamp(loan.NextSequence, on, today);
        return Movement.Of(loan, Event(now, stamp), today, Kind.Name, note: Note);
    }

    /// <summary>What stands against this very change, beyond what its kind and the engine know.</summary>
    internal virtual Refusal? Check(LoanAccount loan, DateOnly on) => null;

    internal abstract LoanEvent Event(LoanAccount loan, Stamp stamp);
}
