using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Servicing.Changes.Loans;

/// <summary>A payment that was good was taken back by the payer's bank, and its amount is owed again.</summary>
/// <param name="Of">The sequence of the payment.</param>
public sealed record ChargeBack(int Of, Money Amount) : LoanChange
{
    internal static ChangeKind Card { get; } = new(
        "chargeback", Family.Loan, new("银行退单", "Chargeback"), MoneyReturn, When.Paid);

    internal override ChangeKind Kind => Card;

    internal override Refusal? Check(LoanAccount loan, DateOnly on)
    {
        if (Entering.CheckAmount(loan, Amount) is { } wrong)
        {
            return wrong;
        }

        if (loan.State.Receipts.FirstOrDefault(r => r.Sequence == Of && r.Amount.IsPositive) is not { } paid)
        {
            return new(
                "servicing.not_a_payment", $"Event {Of} is no payment that stands; name one that is.",
                RefusalKind.Invalid, Values.Of("event", Of));
        }

        var left = paid.Amount - Back(loan, Of);
        return Amount > left
            ? new(
                "servicing.more_than_paid", $"Only {left} of event {Of} can be taken back.", RefusalKind.Conflict,
                Values.Of("left", left), Values.Of("event", Of))
            : on < paid.ValueDate
                ? new(
                    "servicing.chargeback_before_payment",
                    $"The payment counts from {paid.ValueDate:O}; it cannot be taken back before that.",
                    RefusalKind.Invalid, Values.Of("day", paid.ValueDate))
                : null;
    }

    /// <summary>What of a payment was taken back already.</summary>
    internal static Money Back(LoanAccount loan, int payment) => Money.Sum(
        loan.Events.OfType<ChargedBack>()
            .Where(one => one.Of == payment && loan.ReversalOf(one.Sequence) is null).Select(one => one.Amount),
        loan.Currency);

    internal override LoanEvent Event(LoanAccount loan, Stamp stamp) =>
        new ChargedBack(stamp.Sequence, stamp.ValueDate, stamp.BookedOn, Of, Amount);
}
