using Wheelhouse.Kernel;
using Wheelhouse.Leasing;

namespace Wheelhouse.Servicing.Views;

/// <summary>What the account page of a lease shows beside what all agreements have.</summary>
/// <param name="Status">Where the lease stands, from the handover to what became of the car.</param>
/// <param name="TermEnd">The last day of the term as agreed so far, extensions included.</param>
/// <param name="EndedOn">Null while it runs.</param>
/// <param name="Carrying">Net investment, financial asset, or the car less depreciation.</param>
/// <param name="Buy">Price of the car at the end; null where it cannot be bought.</param>
/// <param name="CanReturn">Whether the car may come back at the end.</param>
/// <param name="Extensions">That may follow, in turn, priced on the first day.</param>
/// <param name="GuarantorOwes">What maker or dealer owe on a guarantee or a buy-back.</param>
/// <param name="VehicleHeld">What a car that came back stands at, until it is sold.</param>
public sealed record LeaseFigures(
    LeaseKind Kind, LeaseClass Class, LeaseStatus Status, Money Rental, DateOnly TermEnd, DateOnly? EndedOn,
    Money Carrying, Money DepositHeld, Money? Buy, bool CanReturn, Money? ReturnFee,
    IReadOnlyList<Extension> Extensions, Usage? Usage, IReadOnlyList<BuybackPrice> Buybacks, Money GuarantorOwes,
    Money VehicleHeld)
{
    internal static LeaseFigures Of(LeaseAccount account)
    {
        var (terms, state) = (account.Terms, account.State);
        return new(
            terms.Kind, terms.Class, state.Status, terms.RentalOf(1), state.TermEnd, state.EndedOn, state.Carrying,
            state.DepositHeld, terms.Exits.Buy, terms.Exits.CanReturn && !terms.PurchaseCertain,
            terms.Exits.ReturnFee, terms.Exits.Agreed, terms.Usage, terms.Buybacks, state.GuarantorOwes,
            account.VehicleHeld);
    }
}

/// <summary>What the account page of a subscription shows beside what all agreements have.</summary>
/// <param name="Plan">The plan of the day.</param>
/// <param name="Vehicle">VIN of the car that is out, or was last.</param>
/// <param name="EndsOn">The last day of use; null while nobody has cancelled.</param>
/// <param name="Earned">Revenue through the as-of day, by the day.</param>
/// <param name="Deferred">Billed for days to come.</param>
public sealed record SubscriptionFigures(
    SubscriptionStatus Status, string Plan, IReadOnlyList<SubscriptionPlan> Plans, string Vehicle, DateOnly? EndsOn,
    bool CarIsBack, Money Earned, Money Deferred)
{
    internal static SubscriptionFigures Of(SubscriptionAccount account)
    {
        var state = account.State;
        return new(
            state.Status, state.Plan, account.Terms.Plans, state.Vehicle, state.EndsOn, account.CarIsBack,
            state.Earned, state.Deferred);
    }
}
