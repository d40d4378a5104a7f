using System.Globalization;
using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using Wheelhouse.Servicing.Views;

namespace Wheelhouse.Servicing.Leases;

/// <summary>What happened to a lease or a subscription, in a line.</summary>
static class LeaseEventWords
{
    internal static Text Of(LeaseAccount account, LeaseEvent one)
    {
        var kind = StateWords.Of(KindOf(one));
        return one switch
        {
            Inspected seen => new($"{kind.Zh}：{Km(seen.Odometer)} 公里", $"{kind.En}: {Km(seen.Odometer)} km"),
            LeaseCharged charge => new(
                $"{kind.Zh} {charge.Code} {Grouped(charge.Amount)}",
                $"{kind.En} {charge.Code} {Grouped(charge.Amount)}"),
            LeaseEventReversed back when account.Events.FirstOrDefault(e => e.Sequence == back.Of) is { } of => new(
                $"冲正第 {back.Of} 号{StateWords.Of(KindOf(of)).Zh}",
                $"Took back event {back.Of}: {StateWords.Of(KindOf(of)).En}"),
            _ when AmountOf(one) is { } amount => new($"{kind.Zh} {Grouped(amount)}", $"{kind.En} {Grouped(amount)}"),
            _ => kind,
        };
    }

    internal static Text Of(SubscriptionEvent one)
    {
        var kind = StateWords.Of(KindOf(one));
        return one switch
        {
            VehicleSwapped swap => new(
                $"{kind.Zh}为 {swap.Vehicle}（{swap.Plan}）", $"{kind.En}: now {swap.Vehicle} ({swap.Plan})"),
            SubscriptionPaused pause => new(
                $"{kind.Zh}至 {Day(pause.Through)}", $"{kind.En} through {Day(pause.Through)}"),
            SubscriptionPaid paid => new($"{kind.Zh} {Grouped(paid.Amount)}", $"{kind.En} {Grouped(paid.Amount)}"),
            SubscriptionReversed back => new($"冲正第 {back.Of} 号", $"Took back event {back.Of}"),
            _ => kind,
        };
    }

    internal static EventKind KindOf(LeaseEvent one) => one switch
    {
        Commenced => EventKind.Commencement,
        RentReceived => EventKind.Payment,
        LeaseCharged => EventKind.LeaseCharge,
        Inspected => EventKind.Inspection,
        ResidualReviewed => EventKind.ResidualReview,
        Demanded => EventKind.Demand,
        RentAccelerated => EventKind.RentAcceleration,
        LeaseExtended => EventKind.LeaseExtension,
        CarReturned => EventKind.CarReturn,
        CarBought => EventKind.Purchase,
        BuybackCalled => EventKind.Buyback,
        LeaseTerminated => EventKind.LeaseTermination,
        CarSold => EventKind.CarSale,
        DepositUsed => EventKind.DepositUse,
        LeaseCreditRefunded => EventKind.RentRefund,
        LeaseEventReversed => EventKind.Reversal,
        _ => throw new ArgumentOutOfRangeException(nameof(one), one.GetType().Name, "An event without words."),
    };

    internal static EventKind KindOf(SubscriptionEvent one) => one switch
    {
        SubscriptionBegun => EventKind.Commencement,
        VehicleSwapped => EventKind.Swap,
        SubscriptionPaused => EventKind.SubscriptionPause,
        SubscriptionCancelled => EventKind.Cancellation,
        SubscriptionCarReturned => EventKind.CarReturn,
        SubscriptionPaid => EventKind.Payment,
        SubscriptionReversed => EventKind.Reversal,
        _ => throw new ArgumentOutOfRangeException(nameof(one), one.GetType().Name, "An event without words."),
    };

    /// <summary>The money an event moves; null where it moves none.</summary>
    internal static Money? AmountOf(LeaseEvent one) => one switch
    {
        RentReceived received => received.Amount,
        LeaseCharged charged => charged.Amount,
        CarSold sold => sold.Amount,
        DepositUsed used => used.Amount,
        LeaseCreditRefunded refunded => -refunded.Amount,
        _ => null,
    };

    static string Km(int odometer) => odometer.ToString("N0", CultureInfo.InvariantCulture);

    static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    static string Grouped(Money amount) =>
        amount.Major.ToString($"N{amount.Currency.Digits}", CultureInfo.InvariantCulture);
}
