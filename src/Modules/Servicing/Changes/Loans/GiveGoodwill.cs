using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Servicing.Changes.Loans;

/// <summary>The lender gives the customer an amount: it clears what a payment would, and no money comes.</summary>
public sealed record GiveGoodwill(Money Amount) : LoanChange
{
    internal static ChangeKind Card { get; } = new(
        "goodwill", Family.Loan, new("补偿抵扣", "Goodwill credit"), ReliefGive, When.Owing);

    internal override ChangeKind Kind => Card;

    internal override bool NeedsSecond => Relief.NeedsSecond(Amount);

    internal override Refusal? Check(LoanAccount loan, DateOnly on) =>
        Entering.CheckAmount(loan, Amount) ?? Relief.CheckOwed(loan, Amount);

    internal override LoanEvent Event(LoanAccount loan, Stamp stamp) =>
        new GoodwillCredited(stamp.Sequence, stamp.ValueDate, stamp.BookedOn, Amount, Note);
}
