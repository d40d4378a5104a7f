using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Servicing.Changes.Loans;

/// <summary>The interest on an amount that should not have been lent is given back against the debt.</summary>
/// <param name="Amount">What was refunded; the interest on it is found.</param>
public sealed record RefundInterest(Money Amount) : LoanChange
{
    internal static ChangeKind Card { get; } = new(
        "interestRefund", Family.Loan, new("退还利息", "Interest refund"), ReliefGive, When.Owing);

    internal override ChangeKind Kind => Card;

    internal override bool NeedsSecond => Relief.NeedsSecond(Amount);

    internal override Refusal? Check(LoanAccount loan, DateOnly on) => Entering.CheckAmount(loan, Amount)
        ?? (Amount > loan.State.Disbursed
            ? new(
                "servicing.more_than_lent", $"Only {loan.State.Disbursed} was lent; name the part that was refunded.",
                RefusalKind.Conflict, Values.Of("lent", loan.State.Disbursed))
            : InterestRefund.Of(loan.Terms, loan.Events, Amount, on).IsZero
                ? new(
                    "servicing.no_interest_yet",
                    "That amount has cost no interest by the day; there is none to return.")
                : null);

    /// <remarks>By hand: 200.00 of 1,000.00 at 12 % refunded after a month of 30/360: 2.00 comes back.</remarks>
    internal override LoanEvent Event(LoanAccount loan, Stamp stamp) =>
        new InterestRefunded(
            stamp.Sequence, stamp.ValueDate, stamp.BookedOn,
            InterestRefund.Of(loan.Terms, loan.Events, Amount, stamp.ValueDate));
}
