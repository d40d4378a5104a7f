using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Servicing.Changes.Loans;

/// <summary>More principal is paid out, within the limit of the contract; the instalment is found anew.</summary>
public sealed record PayOutMore(Money Amount) : LoanChange
{
    internal static ChangeKind Card { get; } = new(
        "disbursement", Family.Loan, new("追加放款", "Further payout"), MoneyReturn, When.Owing, Second: true,
        Undoable: false);

    internal override ChangeKind Kind => Card;

    internal override Refusal? Check(LoanAccount loan, DateOnly on) => Entering.CheckAmount(loan, Amount)
        ?? (loan.Terms.Limit is null
            ? new("servicing.no_further_payout", "The contract knows one payout; agree on another contract for more.")
            : null);

    internal override LoanEvent Event(LoanAccount loan, Stamp stamp) =>
        new Disbursed(stamp.Sequence, stamp.ValueDate, stamp.BookedOn, Amount);
}
