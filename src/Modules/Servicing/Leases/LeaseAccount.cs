using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using Wheelhouse.Ledger;
using Wheelhouse.Lending;
using Wheelhouse.Servicing.Changes;
using Wheelhouse.Servicing.Leases;
using BookAccount = Wheelhouse.Leasing.LeaseAccount;

namespace Wheelhouse.Servicing;

/// <summary>The account of a lease: its contract, events and the state of the leasing engine.</summary>
sealed class LeaseAccount : Account
{
    readonly List<LeaseRow> rows;

    LeaseAccount(LeaseContract contract, IReadOnlyList<LeaseEvent> events, LeaseState state)
    {
        (Contract, Events, State) = (contract, events, state);
        rows = [.. state.Rows.Where(row => row.Payer == Payer.Lessee)];
        Standing = StandingOf(events, state);
    }

    internal override LeaseContract Contract { get; }

    internal LeaseTerms Terms => Contract.Terms;

    /// <summary>In the order of booking; sequences run from 1 without gaps.</summary>
    internal IReadOnlyList<LeaseEvent> Events { get; }

    internal LeaseState State { get; }

    internal override AgreementState Standing { get; }

    internal override DateOnly AsOf => State.AsOf;

    internal override int LastEvent => Events.Count;

    internal override int RowCount => rows.Count;

    internal override Money DueNow => State.DueNow;

    internal override Money Overdue => State.OverdueAmount;

    internal override int DaysPastDue => State.DaysPastDue;

    /// <summary>The net investment, the financial asset, or the car less depreciation.</summary>
    internal override Money Exposure => State.Carrying;

    internal override Money Credit => State.Credit;

    internal override Money AccruedNotDue => Money.Zero(Currency);

    /// <summary>Income is in the books through the day they are on; what comes after it.</summary>
    internal override AccrualLine Accrual => State.Accrual;

    internal override DateOnly Maturity => State.TermEnd;

    internal override Turnover Turnover
    {
        get
        {
            var received = Money.Sum(
                Standings.Of(Events).OfType<RentReceived>().Where(r => r.Payer == Payer.Lessee).Select(r => r.Amount),
                Currency);
            var rent = Money.Sum(rows.Where(RentSplit.IsRent).Select(r => r.Paid), Currency);
            var other = Money.Sum(rows.Where(r => !RentSplit.IsRent(r)).Select(r => r.Paid), Currency);
            var begun = State.Status != LeaseStatus.Agreed;
            return new(
                begun ? Terms.Price : Money.Zero(Currency), received, Money.Zero(Currency), Money.Zero(Currency), rent,
                other, Credit, Exposure);
        }
    }

    internal override IReadOnlyList<Line> Position => RentBooks.Position(
        State.Balances, State.Status == LeaseStatus.Agreed ? Money.Zero(Currency) : Terms.Price, Credit);

    internal override IReadOnlyList<Happening> Story => [.. Events.Select(Tell)];

    /// <summary>The next row, the end of the term, the end of a month in which a leased car wears down, or the day
    /// after all is done.</summary>
    internal override DateOnly? WorkOn => Standing switch
    {
        AgreementState.Active => Soonest(
            rows.Where(r => r.DueDate > AsOf).Min(r => (DateOnly?)r.DueDate),
            Runs ? State.TermEnd : null,
            Runs && Terms.Class == LeaseClass.Operating ? MonthEndAfter(AsOf) : null,
            Accrual.Through < DateOnly.MaxValue ? Accrual.Through.AddDays(1) : null),
        AgreementState.Settled => AsOf.AddDays(1),
        _ => null,
    };

    bool Runs => State.Status == LeaseStatus.Running;

    internal override bool TitlePasses => State.Status == LeaseStatus.Bought;

    /// <summary>What the lessor has in the car after the first payment.</summary>
    internal Money Financed => Terms.Price - (Terms.InitialPayment ?? Money.Zero(Currency));

    /// <summary>A car that came back and waits to be sold.</summary>
    internal Money VehicleHeld => State.Balances.GetValueOrDefault(BookAccount.VehiclesHeld, Money.Zero(Currency));

    internal static LeaseAccount Fold(LeaseContract contract, IReadOnlyList<LeaseEvent> events, DateOnly asOf) =>
        new(contract, events, LeaseFold.Fold(contract.Terms, events, asOf));

    internal override DueRow Row(int index)
    {
        var row = rows[index];
        return new(row.Number, row.DueDate, row.Amount, row.Paid, row.PaidOn);
    }

    /// <summary>What of the rental of a day is interest: of a receivable, over the term first agreed.</summary>
    /// <remarks>By hand, the lease of 10 000 at 10 %: 1 000 of the first 3 000, 800 of the second, 580 of the
    /// third.</remarks>
    internal Dictionary<DateOnly, Money> InterestByDay() => Terms.Class == LeaseClass.Operating
        ? []
        : InvestmentPath.Of(Terms).Match(
            path => path.Rows.Where(row => row.Payment.IsPositive && row.Through > Terms.StartDate)
                .ToDictionary(row => row.Through, row => row.Income),
            static _ => []);

    /// <summary>The rows of the lessee as the engine has them.</summary>
    internal IReadOnlyList<LeaseRow> LesseeRows => rows;

    internal override LeaseAccount On(DateOnly day) => day == AsOf ? this : Fold(Contract, Events, day);

    internal override LeaseAccount Known(int events, DateOnly day) => Fold(Contract, [.. Events.Take(events)], day);

    /// <summary>After one more event, as of today or of the day the books already are on, whichever is later.</summary>
    internal Outcome<LeaseAccount> With(LeaseEvent next, DateOnly today)
    {
        IReadOnlyList<LeaseEvent> events = [.. Events, next];
        return LeaseFold.TryFold(Terms, events, today > AsOf ? today : AsOf)
            .Select(state => new LeaseAccount(Contract, events, state));
    }

    internal override PaymentSplit? SplitOf(int sequence) =>
        Events[sequence - 1] is RentReceived { Payer: Payer.Lessee } paid && ReversalOf(sequence) is null
            ? RentSplit.Of(sequence, paid.Amount, State.Rows, State.Allocations)
            : null;

    /// <summary>The event that took this one back, or null while it stands.</summary>
    internal LeaseEventReversed? ReversalOf(int sequence) =>
        Events.OfType<LeaseEventReversed>().FirstOrDefault(r => r.Of == sequence);

    internal override Outcome<Movement> TakeBack(Stamp target, DateOnly today, string note) =>
        WhyNot(Events[target.Sequence - 1]) is { } refusal
            ? refusal
            : Movement.Of(
                this, new LeaseEventReversed(NextSequence, target.ValueDate, today, target.Sequence), today,
                Narratives.Reversal, note: note);

    Refusal? WhyNot(LeaseEvent target) => target switch
    {
        Commenced => ReverseEvent.Never(
            target.Sequence, "The handover cannot be taken back here; end the lease instead."),
        LeaseEventReversed => ReverseEvent.Never(
            target.Sequence, "A reversal cannot be taken back; enter the event again."),
        _ when ReversalOf(target.Sequence) is { } by => ReverseEvent.Already(target.Sequence, by.Sequence),
        _ => ReverseEvent.Ended(this),
    };

    Happening Tell(LeaseEvent one) => new(
        new(one.Sequence, one.ValueDate, one.BookedOn), LeaseEventWords.KindOf(one), LeaseEventWords.Of(this, one),
        LeaseEventWords.AmountOf(one), (one as LeaseEventReversed)?.Of, ReversalOf(one.Sequence)?.Sequence,
        WhyNot(one), SplitOf(one.Sequence));

    /// <summary>Over once nobody owes anything, nothing is held and no car waits to be sold; then closed.</summary>
    AgreementState StandingOf(IReadOnlyList<LeaseEvent> events, LeaseState state) =>
        !state.IsClosed || !VehicleHeld.IsZero ? AgreementState.Active
        : state.AsOf > events.Max(e => e.BookedOn) ? AgreementState.Closed
        : AgreementState.Settled;
}
