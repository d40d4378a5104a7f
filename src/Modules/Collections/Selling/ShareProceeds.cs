using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.Collections.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Servicing;
using Wheelhouse.Servicing.Changes;
using Wheelhouse.Servicing.Changes.Loans;
using Wheelhouse.Servicing.Payments;
using Wheelhouse.Servicing.Payoff;

namespace Wheelhouse.Collections.Selling;

/// <summary>The buyer's money goes where it belongs: costs, then the debt in the contract's order, then the debtor.
/// </summary>
sealed record ShareProceeds(Id<Disposal> Disposal, IReadOnlyList<SaleCost> Costs, long? Seen = null)
{
    const int MostCosts = 20;

    internal sealed class Handler(
        Disposals disposals, ISettlements settlements, IHandle<BookChange, EventBooked> changes,
        IHandle<ReceivePayment, EventBooked> payments, TimeProvider clock) : IHandle<ShareProceeds, DisposalView>
    {
        public async Task<Outcome<DisposalView>> Handle(ShareProceeds command, CancellationToken cancel)
        {
            var row = await disposals.Find(command.Disposal, cancel);
            if (row is null)
            {
                return SaleGuard.Unknown;
            }

            if ((Versions.Check(row, command.Seen) ?? Decide(row, command.Costs)) is { } refused)
            {
                return refused;
            }

            var debt = await disposals.Debt(row, cancel);
            if (debt.Refused is { } unknown)
            {
                return unknown;
            }

            var (price, stillDue) = (row.Sale!.Price, debt.Value.Arrears.Overdue);
            var (_, net, _) = Distribution.Costs(price, command.Costs);
            var booked = default(EventBooked);
            if (net.IsPositive)
            {
                var outcome = await Book(row, net, stillDue, cancel);
                if (outcome.Refused is { } against)
                {
                    return against;
                }

                (booked, stillDue) = (outcome.Value, outcome.Value.Kpis.DueToday);
            }

            row.Proceeds = Distribution.Of(price, command.Costs, booked?.Parts, stillDue);
            (row.State, row.Event, row.EndedAt) = (DisposalState.Distributed, booked?.Event, clock.GetUtcNow());
            return await disposals.View(row, row.Version + 1, cancel);
        }

        /// <summary>On a loan that was given up in the books the money is a recovery, on any other a payment.</summary>
        /// <remarks>A contract that still runs would take it for instalments to come: it must be called due before,
        /// unless the money settles it.</remarks>
        async Task<Outcome<EventBooked>> Book(DisposalRow row, Money net, Money overdue, CancellationToken cancel)
        {
            var recovered = await changes.Handle(
                new(row.Agreement, new Recover(net, "auction") { Note = row.Id.ToString() }), cancel);
            if (recovered.Refused is not { Code: "servicing.not_lost" })
            {
                return recovered;
            }

            var owed = await settlements.Quote(row.Agreement, on: null, cancel);
            if (owed.Refused is { } none)
            {
                return none;
            }

            return overdue < owed.Value.Total && net < owed.Value.Total
                ? new Refusal(
                    "collections.not_called_due",
                    $"{owed.Value.Total} is owed and {overdue} of it is overdue; terminate the contract first, so that "
                        + "the proceeds pay the debt and not instalments to come.",
                    RefusalKind.Conflict, new RefusalValue("owed", $"{owed.Value.Total}"),
                    new RefusalValue("overdue", $"{overdue}"))
                : await payments.Handle(
                    new(row.Agreement, net, Excess: ExcessRule.SettleAndHold, Note: row.Id.ToString()), cancel);
        }
    }

    internal static Refusal? Decide(DisposalRow row, IReadOnlyList<SaleCost>? costs) =>
        row.State == DisposalState.Distributed
            ? new("collections.proceeds_shared", "The proceeds of this car are in the books already.")
        : row.State != DisposalState.Sold
            ? new("collections.disposal_not_sold", "The car is not sold; there is nothing to distribute.")
        : costs is null || costs.Count > MostCosts
            ? new("collections.sale_costs", $"List at most {MostCosts} costs, or an empty list.", RefusalKind.Invalid)
        : costs.Any(c => !PriceCar.Fits(c.Amount, row.Sale!.Price.Currency))
            ? PriceCar.Amount(row.Sale!.Price.Currency)
        : costs.Select(c => Evidence.Check(c.Document)).FirstOrDefault(r => r is not null);

    internal sealed record Body(IReadOnlyList<SaleCost> Costs);

    internal static Task<Results<Ok<DisposalView>, ProblemHttpResult>> Post(
        Id<Disposal> disposal, Body body, Desk desk, CancellationToken cancel) =>
        desk.Send<ShareProceeds, DisposalView>(new(disposal, body.Costs, desk.IfMatch), cancel);
}
