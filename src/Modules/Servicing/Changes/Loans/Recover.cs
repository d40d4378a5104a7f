using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Servicing.Changes.Loans;

/// <summary>Money came in on a loan that was charged off or written off: an auction, a guarantor, the
/// debtor.</summary>
public sealed record Recover(Money Amount, string From = "customer") : LoanChange
{
    internal static ChangeKind Card { get; } = new(
        "recovery", Family.Loan, new("核销收回", "Recovery"), LossBook, When.Lost);

    internal override ChangeKind Kind => Card;

    internal override Refusal? Check(LoanAccount loan, DateOnly on) => Entering.CheckAmount(loan, Amount);

    internal override LoanEvent Event(LoanAccount loan, Stamp stamp) =>
        new Recovered(stamp.Sequence, stamp.ValueDate, stamp.BookedOn, Amount, From);
}
