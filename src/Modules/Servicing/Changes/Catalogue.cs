using Wheelhouse.Servicing.Changes.Leases;
using Wheelhouse.Servicing.Changes.Loans;
using Wheelhouse.Servicing.Changes.Subscriptions;

namespace Wheelhouse.Servicing.Changes;

/// <summary>Every kind of change there is, in the order in which a desk offers them.</summary>
static class Catalogue
{
    internal static IReadOnlyList<ChangeKind> Kinds { get; } =
    [
        DeferDueDate.Card, GrantHoliday.Card, ChangeRate.Card, PauseInterest.Card, ExtendTerm.Card, Restructure.Card,
        ReAge.Card, ReAmortise.Card, RefinanceBalloon.Card, ReturnVehicle.Card, ChangeAllocation.Card,
        ChargeFee.Card, Waive.Card, GiveGoodwill.Card, RefundInterest.Card,
        TakeRefund.Card, ChargeBack.Card, RefundCredit.Card, PayOutMore.Card, CapitaliseIncome.Card, TakeBuyDown.Card,
        ChargeOff.Card, WriteOff.Card, Recover.Card, Terminate.Card,
        ExtendLease.Card, BuyCar.Card, TakeCarBack.Card, CallBuyback.Card, Inspect.Card, ChargeLease.Card,
        DemandRent.Card, AccelerateRent.Card, EndLeaseEarly.Card, SellCar.Card, TakeGuarantorMoney.Card,
        UseDeposit.Card, RefundRent.Card, ReviewResidual.Card,
        SwapCar.Card, PauseSubscription.Card, CancelSubscription.Card, EndSubscription.Card,
    ];
}
