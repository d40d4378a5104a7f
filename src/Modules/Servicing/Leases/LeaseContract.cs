using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using Wheelhouse.Servicing.Storage;

namespace Wheelhouse.Servicing;

/// <summary>A lease: the car is the lessor's.</summary>
sealed record LeaseContract(Deal Deal) : Contract(Deal)
{
    internal required LeaseTerms Terms { get; init; }

    internal override Family Family => Family.Lease;

    internal override Currency Currency => Terms.Currency;

    internal override DateOnly StartDate => Terms.StartDate;

    internal override Account Fold(string bodies, DateOnly asOf) =>
        LeaseAccount.Fold(this, EventJson.ReadLease(bodies), asOf);
}

/// <summary>A subscription: cars of a plan by the month.</summary>
sealed record SubscriptionContract(Deal Deal) : Contract(Deal)
{
    internal required SubscriptionTerms Terms { get; init; }

    internal override Family Family => Family.Subscription;

    internal override Currency Currency => Terms.Currency;

    internal override DateOnly StartDate => Terms.StartDate;

    internal override Account Fold(string bodies, DateOnly asOf) =>
        SubscriptionAccount.Fold(this, EventJson.ReadSubscription(bodies), asOf);
}
