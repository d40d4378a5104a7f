using Microsoft.EntityFrameworkCore;
using System.Text.Json.Serialization;
using Wheelhouse.Banking.Orders;
using Wheelhouse.Banking.Storage;
using Wheelhouse.BankMessages;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Banking.Imports;

/// <summary>Takes over what a bank says of some orders, in one transaction: payouts are confirmed or fail, collections
/// are on their way or fail.</summary>
/// <param name="Number">Of the batch, from 0; the same orders whenever the file is read.</param>
public sealed record ApplyStatus(Id<BankFile> File, int Number)
{
    internal const string RejectedAfterDone = "banking.rejected_after_done";
    internal const string DoneAfterAll = "banking.done_after_all";

    /// <summary>What is said; it follows from file and number, so the record of the command need not hold it.
    /// </summary>
    [JsonIgnore]
    internal IReadOnlyList<Said> All { get; init; } = [];

    /// <summary>The state an order comes into; null where it stays. Pure.</summary>
    /// <remarks>Settled (ACSC, ACCC) ends a payment; the money of a collection is booked when the statement brings it.
    /// Rejected (RJCT, CANC) ends what is on its way; after the end it contradicts what the bank said before, and a
    /// person asks.</remarks>
    internal static OrderState? Next(OrderRow order, string status) => (status, order.State) switch
    {
        ("RJCT" or "CANC", OrderState.Ordered or OrderState.Accepted) => OrderState.Rejected,
        ("ACSC" or "ACCC", OrderState.Ordered or OrderState.Accepted or OrderState.Rejected)
            when order.Kind != OrderKind.Collection => OrderState.Done,
        ("RJCT" or "CANC", _) => null,
        (_, OrderState.Ordered) => OrderState.Accepted,
        _ => null,
    };

    internal sealed class Handler(House house, Settling settling, IWork work) : IHandle<ApplyStatus, BatchDone>
    {
        public async Task<Outcome<BatchDone>> Handle(ApplyStatus command, CancellationToken cancel)
        {
            var file = await house.Set<BankFileRow>().AsNoTracking().FirstAsync(f => f.Id == command.File, cancel);
            var done = await house.Set<BatchRow>().AsNoTracking()
                .FirstOrDefaultAsync(b => b.File == command.File && b.Number == command.Number, cancel);
            if (done is not null || file.State != FileState.Booking)
            {
                work.About(command.File.ToString());
                return done is null
                    ? new BatchDone(0, 0, 0, Stopped: true)
                    : new BatchDone(done.Booked, done.Waiting, done.Known);
            }

            var asked = command.All.Select(s => s.Order).ToArray();
            var orders = await house.Set<OrderRow>().Where(o => asked.Contains(o.Id))
                .ToDictionaryAsync(o => o.Id, cancel);
            var (booked, waiting) = (0, 0);
            foreach (var said in command.All)
            {
                var order = orders[said.Order];
                var (state, why) = (order.State, order.Why);
                if (await Take(order, said.Status, cancel) is { } refused)
                {
                    return refused;
                }

                waiting += order.Why != why && order.Why is not null ? 1 : 0;
                booked += order.State != state && (order.Why == why || order.Why is null) ? 1 : 0;
            }

            work.About(command.File.ToString());
            var row = Row(file, command, booked, waiting);
            house.Append(row);
            return new BatchDone(row.Booked, row.Waiting, row.Known);
        }

        async Task<Refusal?> Take(OrderRow order, PaymentStatus said, CancellationToken cancel)
        {
            switch (Next(order, said.Status))
            {
                case OrderState.Done:
                    return await settling.Paid(order, said.Reference ?? order.EndToEnd, cancel);
                case OrderState.Rejected:
                    (order.State, order.Reason) = (OrderState.Rejected, said.Reason ?? said.Status);
                    break;
                case { } next:
                    (order.State, order.BankReference) = (next, said.Reference ?? order.BankReference);
                    break;
                case null when said.Status is "RJCT" or "CANC" && order.State == OrderState.Done:
                    (order.Why, order.Reason) = (RejectedAfterDone, said.Reason ?? said.Status);
                    break;
                case null when said.Status is "ACSC" or "ACCC" && order.State == OrderState.Repeated:
                    order.Why = DoneAfterAll; // it was ordered anew meanwhile: the money may go out twice
                    break;
            }

            return null;
        }

        static BatchRow Row(BankFileRow file, ApplyStatus command, int booked, int waiting) => new()
        {
            File = file.Id,
            Number = command.Number,
            Organisation = file.Organisation,
            Booked = booked,
            Waiting = waiting,
            Known = command.All.Count - booked - waiting,
        };
    }
}
