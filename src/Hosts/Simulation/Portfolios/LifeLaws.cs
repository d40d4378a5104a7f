using Wheelhouse.Servicing;

namespace Wheelhouse.Simulation.Portfolios;

/// <summary>What holds of an account by itself: money in is money split, and nothing owed is negative.</summary>
static class LifeLaws
{
    internal static IEnumerable<string> Check(Account account)
    {
        var number = account.Contract.Number;
        for (var sequence = 1; sequence <= account.LastEvent; sequence++)
        {
            if (account.SplitOf(sequence) is { } split && !Conserves(split))
            {
                yield return $"{number}: event {sequence} of {split.Amount} is split into {split}.";
            }
        }

        foreach (var row in account.Rows)
        {
            if (row.Due.IsNegative || row.Paid.IsNegative || row.Paid > row.Due)
            {
                yield return $"{number}: row {row.Number} asks for {row.Due}, of which {row.Paid} is paid.";
            }
        }

        if (account is LoanAccount && (account.AccruedNotDue.IsNegative || account.Exposure.IsNegative))
        {
            yield return $"{number}: {account.AccruedNotDue} of interest accrued on {account.Exposure}.";
        }
    }

    static bool Conserves(PaymentSplit split) =>
        split.Principal + split.Interest + split.Fees + split.Penalties + split.Credit == split.Amount
        && (split.Amount.IsNegative || !new[] { split.Principal, split.Interest, split.Fees, split.Penalties }
            .Any(part => part.IsNegative));
}
