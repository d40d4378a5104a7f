using Microsoft.EntityFrameworkCore;
using Wheelhouse.Banking.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;

namespace Wheelhouse.Banking.Orders;

/// <summary>Money that is on its way and that no account shows yet, or that never came.</summary>
public interface IMoneyInFlight
{
    /// <summary>Whether the bank was told to collect for an agreement and has not said how that went.</summary>
    Task<bool> For(Id<Agreement> agreement, CancellationToken cancel);

    /// <summary>How many direct debits the bank did not make or sent back, by the due date of what was collected.
    /// Agreements without one are left out.</summary>
    Task<IReadOnlyDictionary<Id<Agreement>, int>> Bounced(
        IReadOnlyCollection<Id<Agreement>> agreements, DateOnly since, CancellationToken cancel);
}

sealed class InFlight(House house) : IMoneyInFlight
{
    public Task<bool> For(Id<Agreement> agreement, CancellationToken cancel) => house.Set<OrderRow>().AnyAsync(
        o => o.Agreement == agreement && o.Kind == OrderKind.Collection
            && (o.State == OrderState.Ordered || o.State == OrderState.Accepted),
        cancel);

    public async Task<IReadOnlyDictionary<Id<Agreement>, int>> Bounced(
        IReadOnlyCollection<Id<Agreement>> agreements, DateOnly since, CancellationToken cancel)
    {
        var asked = agreements.Select(a => (Id<Agreement>?)a).ToArray();
        return await house.Set<OrderRow>()
            .Where(o => asked.Contains(o.Agreement) && o.Kind == OrderKind.Collection && o.DueOn >= since
                && (o.State == OrderState.Rejected || o.State == OrderState.Repeated
                    || o.State == OrderState.Returned))
            .GroupBy(o => o.Agreement).Select(g => new { Agreement = g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Agreement!.Value, g => g.Count, cancel);
    }
}
