using Wheelhouse.Leasing;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Servicing.Changes.Subscriptions;

/// <summary>The car is changed for another, of the same plan or another; the day is one of the new car.</summary>
/// <param name="Plan">Code of a plan of the contract.</param>
/// <param name="OdometerBack">What the car that comes back shows.</param>
/// <param name="Vin">The car that goes out.</param>
/// <param name="Odometer">What it shows.</param>
public sealed record SwapCar(string Plan, int OdometerBack, string Vin, int Odometer) : SubscriptionChange
{
    internal static ChangeKind Card { get; } = new(
        "swap", Family.Subscription, new("换车", "Swap the car"), TermsChange, Runs);

    internal override ChangeKind Kind => Card;

    internal override SubscriptionEvent Event(SubscriptionAccount subscription, Stamp stamp) => new VehicleSwapped(
        stamp.Sequence, stamp.ValueDate, stamp.BookedOn, Plan, OdometerBack, Vin, Odometer);
}
