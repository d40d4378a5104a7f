using Wheelhouse.Platform;

namespace Wheelhouse.Servicing;

/// <summary>From a movement to the fact that others hear.</summary>
static class Telling
{
    internal static IFact Payment(Movement movement)
    {
        var (contract, split) = (movement.After.Contract, movement.Split!);
        return new PaymentReceived(
            contract.Organisation, contract.Id, movement.Event.Sequence, movement.Event.ValueDate, split.Amount,
            split.Principal + split.Rent, split.Interest, split.Fees + split.Penalties, split.Credit,
            movement.After.DueNow);
    }

    internal static IFact Change(Movement movement) => new AgreementChanged(
        movement.After.Contract.Organisation, movement.After.Contract.Id, movement.Event.Sequence,
        movement.After.DueNow);

    internal static Func<Movement, IFact> Reversal(int of) => movement => new EventReversed(
        movement.After.Contract.Organisation, movement.After.Contract.Id, movement.Event.Sequence, of,
        movement.After.DueNow);
}
