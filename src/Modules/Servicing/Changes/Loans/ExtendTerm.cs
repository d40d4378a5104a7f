using Wheelhouse.Lending;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Servicing.Changes.Loans;

/// <summary>More instalments follow the last one; what is left is spread over all that are open.</summary>
public sealed record ExtendTerm(int Instalments) : LoanChange
{
    internal static ChangeKind Card { get; } = new(
        "termExtension", Family.Loan, new("展期", "Term extension"), TermsChange, When.Owing, Second: true, Ahead: true);

    internal override ChangeKind Kind => Card;

    internal override LoanEvent Event(LoanAccount loan, Stamp stamp) =>
        new TermExtended(stamp.Sequence, stamp.ValueDate, stamp.BookedOn, Instalments);
}
