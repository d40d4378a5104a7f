using Wheelhouse.Lending;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Servicing.Changes.Loans;

/// <summary>The contract is terminated: all principal is due on the day with the interest to it.</summary>
public sealed record Terminate : LoanChange
{
    internal static ChangeKind Card { get; } = new(
        "termination", Family.Loan, new("解除合同", "Termination"), LossBook, When.Owing, Second: true);

    internal override ChangeKind Kind => Card;

    internal override LoanEvent Event(LoanAccount loan, Stamp stamp) =>
        new Terminated(stamp.Sequence, stamp.ValueDate, stamp.BookedOn);
}
