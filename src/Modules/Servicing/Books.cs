using Wheelhouse.Kernel;
using Wheelhouse.Ledger;
using Wheelhouse.Products;
using Wheelhouse.Servicing.Accounting;

namespace Wheelhouse.Servicing;

/// <summary>What an agreement means in the lender's books.</summary>
/// <remarks>
/// <para>There is no entry per kind of event. The position of an account says what every account of the books must hold
/// for its state, by rules that are data (<see cref="Scheme"/>); an entry is the difference between two positions. Each
/// position sums to zero, so every entry balances, and a reversed or back-dated event needs nothing of its own.</para>
/// <para>Worked, on the accrual basis: 100,000.00 lent of which 600.00 financed fees: at payout loans.principal
/// +100,000.00, bank −99,400.00, fees.deferred −600.00.</para>
/// </remarks>
static class Books
{
    static readonly Scheme Accrual = Scheme.Shipped("loan.accrual", LoanMeasures.Words);
    static readonly Scheme Cash = Scheme.Shipped("loan.cash", LoanMeasures.Words);

    /// <summary>What each account holds for a loan, zeros left out: positive is a debit. Sums to zero.</summary>
    internal static IReadOnlyList<Line> Position(LoanAccount account)
    {
        if (account.State.Disbursed.IsZero)
        {
            return [];
        }

        var scheme = account.Contract.Basis == AccountingBasis.Cash ? Cash : Accrual;
        var condition = account.State.ChargedOffOn is null ? null : LoanMeasures.ChargedOff;
        return scheme.Position(LoanMeasures.Of(account), condition, account.Currency);
    }

    /// <summary>What must be booked to come from one position to another; debits first. Empty: nothing moved.</summary>
    internal static IReadOnlyList<Line> Difference(IReadOnlyList<Line> before, IReadOnlyList<Line> after)
    {
        var moved = new List<Line>(after.Count + 2);
        foreach (var line in after)
        {
            var was = Find(before, line.Account);
            Add(moved, line.Account, was is null ? line.Amount : line.Amount - was.Amount);
        }

        foreach (var gone in before)
        {
            if (Find(after, gone.Account) is null)
            {
                Add(moved, gone.Account, -gone.Amount);
            }
        }

        return [.. moved.Where(l => l.Amount.IsPositive), .. moved.Where(l => l.Amount.IsNegative)];
    }

    static Line? Find(IReadOnlyList<Line> lines, string account)
    {
        foreach (var line in lines)
        {
            if (line.Account == account)
            {
                return line;
            }
        }

        return null;
    }

    static void Add(List<Line> lines, string account, Money amount)
    {
        if (!amount.IsZero)
        {
            lines.Add(new(account, amount));
        }
    }
}
