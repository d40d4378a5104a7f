using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Servicing.Changes.Loans;

/// <summary>Somebody paid the lender for a lower rate: it is earned by the day and stands in no instalment.</summary>
public sealed record TakeBuyDown(Money Amount, string Payer = "maker") : LoanChange
{
    internal static ChangeKind Card { get; } = new(
        "buyDownFee", Family.Loan, new("买断利率费", "Buy-down fee"), MoneyReturn, When.Owing);

    internal override ChangeKind Kind => Card;

    internal override Refusal? Check(LoanAccount loan, DateOnly on) => Entering.CheckAmount(loan, Amount);

    internal override LoanEvent Event(LoanAccount loan, Stamp stamp) =>
        new BuyDownPaid(stamp.Sequence, stamp.ValueDate, stamp.BookedOn, Amount, Payer);
}
