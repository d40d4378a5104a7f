using Wheelhouse.Platform;

namespace Wheelhouse.Servicing;

/// <summary>From a movement to the facts that others hear.</summary>
static class Telling
{
    /// <summary>That money came in, and where something was behind, that too.</summary>
    internal static IEnumerable<IFact> Payment(Movement movement)
    {
        var (contract, split, after) = (movement.After.Contract, movement.Split!, movement.After);
        yield return new PaymentReceived(
            contract.Organisation, contract.Id, movement.Event.Sequence, movement.Event.ValueDate, split.Amount,
            split.Principal + split.Rent, split.Interest, split.Fees + split.Penalties, split.Credit, after.DueNow);
        if (movement.Before.IsBehind(after.AsOf))
        {
            yield return new ArrearsPaid(
                contract.Organisation, contract.Id, movement.Event.Sequence, split.Amount, after.Overdue);
        }
    }

    /// <summary>That money came in, or that something else changed.</summary>
    internal static IEnumerable<IFact> Change(Movement movement) =>
        movement.Split is { Amount.IsPositive: true }
            ? Payment(movement)
            :
            [
                new AgreementChanged(
                    movement.After.Contract.Organisation, movement.After.Contract.Id, movement.Event.Sequence,
                    movement.After.DueNow),
            ];

    internal static Func<Movement, IEnumerable<IFact>> Reversal(int of) => movement =>
    [
        new EventReversed(
            movement.After.Contract.Organisation, movement.After.Contract.Id, movement.Event.Sequence, of,
            movement.After.DueNow),
    ];
}
