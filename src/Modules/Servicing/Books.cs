using Wheelhouse.Kernel;
using Wheelhouse.Ledger;
using Wheelhouse.Lending;

namespace Wheelhouse.Servicing;

/// <summary>What an agreement means in the lender's books.</summary>
/// <remarks>
/// <para>There is no entry per kind of event. <see cref="Position"/> says what every account must hold for a state; an
/// entry is the difference between two positions. Each position sums to zero, so every entry balances, and a reversed
/// or back-dated event needs nothing of its own.</para>
/// <para>Interest is recognised when it falls due or is paid, whichever comes first: not day by day. What has accrued
/// and is not due yet is <see cref="LoanState.InterestNotDue"/>, which can be had for any day and booked in
/// aggregate.</para>
/// <para>Fees that were financed or paid up front, and the dealer's commission, are deferred and earned evenly by the
/// day over the planned term; the maker's subsidy by the effective interest method
/// (<see cref="Subvention.Unearned"/>). All three move at each due date, and the rest when nothing is owed any
/// more.</para>
/// <para>Worked: 100,000.00 lent of which 600.00 financed fees, 36 months to 1,095 days, first due date after 31 days:
/// at payout loans.principal +100,000.00, bank −99,400.00, fees.deferred −600.00; at the first due date 600.00 × 31 ÷
/// 1,095 = 16.986… → 16.99 moves from fees.deferred to fees.income.</para>
/// </remarks>
static class Books
{
    internal const string Bank = "bank";
    internal const string Principal = "loans.principal";
    internal const string InterestReceivable = "interest.receivable";
    internal const string FeesReceivable = "fees.receivable";
    internal const string SubsidyReceivable = "subsidy.receivable";
    internal const string CommissionDeferred = "commission.deferred";
    internal const string CustomerCredit = "customer.credit";
    internal const string CommissionPayable = "commission.payable";
    internal const string SubsidyDeferred = "subsidy.deferred";
    internal const string FeesDeferred = "fees.deferred";
    internal const string InterestIncome = "interest.income";
    internal const string FeesIncome = "fees.income";
    internal const string LateIncome = "late.income";
    internal const string SubsidyIncome = "subsidy.income";
    internal const string CommissionExpense = "commission.expense";

    /// <summary>What each account holds for an agreement, zeros left out: positive is a debit. Sums to zero.</summary>
    internal static IReadOnlyList<Line> Position(LoanAccount account)
    {
        var (terms, state) = (account.Contract.Terms, account.State);
        if (state.Disbursed.IsZero)
        {
            return [];
        }

        var zero = Money.Zero(terms.Currency);
        var received = Money.Sum(state.Receipts.Select(r => r.Amount), terms.Currency);
        var financed = terms.FeesPaid(FeePayment.Financed);
        var upFront = terms.FeesPaid(FeePayment.UpFront);
        var (fees, penalties) = Charged(state, zero);
        var earned = new Earned(account);
        var subsidy = earned.Subsidy(account.Contract);
        return Nonzero(
        [
            new(Bank, received + upFront + financed - state.Disbursed),
            new(Principal, state.PrincipalOutstanding),
            new(InterestReceivable, state.InterestDue - state.InterestPaid),
            new(FeesReceivable, fees + penalties - state.FeesPaid - state.PenaltiesPaid),
            new(SubsidyReceivable, account.Contract.Subsidy),
            new(CommissionDeferred, account.Contract.Commission - earned.Of(account.Contract.Commission)),
            new(CustomerCredit, -state.Overpaid),
            new(CommissionPayable, -account.Contract.Commission),
            new(SubsidyDeferred, subsidy - account.Contract.Subsidy),
            new(FeesDeferred, earned.Of(financed + upFront) - financed - upFront),
            new(InterestIncome, -state.InterestDue),
            new(FeesIncome, -fees - earned.Of(financed + upFront)),
            new(LateIncome, -penalties),
            new(SubsidyIncome, -subsidy),
            new(CommissionExpense, earned.Of(account.Contract.Commission)),
        ]);
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

    /// <summary>Fees and penalties that are owed by the as-of day, or were paid before they were.</summary>
    static (Money Fees, Money Penalties) Charged(LoanState state, Money zero)
    {
        var (fees, penalties) = (zero, zero);
        foreach (var row in state.Rows)
        {
            var due = row.DueDate <= state.AsOf;
            fees += due ? row.Fees : row.FeesPaid;
            penalties += due ? row.Penalties : row.PenaltiesPaid;
        }

        return (fees, penalties);
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

    static IReadOnlyList<Line> Nonzero(IEnumerable<Line> lines) => [.. lines.Where(l => !l.Amount.IsZero)];

    /// <summary>The part of deferred amounts that has been earned: through the last due date that has passed, and
    /// everything once nothing is owed.</summary>
    readonly struct Earned
    {
        readonly DateOnly through;
        readonly int passed, all;

        internal Earned(LoanAccount account)
        {
            var start = account.Contract.Terms.StartDate;
            var rows = account.State.Rows;
            var last = rows[^1].DueDate;
            through = start;
            foreach (var row in rows)
            {
                through = row.DueDate <= account.AsOf && row.DueDate > through ? row.DueDate : through;
            }

            through = account.State.IsClosed ? last : through;
            (passed, all) = (through.DayNumber - start.DayNumber, last.DayNumber - start.DayNumber);
        }

        /// <summary>By the day, rounded half to even, cumulatively: all due dates' parts make the whole.</summary>
        internal Money Of(Money deferred) => passed >= all
            ? deferred
            : Money.Round(deferred.Major * passed / all, deferred.Currency, MidpointRounding.ToEven);

        /// <summary>By effective interest: the subsidy less what of it would be clawed back on that day.</summary>
        internal Money Subsidy(LoanContract contract) => passed >= all || contract.ContractRate is not { } rate
            ? contract.Subsidy
            : contract.Subsidy - Money.Min(contract.Subsidy, Subvention.Unearned(contract.Terms, rate, through));
    }
}
