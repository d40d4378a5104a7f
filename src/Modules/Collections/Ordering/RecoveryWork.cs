using Microsoft.EntityFrameworkCore;
using Wheelhouse.Collections.Recovering;
using Wheelhouse.Collections.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Collections.Ordering;

/// <summary>The vendor's side of a recovery: sent with its dispatch, ended with its end.</summary>
sealed class RecoveryWork(House house, IBusinessDays days, Caller caller, TimeProvider clock)
{
    /// <summary>A recovery that takes longer is late, where nobody named another day.</summary>
    internal const int UsualDays = 30;

    internal void Send(RecoveryRow row, DateOnly due, Money fee) => house.Add(new WorkOrderRow
    {
        Id = Id<WorkOrder>.New(clock),
        Organisation = row.Organisation,
        Agreement = row.Agreement,
        Number = row.Number,
        Vin = row.Vin,
        Kind = WorkKind.Recover,
        Vendor = row.Vendor,
        Recovery = row.Id,
        DueOn = due,
        Fee = fee,
        State = WorkState.Sent,
        Note = null,
        By = caller.Actor.User,
        At = clock.GetUtcNow(),
    });

    /// <summary>The recovery is done or cancelled; where it was never dispatched there is nothing to end.</summary>
    internal async Task End(RecoveryRow row, CancellationToken cancel)
    {
        var order = await house.Set<WorkOrderRow>().FirstOrDefaultAsync(o => o.Recovery == row.Id, cancel);
        if (order is { IsOpen: true })
        {
            order.State = row.State == RecoveryState.Done ? WorkState.Done : WorkState.Withdrawn;
            order.EndedOn = await days.Of(row.Organisation, cancel);
        }
    }
}
