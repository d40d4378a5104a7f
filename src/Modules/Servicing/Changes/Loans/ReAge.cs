using Wheelhouse.Lending;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Servicing.Changes.Loans;

/// <summary>All that is left, arrears included, is spread over new instalments from a new first due date.</summary>
public sealed record ReAge(int Instalments, DateOnly FirstDueDate, Arrears Arrears = Arrears.Spread) : LoanChange
{
    internal static ChangeKind Card { get; } = new(
        "reAge", Family.Loan, new("重新起算", "Re-age"), TermsChange, When.Owing, Second: true);

    internal override ChangeKind Kind => Card;

    internal override LoanEvent Event(LoanAccount loan, Stamp stamp) =>
        new Reaged(
            stamp.Sequence, stamp.ValueDate, stamp.BookedOn, Instalments, FirstDueDate, Arrears: Arrears);
}
