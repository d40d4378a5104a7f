using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using Wheelhouse.Servicing.Storage;

namespace Wheelhouse.Servicing.Changes.Subscriptions;

/// <summary>A change of a subscription: it becomes one event of the leasing engine.</summary>
public abstract record SubscriptionChange : AgreementChange
{
    internal sealed override Outcome<Movement> Decide(Account account, DateOnly today)
    {
        if (account is not SubscriptionAccount subscription)
        {
            return Agreements.OtherFamily(account.Contract);
        }

        var on = On ?? today;
        if ((Kind.WhyNot(subscription) ?? Entering.CheckDay(subscription, on, today, Note)) is { } refusal)
        {
            return refusal;
        }

        var stamp = new Stamp(subscription.NextSequence, on, today);
        return Movement.Of(subscription, Event(subscription, stamp), today, Kind.Name, note: Note);
    }

    internal abstract SubscriptionEvent Event(SubscriptionAccount subscription, Stamp stamp);

    /// <summary>The car is out and nobody has cancelled.</summary>
    internal static Refusal? Runs(Account account) => Entering.CheckOpen(account)
        ?? (account is SubscriptionAccount { State.EndsOn: null }
            ? null
            : new(
                "servicing.subscription_cancelled",
                "The subscription is cancelled; take the cancellation back first."));

    /// <summary>Cancelled, and the car still out.</summary>
    internal static Refusal? Leaves(Account account) => Entering.CheckOpen(account)
        ?? (account is SubscriptionAccount { State.EndsOn: not null, CarIsBack: false }
            ? null
            : new("servicing.not_cancelled", "Cancel the subscription before its last car comes back, and once."));
}
