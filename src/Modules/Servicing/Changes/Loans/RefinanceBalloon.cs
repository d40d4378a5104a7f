using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Servicing.Changes.Loans;

/// <summary>The final sum is not paid but spread over more instalments.</summary>
public sealed record RefinanceBalloon(int Instalments, Rate? AnnualRate = null) : LoanChange
{
    internal static ChangeKind Card { get; } = new(
        "balloonRefinance", Family.Loan, new("尾款再融资", "Balloon refinanced"), TermsChange, When.Balloon, Second: true,
        Ahead: true, CustomerAsks: true);

    internal override ChangeKind Kind => Card;

    internal override LoanEvent Event(LoanAccount loan, Stamp stamp) =>
        new BalloonRefinanced(
            stamp.Sequence, stamp.ValueDate, stamp.BookedOn, Instalments, AnnualRate);
}
