using Wheelhouse.Kernel;
using Wheelhouse.Ledger;
using Wheelhouse.Lending;
using Wheelhouse.Servicing.Changes;
using Wheelhouse.Servicing.Changes.Loans;
using Wheelhouse.Servicing.Views;

namespace Wheelhouse.Servicing;

/// <summary>The account of a loan: its contract, events and the state of the lending engine.</summary>
sealed class LoanAccount : Account
{
    /// <summary>What was folded and can go on: the next event costs its own walk, not that of all before it.
    /// </summary>
    readonly LoanCourse course;

    LoanAccount(LoanContract contract, LoanCourse course)
    {
        (Contract, this.course) = (contract, course);
        Standing = StandingOf(Events, State);
        RestructuredOn = LastConcession(State.AsOf);
    }

    internal override LoanContract Contract { get; }

    internal LoanTerms Terms => Contract.Terms;

    /// <summary>In the order of booking; sequences run from 1 without gaps.</summary>
    internal IReadOnlyList<LoanEvent> Events => course.Events;

    internal LoanState State => course.State;

    internal override AgreementState Standing { get; }

    internal override DateOnly AsOf => State.AsOf;

    internal override int LastEvent => Events.Count;

    internal override int RowCount => State.Rows.Count;

    internal override Money DueNow => State.DueNow;

    internal override Money Overdue => State.OverdueAmount;

    internal override int DaysPastDue => State.DaysPastDue;

    internal override Money Exposure => State.PrincipalOutstanding;

    internal override Money Credit => State.Overpaid;

    internal override AccrualLine Accrual => State.Accrual;

    internal override DateOnly? RestructuredOn { get; }

    internal override bool IsChargedOff => State.ChargedOffOn is not null;

    internal override Money Lost =>
        State.WrittenOff - State.Recovered + (IsChargedOff ? State.PrincipalOutstanding : Money.Zero(Currency));

    internal override bool GrowsWhileLate => Terms.Late is not null;

    internal override Money AccruedNotDue => State.InterestNotDue;

    internal override DateOnly Maturity => State.Maturity;

    internal override Turnover Turnover => new(
        State.Disbursed, Money.Sum(State.Receipts.Select(r => r.Amount), Currency), State.InterestPaid,
        State.PrincipalPaid, Money.Zero(Currency), State.FeesPaid + State.PenaltiesPaid, State.Overpaid,
        State.PrincipalOutstanding);

    internal override IReadOnlyList<Line> Position => Books.Position(this);

    internal override IReadOnlyList<Happening> Story => [.. Events.Select(Tell)];

    internal static LoanAccount Fold(LoanContract contract, IReadOnlyList<LoanEvent> events, DateOnly asOf) =>
        new(contract, LoanCourse.Of(contract.Terms, events, asOf).Value);

    internal override DueRow Row(int index)
    {
        var row = State.Rows[index];
        return new(row.Number, row.DueDate, row.Due, row.Paid, row.PaidOn);
    }

    internal override LoanAccount On(DateOnly day) => day == AsOf ? this : Fold(Contract, Events, day);

    internal override LoanAccount Known(int events, DateOnly day) => Fold(Contract, [.. Events.Take(events)], day);

    /// <summary>After one more event, as of today or of the day the books already are on, whichever is later.</summary>
    internal Outcome<LoanAccount> With(LoanEvent next, DateOnly today) =>
        course.With(next, today > AsOf ? today : AsOf).Select(on => new LoanAccount(Contract, on));

    internal override PaymentSplit? SplitOf(int sequence)
    {
        foreach (var receipt in State.Receipts)
        {
            if (receipt.Sequence == sequence)
            {
                return PaymentSplit.Of(receipt);
            }
        }

        return null;
    }

    /// <summary>Terms that were changed in the debtor's favour, or arrears that were spread anew; by a day.</summary>
    DateOnly? LastConcession(DateOnly day)
    {
        DateOnly? last = null;
        foreach (var one in Events)
        {
            if (one is Restructured or Reaged && one.ValueDate <= day && !(one.ValueDate < last)
                && ReversalOf(one.Sequence) is null)
            {
                last = one.ValueDate;
            }
        }

        return last;
    }

    /// <summary>The event that took this one back, or null while it stands.</summary>
    internal Reversed? ReversalOf(int sequence) => Events.OfType<Reversed>().FirstOrDefault(r => r.Of == sequence);

    internal override Outcome<Movement> TakeBack(Stamp target, DateOnly today, string note) =>
        WhyNot(Events[target.Sequence - 1]) is { } refusal
            ? refusal
            : Movement.Of(
                this, new Reversed(NextSequence, target.ValueDate, today, target.Sequence), today, Narratives.Reversal,
                note: note);

    /// <summary>What stands against taking an event back, or null when it can be done.</summary>
    Refusal? WhyNot(LoanEvent target) => target switch
    {
        Disbursed => ReverseEvent.Never(
            target.Sequence, "The payout cannot be taken back here; settle the agreement instead."),
        Reversed => ReverseEvent.Never(
            target.Sequence, "A reversal cannot be taken back; enter the event again."),
        _ when ChargeBack.Back(this, target.Sequence).IsPositive => ReverseEvent.Never(
            target.Sequence, "The payer's bank took this payment back; take the chargeback back instead."),
        _ when ReversalOf(target.Sequence) is { } by => ReverseEvent.Already(target.Sequence, by.Sequence),
        _ => ReverseEvent.Ended(this),
    };

    Happening Tell(LoanEvent one) => new(
        new(one.Sequence, one.ValueDate, one.BookedOn), EventWords.KindOf(one), EventWords.Of(this, one),
        EventWords.AmountOf(one), (one as Reversed)?.Of, ReversalOf(one.Sequence)?.Sequence, WhyNot(one),
        SplitOf(one.Sequence));

    /// <summary>Nothing owed is settled until a close of day has passed over it, and closed from then on; money that
    /// goes back to the customer afterwards opens nothing again.</summary>
    static AgreementState StandingOf(IReadOnlyList<LoanEvent> events, LoanState state) =>
        !state.IsClosed ? AgreementState.Active
        : state.WrittenOff > state.Recovered ? AgreementState.WrittenOff
        : state.AsOf > events.Where(e => e is not CreditRefunded).Max(e => e.BookedOn) ? AgreementState.Closed
        : AgreementState.Settled;
}
