using Microsoft.EntityFrameworkCore;
using Wheelhouse.Banking.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;

namespace Wheelhouse.Banking.Orders;

/// <summary>Money that is on its way and that no account shows yet.</summary>
public interface IMoneyInFlight
{
    /// <summary>Whether the bank was told to collect for an agreement and has not said how that went.</summary>
    Task<bool> For(Id<Agreement> agreement, CancellationToken cancel);
}

sealed class InFlight(House house) : IMoneyInFlight
{
    public Task<bool> For(Id<Agreement> agreement, CancellationToken cancel) => house.Set<OrderRow>().AnyAsync(
        o => o.Agreement == agreement && o.Kind == OrderKind.Collection
            && (o.State == OrderState.Ordered || o.State == OrderState.Accepted),
        cancel);
}
