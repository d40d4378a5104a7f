using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>Adds up the allocations of each payment.</summary>
static class Receipts
{
    /// <param name="allocations">In the order of the payments, as the walk wrote them.</param>
    internal static IReadOnlyList<Receipt> Of(Turns turns, List<Allocation> allocations, int today, Currency currency)
    {
        var receipts = new List<Receipt>();
        var next = 0;
        foreach (var turn in turns.InOrder)
        {
            if (turn.Day > today || turn.Kind is not (TurnKind.Pay or TurnKind.Settle))
            {
                continue;
            }

            long principal = 0, interest = 0, fees = 0, penalties = 0;
            for (; next < allocations.Count && allocations[next].Sequence == turn.Sequence; next++)
            {
                var part = allocations[next].Amount.MinorUnits;
                switch (allocations[next].Component)
                {
                    case Component.Principal:
                        principal += part;
                        break;
                    case Component.Interest:
                        interest += part;
                        break;
                    case Component.Fee:
                        fees += part;
                        break;
                    case Component.Penalty:
                        penalties += part;
                        break;
                }
            }

            var rest = turn.Amount - principal - interest - fees - penalties;
            receipts.Add(new(turn.Sequence, DateOnly.FromDayNumber(turn.Day), new(turn.Amount, currency),
                new(principal, currency), new(interest, currency), new(fees, currency), new(penalties, currency),
                new(rest, currency)));
        }

        return receipts;
    }
}
