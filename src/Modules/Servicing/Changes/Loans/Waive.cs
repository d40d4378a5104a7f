using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Servicing.Changes.Loans;

/// <summary>The lender lets interest, fees or penalties go: what is due first, then what has accrued.</summary>
public sealed record Waive(Component Component, Money Amount) : LoanChange
{
    internal static ChangeKind Card { get; } = new(
        "waiver", Family.Loan, new("减免", "Waiver"), ReliefGive, When.Owing);

    internal override ChangeKind Kind => Card;

    internal override bool NeedsSecond => Relief.NeedsSecond(Amount);

    internal override Refusal? Check(LoanAccount loan, DateOnly on)
    {
        var owed = Component switch
        {
            Component.Interest => loan.State.InterestOutstanding + loan.State.InterestNotDue,
            _ => loan.State.FeesOutstanding,
        };
        return Entering.CheckAmount(loan, Amount) ?? (Amount > owed
            ? new(
                "servicing.more_than_owed", $"{owed} of it is owed today; waive at most that.", RefusalKind.Conflict,
                Values.Of("owed", owed))
            : null);
    }

    internal override LoanEvent Event(LoanAccount loan, Stamp stamp) =>
        new Waived(stamp.Sequence, stamp.ValueDate, stamp.BookedOn, Component, Amount);
}
