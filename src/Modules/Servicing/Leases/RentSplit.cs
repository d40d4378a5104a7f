using Wheelhouse.Kernel;
using Wheelhouse.Leasing;

namespace Wheelhouse.Servicing.Leases;

/// <summary>How money under a lease was used: for rent, or for anything else, which is told as fees.</summary>
static class RentSplit
{
    internal static bool IsRent(LeaseRow row) => row.Kind is DueKind.InitialPayment or DueKind.Rental
        or DueKind.Subscription or DueKind.Purchase or DueKind.Termination;

    internal static PaymentSplit Of(
        int sequence, Money amount, IReadOnlyList<LeaseRow> rows, IReadOnlyList<LeaseAllocation> allocations)
    {
        var zero = Money.Zero(amount.Currency);
        var (rent, other) = (zero, zero);
        foreach (var part in allocations)
        {
            if (part.Sequence == sequence)
            {
                var isRent = IsRent(rows[part.Row - 1]);
                rent += isRent ? part.Amount : zero;
                other += isRent ? zero : part.Amount;
            }
        }

        return new(amount, zero, zero, other, zero, amount - rent - other, rent);
    }
}

/// <summary>The events of a contract that were not taken back.</summary>
static class Standings
{
    internal static IEnumerable<LeaseEvent> Of(IReadOnlyList<LeaseEvent> events)
    {
        var gone = events.OfType<LeaseEventReversed>().Select(r => r.Of).ToHashSet();
        return events.Where(e => e is not LeaseEventReversed && !gone.Contains(e.Sequence));
    }

    internal static IEnumerable<SubscriptionEvent> Of(IReadOnlyList<SubscriptionEvent> events)
    {
        var gone = events.OfType<SubscriptionReversed>().Select(r => r.Of).ToHashSet();
        return events.Where(e => e is not SubscriptionReversed && !gone.Contains(e.Sequence));
    }
}
