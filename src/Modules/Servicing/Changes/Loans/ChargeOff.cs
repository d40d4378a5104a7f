using Wheelhouse.Lending;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Servicing.Changes.Loans;

/// <summary>The lender counts the loan as lost, and goes on claiming it.</summary>
public sealed record ChargeOff(ChargeOffBehaviour Behaviour = ChargeOffBehaviour.Regular) : LoanChange
{
    internal static ChangeKind Card { get; } = new(
        "chargeOff", Family.Loan, new("呆账认定", "Charge-off"), LossBook, When.NotLost, Second: true);

    internal override ChangeKind Kind => Card;

    internal override LoanEvent Event(LoanAccount loan, Stamp stamp) =>
        new ChargedOff(stamp.Sequence, stamp.ValueDate, stamp.BookedOn, Behaviour);
}
