using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Servicing.Changes.Loans;

/// <summary>No interest for some days, both ends included; the instalment stays, the last one shrinks.</summary>
public sealed record PauseInterest(DateOnly Through) : LoanChange
{
    internal static ChangeKind Card { get; } = new(
        "interestPause", Family.Loan, new("停息", "Interest pause"), TermsChange, When.Owing, Ahead: true);

    internal override ChangeKind Kind => Card;

    internal override Refusal? Check(LoanAccount loan, DateOnly on) => Days.CheckSpan(loan, on, Through);

    internal override LoanEvent Event(LoanAccount loan, Stamp stamp) =>
        new InterestPaused(stamp.Sequence, stamp.ValueDate, stamp.BookedOn, Through);
}
