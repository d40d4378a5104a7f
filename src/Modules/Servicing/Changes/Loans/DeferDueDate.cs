using Wheelhouse.Lending;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Servicing.Changes.Loans;

/// <summary>The first instalment due on or after a day falls due on another; those after it follow.</summary>
public sealed record DeferDueDate(DateOnly To) : LoanChange
{
    internal static ChangeKind Card { get; } = new(
        "deferral", Family.Loan, new("延期还款", "Deferral"), TermsChange, When.Owing, Second: true, Ahead: true,
        CustomerAsks: true);

    internal override ChangeKind Kind => Card;

    internal override LoanEvent Event(LoanAccount loan, Stamp stamp) =>
        new DueDateMoved(stamp.Sequence, stamp.ValueDate, stamp.BookedOn, To);
}
