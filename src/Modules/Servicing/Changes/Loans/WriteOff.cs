using Wheelhouse.Lending;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Servicing.Changes.Loans;

/// <summary>The lender gives up all that is owed in the books; the claim and the lien stay.</summary>
public sealed record WriteOff : LoanChange
{
    internal static ChangeKind Card { get; } = new(
        "writeOff", Family.Loan, new("核销", "Write-off"), LossBook, When.Owing, Second: true);

    internal override ChangeKind Kind => Card;

    internal override LoanEvent Event(LoanAccount loan, Stamp stamp) =>
        new WrittenOff(stamp.Sequence, stamp.ValueDate, stamp.BookedOn);
}
