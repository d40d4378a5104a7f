using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing;

namespace Wheelhouse.Modules.Tests.Servicing;

/// <summary>Accounts in memory, for rules that need no database.</summary>
static class Loans
{
    internal static readonly DateOnly Start = new(2026, 1, 5);

    internal static readonly ManualIds Ids = new();

    /// <summary>The usual loan (see <see cref="LoansOnTest"/>), paid out, as of a day.</summary>
    internal static LoanAccount Usual(DateOnly asOf, params LoanEvent[] more) => Of(LoansOnTest.Usual, asOf, more);

    internal static LoanAccount Of(LoanTerms terms, DateOnly asOf, params LoanEvent[] more) =>
        LoanAccount.Fold(
            Contract(terms), [new Disbursed(1, terms.StartDate, terms.StartDate, terms.Principal), .. more], asOf);

    internal static LoanContract Contract(
        LoanTerms terms, Money? subsidy = null, Rate? contractRate = null, Money? commission = null)
    {
        var zero = Money.Zero(terms.Currency);
        var deal = new Deal
        {
            Id = Ids.Next<Agreement>(),
            Organisation = Ids.Next<Organisation>(),
            Number = "WH-2026-000001",
            Vin = "LKLAB3E11TA118306",
            Product = new("标准贷款", "Standard loan"),
            Model = new("启岚 Q5", "Qilan Q5"),
            PaidOn = terms.StartDate,
            Commission = commission ?? zero,
        };
        return new(deal) { Terms = terms, Subsidy = subsidy ?? zero, ContractRate = contractRate };
    }

    /// <summary>The state of the loan after a movement.</summary>
    internal static LoanState State(this Movement movement) => ((LoanAccount)movement.After).State;

    internal static Money Cny(long minorUnits) => new(minorUnits, Currency.Cny);

    internal sealed class ManualIds
    {
        int made;

        internal Id<T> Next<T>()
            where T : INamed =>
            new(new Guid(Interlocked.Increment(ref made), 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]));
    }
}
