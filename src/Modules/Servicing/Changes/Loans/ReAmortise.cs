using Wheelhouse.Lending;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Servicing.Changes.Loans;

/// <summary>What is overdue is spread over the instalments still to come, on their dates.</summary>
public sealed record ReAmortise(Arrears Arrears = Arrears.Spread) : LoanChange
{
    internal static ChangeKind Card { get; } = new(
        "reAmortisation", Family.Loan, new("逾期重新分摊", "Re-amortisation"), TermsChange, When.Overdue, Second: true);

    internal override ChangeKind Kind => Card;

    internal override LoanEvent Event(LoanAccount loan, Stamp stamp) =>
        new Reamortised(stamp.Sequence, stamp.ValueDate, stamp.BookedOn, Arrears);
}
