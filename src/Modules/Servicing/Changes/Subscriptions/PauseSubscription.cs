using Wheelhouse.Leasing;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Servicing.Changes.Subscriptions;

/// <summary>No use from a day through another, both included.</summary>
public sealed record PauseSubscription(DateOnly Through) : SubscriptionChange
{
    internal static ChangeKind Card { get; } = new(
        "subscriptionPause", Family.Subscription, new("暂停", "Pause"), TermsChange, Runs, CustomerAsks: true);

    internal override ChangeKind Kind => Card;

    internal override SubscriptionEvent Event(SubscriptionAccount subscription, Stamp stamp) =>
        new SubscriptionPaused(stamp.Sequence, stamp.ValueDate, stamp.BookedOn, Through);
}
