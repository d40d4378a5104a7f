using System.Collections;
using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>One row of a living schedule: what is due, what of it is paid, what is open.</summary>
/// <remarks>Rows that fall due after the as-of day are a forecast: everything overdue paid that day, the rest on
/// time.</remarks>
public readonly struct LoanRow
{
    readonly Row[] rows;
    readonly int index;
    readonly Currency currency;

    internal LoanRow(Row[] rows, int index, Currency currency) =>
        (this.rows, this.index, this.currency) = (rows, index, currency);

    ref readonly Row Row => ref rows[index];

    /// <summary>From 1.</summary>
    public int Number => Row.Number;

    public DateOnly PeriodStart => DateOnly.FromDayNumber(Row.Start);

    public DateOnly DueDate => DateOnly.FromDayNumber(Row.Due);

    public Money Principal => new(Row.Principal, currency);

    public Money Interest => new(Row.Interest, currency);

    public Money Fees => new(Row.Fees, currency);

    public Money Penalties => new(Row.Penalties, currency);

    /// <summary>Interest of the row that became principal on its due date, and is not in <see
    /// cref="Interest"/>.</summary>
    public Money Capitalised => new(Row.Capitalised, currency);

    /// <summary>Of the penalties, what the terms ask for lateness, within their cap.</summary>
    public Money Late => new(Row.Late, currency);

    /// <summary>Principal, interest, fees and penalties.</summary>
    public Money Due => new(Row.Total, currency);

    public Money PrincipalPaid => new(Row.PrincipalPaid, currency);

    public Money InterestPaid => new(Row.InterestPaid, currency);

    public Money FeesPaid => new(Row.FeesPaid, currency);

    public Money PenaltiesPaid => new(Row.PenaltiesPaid, currency);

    public Money Paid => new(Row.Total - Row.Outstanding, currency);

    public Money Outstanding => new(Row.Outstanding, currency);

    /// <summary>The value date of the payment that cleared the row; null while something is open or nothing was
    /// due.</summary>
    public DateOnly? PaidOn => Row.PaidOn > 0 && Row.Outstanding == 0 ? DateOnly.FromDayNumber(Row.PaidOn) : null;
}

/// <summary>The rows of a state, as views of the rows that the walk left.</summary>
sealed class LoanRows(Row[] rows, int count, Currency currency) : IReadOnlyList<LoanRow>
{
    public int Count => count;

    public LoanRow this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)count, nameof(index));
            return new(rows, index, currency);
        }
    }

    public IEnumerator<LoanRow> GetEnumerator()
    {
        for (var i = 0; i < count; i++)
        {
            yield return new(rows, i, currency);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>A part of a payment: which event paid how much of which component of which row.</summary>
/// <param name="Sequence">The paying event's <see cref="LoanEvent.Sequence"/>.</param>
/// <param name="Row">The row's number, from 1.</param>
public readonly record struct Allocation(int Sequence, int Row, Component Component, Money Amount);

/// <summary>A payment and how it was split; the parts and <paramref name="Overpaid"/> make the amount.</summary>
public sealed record Receipt(
    int Sequence, DateOnly ValueDate, Money Amount,
    Money Principal, Money Interest, Money Fees, Money Penalties, Money Overpaid);

/// <summary>Where a loan stands at the end of a day: computed from its terms and events, never the other way
/// round.</summary>
public sealed class LoanState
{
    internal LoanState(LoanRows rows) => Rows = rows;

    public required DateOnly AsOf { get; init; }

    public IReadOnlyList<LoanRow> Rows { get; }

    public required IReadOnlyList<Allocation> Allocations { get; init; }

    /// <summary>Every payment that stands, in the order of value dates.</summary>
    public required IReadOnlyList<Receipt> Receipts { get; init; }

    /// <summary>The same for what was cleared without money: goodwill, waivers, others' refunds, write-offs.</summary>
    public required IReadOnlyList<Receipt> Credits { get; init; }

    public required Money Disbursed { get; init; }

    /// <summary>Principal that no money was paid out for: capitalised income, and interest that became
    /// principal.</summary>
    public required Money PrincipalAdded { get; init; }

    /// <summary>Payments that went back beyond the customer's credit, owed again as principal.</summary>
    /// <remarks>Paid out, added and owed again make principal paid and principal outstanding, always.</remarks>
    public required Money PrincipalOwedAgain { get; init; }

    /// <summary>Principal lent and not repaid, due or not.</summary>
    public required Money PrincipalOutstanding { get; init; }

    public required Money PrincipalPaid { get; init; }

    public required Money InterestPaid { get; init; }

    public required Money FeesPaid { get; init; }

    public required Money PenaltiesPaid { get; init; }

    /// <summary>Interest of rows that are due, and arrears that were spread over later rows, unpaid.</summary>
    public required Money InterestOutstanding { get; init; }

    /// <summary>Fees and penalties of rows that are due, and charges made apart from them, unpaid.</summary>
    public required Money FeesOutstanding { get; init; }

    /// <summary>All interest earned by the passing of days through the as-of day.</summary>
    public required Money InterestAccrued { get; init; }

    /// <summary>The part of <see cref="InterestAccrued"/> that has been recognised: it fell due, or was paid
    /// ahead.</summary>
    public required Money InterestDue { get; init; }

    /// <summary>Interest of the running period that is not due yet.</summary>
    public Money InterestNotDue => InterestAccrued - InterestDue;

    /// <summary>What accrues beyond <see cref="InterestDue"/>, today and on the days until something
    /// happens.</summary>
    /// <remarks>With daily interest and something overdue, rows that are due go on taking up interest without an
    /// event; the line then counts what has accrued since and not what stands in no row.</remarks>
    public required AccrualLine Accrual { get; init; }

    /// <summary>Money received beyond all that was owed: it belongs to the customer.</summary>
    public required Money Overpaid { get; init; }

    /// <summary>Given up by the lender, all components together.</summary>
    public required Money WrittenOff { get; init; }

    /// <summary>Of what was written off, what came in after all.</summary>
    public required Money Recovered { get; init; }

    /// <summary>The day on which the loan was counted as lost; null while it is not.</summary>
    public required DateOnly? ChargedOffOn { get; init; }

    /// <summary>The fee that paying off on the as-of day costs by <see cref="LoanTerms.Payoff"/>.</summary>
    public required Money PayoffFee { get; init; }

    /// <summary>Interest by the rule of 78 beyond what has accrued, when the loan is paid off on the as-of
    /// day.</summary>
    public required Money PayoffInterest { get; init; }

    /// <summary>Amounts that the lender earns by the day.</summary>
    public required IReadOnlyList<Deferral> Deferrals { get; init; }

    /// <summary>Unpaid amounts of rows due on or before the as-of day.</summary>
    public required Money DueNow { get; init; }

    /// <summary>Unpaid amounts of rows due before the as-of day.</summary>
    public required Money OverdueAmount { get; init; }

    /// <summary>Days from the oldest unpaid due date to the as-of day; 0 when nothing is overdue.</summary>
    /// <remarks>Payments clear the oldest rows first, so this is the FIFO count that regulators mean.</remarks>
    public required int DaysPastDue { get; init; }

    /// <summary>The first unpaid row that is due on or after the as-of day; null when there is none.</summary>
    public required DateOnly? NextDue { get; init; }

    /// <summary>What is open of the row at <see cref="NextDue"/>; zero when there is none.</summary>
    public required Money NextAmount { get; init; }

    /// <summary>The last due date on which something is or was due.</summary>
    public required DateOnly Maturity { get; init; }

    /// <summary>Something was lent, and nothing is owed now or later.</summary>
    public required bool IsClosed { get; init; }
}
