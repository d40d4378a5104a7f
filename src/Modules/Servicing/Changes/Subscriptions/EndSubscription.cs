using Wheelhouse.Leasing;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Servicing.Changes.Subscriptions;

/// <summary>The last car comes back.</summary>
/// <param name="OdometerKm">What it shows.</param>
public sealed record EndSubscription(int OdometerKm) : SubscriptionChange
{
    internal static ChangeKind Card { get; } = new(
        "carBack", Family.Subscription, new("还车", "Car back"), TermsChange, Leaves);

    internal override ChangeKind Kind => Card;

    internal override SubscriptionEvent Event(SubscriptionAccount subscription, Stamp stamp) =>
        new SubscriptionCarReturned(stamp.Sequence, stamp.ValueDate, stamp.BookedOn, OdometerKm);
}
