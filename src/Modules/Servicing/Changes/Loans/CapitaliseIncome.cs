using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Servicing.Changes.Loans;

/// <summary>A charge of the lender is added to the principal; it is earned by the day.</summary>
public sealed record CapitaliseIncome(Money Amount, string Code = "income") : LoanChange
{
    internal static ChangeKind Card { get; } = new(
        "capitalisedIncome", Family.Loan, new("费用资本化", "Capitalised income"), TermsChange, When.Owing, Second: true);

    internal override ChangeKind Kind => Card;

    internal override Refusal? Check(LoanAccount loan, DateOnly on) => Entering.CheckAmount(loan, Amount);

    internal override LoanEvent Event(LoanAccount loan, Stamp stamp) =>
        new IncomeCapitalised(stamp.Sequence, stamp.ValueDate, stamp.BookedOn, Amount, Code);
}
