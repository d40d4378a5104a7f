using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using Wheelhouse.Servicing.Storage;

namespace Wheelhouse.Servicing;

/// <summary>A lease: the car is the lessor's.</summary>
sealed record LeaseContract(Deal Deal) : Contract(Deal)
{
    internal required LeaseTerms Terms { get; init; }

    internal override Family Family => Family.Lease;

    /// <summary>Finance income on the receivable (IFRS 16.75); rent on what is deferred of it (16.81).</summary>
    internal override (string Asset, string Income)? AccrualAccounts => Terms.Class switch
    {
        LeaseClass.Finance => ("lease.investment", "lease.finance.income"),
        LeaseClass.FinancialAsset => ("leaseback.asset", "lease.finance.income"),
        LeaseClass.Operating => ("rent.deferred", "rent.income"),
    };

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

    internal override (string Asset, string Income)? AccrualAccounts => ("rent.deferred", "rent.income");

    internal override Currency Currency => Terms.Currency;

    internal override DateOnly StartDate => Terms.StartDate;

    internal override Account Fold(string bodies, DateOnly asOf) =>
        SubscriptionAccount.Fold(this, EventJson.ReadSubscription(bodies), asOf);
}
