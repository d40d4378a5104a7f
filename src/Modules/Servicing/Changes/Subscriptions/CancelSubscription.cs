using Wheelhouse.Leasing;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Servicing.Changes.Subscriptions;

/// <summary>The subscriber gives notice; the last day of use comes after the days of notice.</summary>
public sealed record CancelSubscription : SubscriptionChange
{
    internal static ChangeKind Card { get; } = new(
        "cancellation", Family.Subscription, new("退订", "Cancel"), TermsChange, Runs, CustomerAsks: true);

    internal override ChangeKind Kind => Card;

    internal override SubscriptionEvent Event(SubscriptionAccount subscription, Stamp stamp) =>
        new SubscriptionCancelled(stamp.Sequence, stamp.ValueDate, stamp.BookedOn);
}
