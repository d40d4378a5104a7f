using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using System.Text.Json;
using Wheelhouse.Banking.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Banking.Orders;

/// <summary>A person lets a payment that the bank did not do go into the next file, as an order of its own.</summary>
/// <remarks>Never by itself: what a bank rejects for a wrong account it would reject every night.</remarks>
public sealed record RepeatOrder(Id<BankOrder> Order, long? Seen = null)
{
    internal static Refusal? Check(OrderRow order) =>
        order.Kind == OrderKind.Collection
            ? new(
                "banking.collection_not_repeated",
                "An instalment is collected once; ask the customer to pay what the bank did not collect.")
        : order.State != OrderState.Rejected
            ? new(
                "banking.order_not_rejected",
                $"This order is {BankWords.Of(order.State).En.ToLowerInvariant()}; only one that the bank rejected can "
                    + "be ordered anew.",
                RefusalKind.Conflict,
                new RefusalValue("state", JsonNamingPolicy.CamelCase.ConvertName($"{order.State}")))
        : null;

    internal sealed class Handler(House house, BankOrders orders, IWork work) : IHandle<RepeatOrder, OrderCard>
    {
        public async Task<Outcome<OrderCard>> Handle(RepeatOrder command, CancellationToken cancel)
        {
            work.About(command.Order.ToString());
            if (await house.Set<OrderRow>().FirstOrDefaultAsync(o => o.Id == command.Order, cancel) is not { } row)
            {
                return BankOrders.Unknown(command.Order);
            }

            if ((Versions.Check(row, command.Seen) ?? Check(row)) is { } refused)
            {
                return refused;
            }

            (row.State, row.Why) = (OrderState.Repeated, null);
            return await orders.Card(row, row.Version + 1, cancel);
        }
    }

    internal static Task<Results<Ok<OrderCard>, ProblemHttpResult>> Post(
        Id<BankOrder> order, Desk desk, CancellationToken cancel) =>
        desk.Send<RepeatOrder, OrderCard>(new(order, desk.IfMatch), cancel);
}
