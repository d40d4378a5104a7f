using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Servicing.Changes.Loans;

/// <summary>A seller gave money back for what the loan had paid: a returned add-on, a later price cut.</summary>
public sealed record TakeRefund(Money Amount, string From = "dealer") : LoanChange
{
    internal static ChangeKind Card { get; } = new(
        "refund", Family.Loan, new("商家退款", "Refund from a seller"), MoneyReturn, When.Owing);

    internal override ChangeKind Kind => Card;

    internal override Refusal? Check(LoanAccount loan, DateOnly on) =>
        Entering.CheckAmount(loan, Amount) ?? Relief.CheckOwed(loan, Amount);

    internal override LoanEvent Event(LoanAccount loan, Stamp stamp) =>
        new Refunded(stamp.Sequence, stamp.ValueDate, stamp.BookedOn, Amount, From);
}
