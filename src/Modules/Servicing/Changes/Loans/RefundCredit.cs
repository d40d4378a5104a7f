using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Servicing.Changes.Loans;

/// <summary>Money of the customer that is held beyond all he owes is paid out to him.</summary>
public sealed record RefundCredit(Money Amount) : LoanChange
{
    internal static ChangeKind Card { get; } = new(
        "creditRefund", Family.Loan, new("退还溢缴款", "Credit refunded"), MoneyReturn, When.Credit, Second: true);

    internal override ChangeKind Kind => Card;

    internal override Refusal? Check(LoanAccount loan, DateOnly on) => Entering.CheckAmount(loan, Amount)
        ?? (Amount > loan.Credit
            ? new(
                "servicing.more_than_credit", $"Only {loan.Credit} is held for the customer; refund at most that.",
                RefusalKind.Conflict, Values.Of("credit", loan.Credit))
            : null);

    internal override LoanEvent Event(LoanAccount loan, Stamp stamp) =>
        new CreditRefunded(stamp.Sequence, stamp.ValueDate, stamp.BookedOn, Amount);
}
