using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Servicing.Changes.Loans;

/// <summary>The contract changes for the instalments due from a day on: all that may change at once.</summary>
public sealed record Restructure(
    Rate? AnnualRate = null, int ExtraInstalments = 0, int GracePrincipal = 0, int GraceInterest = 0,
    DateOnly? NextDue = null, Arrears Arrears = Arrears.Kept) : LoanChange
{
    internal static ChangeKind Card { get; } = new(
        "restructuring", Family.Loan, new("债务重组", "Restructuring"), TermsChange, When.Owing, Second: true, Ahead: true);

    internal override ChangeKind Kind => Card;

    internal override LoanEvent Event(LoanAccount loan, Stamp stamp) =>
        new Restructured(
            stamp.Sequence, stamp.ValueDate, stamp.BookedOn, AnnualRate, ExtraInstalments, GracePrincipal,
            GraceInterest, NextDue, Arrears);
}
