using Wheelhouse.Banking.Storage;
using Wheelhouse.BankMessages;

namespace Wheelhouse.Banking.Imports;

/// <summary>What a movement that carries our own reference is: the answer to an order. Pure.</summary>
static class OrderMatch
{
    /// <summary>Taken up once the batch is booked: it is not a plain collection.</summary>
    internal const string Answered = "banking.order_answered";

    internal const string OtherAmount = "banking.other_amount";
    internal const string CollectedTwice = "banking.collected_twice";
    internal const string PaidTwice = "banking.paid_twice";
    internal const string CameBack = "banking.payment_came_back";
    internal const string ReturnOfNothing = "banking.return_of_nothing";

    /// <summary>A collection that came is booked on its agreement at once; everything else waits for the end of the
    /// batch, and what fits no order waits for a person.</summary>
    internal static Match Of(BankEntry entry, OrderRow order) =>
        order.Kind != OrderKind.Collection || entry is not { Side: EntrySide.Credit, Reversal: false, Return: null }
            ? new(null, null, Answered)
        : order.State is OrderState.Done or OrderState.Returned || order.Movement is not null
            ? new(null, null, CollectedTwice)
        : entry.Amount != order.Amount ? new(null, null, OtherAmount)
        : new(order.Agreement, MatchedBy.Order, null);
}
