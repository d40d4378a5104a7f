using Wheelhouse.Kernel;
using Wheelhouse.Lending;

namespace Wheelhouse.Servicing.Accounting;

/// <summary>The part of what is deferred at the start that has been earned: through the last due date that has passed,
/// and everything once nothing is owed or the loan counts as lost.</summary>
/// <remarks>Worked: 600.00 of fees over 36 months to 1,095 days, first due date after 31 days: there 600.00 × 31 ÷
/// 1,095 = 16.986… → 16.99 is earned.</remarks>
readonly struct Earning
{
    readonly DateOnly through;
    readonly int passed, all;

    internal Earning(LoanAccount account)
    {
        var start = account.Terms.StartDate;
        var rows = account.State.Rows;
        var last = rows[^1].DueDate;
        through = start;
        for (var i = 0; i < rows.Count; i++)
        {
            var due = rows[i].DueDate;
            through = due <= account.AsOf && due > through ? due : through;
        }

        through = account.State.IsClosed || account.State.ChargedOffOn is not null ? last : through;
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
