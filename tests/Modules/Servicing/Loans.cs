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
    internal static Account Usual(DateOnly asOf, params LoanEvent[] more) => Of(LoansOnTest.Usual, asOf, more);

    internal static Account Of(LoanTerms terms, DateOnly asOf, params LoanEvent[] more) =>
        Account.Fold(
            Contract(terms), [new Disbursed(1, terms.StartDate, terms.StartDate, terms.Principal), .. more], asOf);

    internal static Contract Contract(
        LoanTerms terms, Money? subsidy = null, Rate? contractRate = null, Money? commission = null) => new(
        Ids.Next<Agreement>(), Ids.Next<Organisation>(), null, null, "WH-2026-000001", "LKLAB3E11TA118306",
        new("标准贷款", "Standard loan"), new("启岚 Q5", "Qilan Q5"), terms, terms.StartDate,
        subsidy ?? Money.Zero(terms.Currency), contractRate, commission ?? Money.Zero(terms.Currency));

    internal static Money Cny(long minorUnits) => new(minorUnits, Currency.Cny);

    internal sealed class ManualIds
    {
        int made;

        internal Id<T> Next<T>()
            where T : INamed =>
            new(new Guid(Interlocked.Increment(ref made), 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]));
    }
}
