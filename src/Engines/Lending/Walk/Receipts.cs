using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>Adds up the allocations of each coming of money.</summary>
static class Receipts
{
    internal static (IReadOnlyList<Receipt> Money, IReadOnlyList<Receipt> Credits) Of(MoneyLog log, Currency currency)
    {
        var receipts = new List<Receipt>(log.Comings.Count);
        List<Receipt>? credits = null;
        var next = 0;
        foreach (var coming in log.Comings)
        {
            var receipt = Of(coming, log.Allocations, ref next, currency);
            if (coming.IsMoney)
            {
                receipts.Add(receipt);
            }
            else
            {
                (credits ??= []).Add(receipt);
            }
        }

        return (receipts, credits ?? (IReadOnlyList<Receipt>)[]);
    }

    static Receipt Of(in Coming coming, List<Allocation> allocations, ref int next, Currency currency)
    {
        long principal = 0, interest = 0, fees = 0, penalties = 0;
        for (; next < allocations.Count && allocations[next].Sequence == coming.Sequence; next++)
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

        var rest = coming.Amount - principal - interest - fees - penalties;
        return new(coming.Sequence, DateOnly.FromDayNumber(coming.Day), new(coming.Amount, currency),
            new(principal, currency), new(interest, currency), new(fees, currency), new(penalties, currency),
            new(rest, currency));
    }
}
