using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using Wheelhouse.Ledger;
using Wheelhouse.Lending;
using Wheelhouse.Servicing.Changes;
using Wheelhouse.Servicing.Leases;

namespace Wheelhouse.Servicing;

/// <summary>The account of a subscription: its contract, events and the state of the leasing engine.</summary>
sealed class SubscriptionAccount : Account
{
    SubscriptionAccount(
        SubscriptionContract contract, IReadOnlyList<SubscriptionEvent> events, SubscriptionState state)
    {
        (Contract, Events, State) = (contract, events, state);
        Standing = StandingOf(events, state);
    }

    internal override SubscriptionContract Contract { get; }

    internal SubscriptionTerms Terms => Contract.Terms;

    /// <summary>In the order of booking; sequences run from 1 without gaps.</summary>
    internal IReadOnlyList<SubscriptionEvent> Events { get; }

    internal SubscriptionState State { get; }

    internal override AgreementState Standing { get; }

    internal override DateOnly AsOf => State.AsOf;

    internal override int LastEvent => Events.Count;

    /// <summary>What was billed; the months to come are not, for they can be cancelled.</summary>
    internal override int RowCount => State.Rows.Count;

    internal override Money DueNow => State.DueNow;

    internal override Money Overdue => Money.Sum(
        State.Rows.Where(r => r.DueDate < AsOf).Select(r => r.Outstanding), Currency);

    internal override int DaysPastDue => State.DaysPastDue;

    /// <summary>What is billed and unpaid: nothing is financed.</summary>
    internal override Money Exposure => State.DueNow;

    internal override Money Credit => State.Credit;

    internal override Money AccruedNotDue => Money.Zero(Currency);

    /// <summary>Income is in the books through the day they are on; what comes after it.</summary>
    internal override AccrualLine Accrual => State.Accrual;

    internal override DateOnly Maturity => State.EndsOn ?? NextMonth;

    internal override Turnover Turnover
    {
        get
        {
            var zero = Money.Zero(Currency);
            var received = Money.Sum(
                Standings.Of(Events).OfType<SubscriptionPaid>().Select(p => p.Amount), Currency);
            var rent = Money.Sum(State.Rows.Where(RentSplit.IsRent).Select(r => r.Paid), Currency);
            var other = Money.Sum(State.Rows.Where(r => !RentSplit.IsRent(r)).Select(r => r.Paid), Currency);
            return new(zero, received, zero, zero, rent, other, Credit, Exposure);
        }
    }

    internal override IReadOnlyList<Line> Position =>
        RentBooks.Position(State.Balances, Money.Zero(Currency), Credit);

    internal override IReadOnlyList<Happening> Story => [.. Events.Select(Tell)];

    /// <summary>The first day of the next month of use, the day after a pause, or the day after the last one.
    /// </summary>
    internal override DateOnly? WorkOn => Standing switch
    {
        AgreementState.Active when AsOf > State.EndsOn => null,
        AgreementState.Active => Soonest(
            NextMonth, State.EndsOn?.AddDays(1),
            Accrual.Through < DateOnly.MaxValue ? Accrual.Through.AddDays(1) : null),
        AgreementState.Settled => AsOf.AddDays(1),
        _ => null,
    };

    /// <summary>The car that is out, or was last.</summary>
    internal bool CarIsBack => Standings.Of(Events).OfType<SubscriptionCarReturned>().Any();

    DateOnly NextMonth
    {
        get
        {
            var month = 0;
            while (Terms.StartDate.AddMonths(month) <= AsOf)
            {
                month++;
            }

            return Terms.StartDate.AddMonths(month);
        }
    }

    internal static SubscriptionAccount Fold(
        SubscriptionContract contract, IReadOnlyList<SubscriptionEvent> events, DateOnly asOf) =>
        new(contract, events, SubscriptionFold.Fold(contract.Terms, events, asOf));

    internal override DueRow Row(int index)
    {
        var row = State.Rows[index];
        return new(row.Number, row.DueDate, row.Amount, row.Paid, row.PaidOn);
    }

    internal override SubscriptionAccount On(DateOnly day) => day == AsOf ? this : Fold(Contract, Events, day);

    internal override SubscriptionAccount Known(int events, DateOnly day) =>
        Fold(Contract, [.. Events.Take(events)], day);

    /// <summary>After one more event, as of today or of the day the books already are on, whichever is later.</summary>
    internal Outcome<SubscriptionAccount> With(SubscriptionEvent next, DateOnly today)
    {
        IReadOnlyList<SubscriptionEvent> events = [.. Events, next];
        return SubscriptionFold.TryFold(Terms, events, today > AsOf ? today : AsOf)
            .Select(state => new SubscriptionAccount(Contract, events, state));
    }

    internal override PaymentSplit? SplitOf(int sequence) =>
        Events[sequence - 1] is SubscriptionPaid paid && ReversalOf(sequence) is null
            ? RentSplit.Of(sequence, paid.Amount, State.Rows, State.Allocations)
            : null;

    SubscriptionReversed? ReversalOf(int sequence) =>
        Events.OfType<SubscriptionReversed>().FirstOrDefault(r => r.Of == sequence);

    internal override Outcome<Movement> TakeBack(Stamp target, DateOnly today, string note) =>
        WhyNot(Events[target.Sequence - 1]) is { } refusal
            ? refusal
            : Movement.Of(
                this, new SubscriptionReversed(NextSequence, target.ValueDate, today, target.Sequence), today,
                Narratives.Reversal, note: note);

    Refusal? WhyNot(SubscriptionEvent target) => target switch
    {
        SubscriptionBegun => ReverseEvent.Never(
            target.Sequence, "The handover cannot be taken back here; cancel the subscription instead."),
        SubscriptionReversed => ReverseEvent.Never(
            target.Sequence, "A reversal cannot be taken back; enter the event again."),
        _ when ReversalOf(target.Sequence) is { } by => ReverseEvent.Already(target.Sequence, by.Sequence),
        _ => ReverseEvent.Ended(this),
    };

    Happening Tell(SubscriptionEvent one) => new(
        new(one.Sequence, one.ValueDate, one.BookedOn), LeaseEventWords.KindOf(one), LeaseEventWords.Of(one),
        (one as SubscriptionPaid)?.Amount, (one as SubscriptionReversed)?.Of, ReversalOf(one.Sequence)?.Sequence,
        WhyNot(one), SplitOf(one.Sequence));

    /// <summary>Over once its last day has passed, the car is back and nobody owes anything; then closed.</summary>
    AgreementState StandingOf(IReadOnlyList<SubscriptionEvent> events, SubscriptionState state) =>
        state.Status != SubscriptionStatus.Ended || !CarIsBack || !state.DueNow.IsZero || !state.Credit.IsZero
            ? AgreementState.Active
            : state.AsOf > events.Max(e => e.BookedOn) ? AgreementState.Closed
            : AgreementState.Settled;
}
