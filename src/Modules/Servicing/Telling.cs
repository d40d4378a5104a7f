using Wheelhouse.Lending;
using Wheelhouse.Platform;

namespace Wheelhouse.Servicing;

/// <summary>From a movement to the fact that others hear.</summary>
static class Telling
{
    internal static IFact Payment(Movement movement)
    {
        var (contract, receipt) = (movement.After.Contract, movement.Receipt!);
        return new PaymentReceived(
            contract.Organisation, contract.Id, receipt.Sequence, receipt.ValueDate, receipt.Amount, receipt.Principal,
            receipt.Interest, receipt.Fees + receipt.Penalties, receipt.Overpaid, movement.After.State.DueNow);
    }

    internal static IFact Reversal(Movement movement)
    {
        var reversed = (Reversed)movement.Event;
        return new EventReversed(
            movement.After.Contract.Organisation, movement.After.Contract.Id, reversed.Sequence, reversed.Of,
            movement.After.State.DueNow);
    }
}
