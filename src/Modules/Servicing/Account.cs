using Wheelhouse.Kernel;
using Wheelhouse.Ledger;
using Wheelhouse.Lending;
using Wheelhouse.Servicing.Views;

namespace Wheelhouse.Servicing;

/// <summary>Where an event stands: its number, the day it counts from, the day it was entered.</summary>
readonly record struct Stamp(int Sequence, DateOnly ValueDate, DateOnly BookedOn);

/// <summary>Something that falls due, whatever the family calls it: an instalment, a rental, a month.</summary>
readonly record struct DueRow(int Number, DateOnly DueDate, Money Due, Money Paid, DateOnly? PaidOn)
{
    internal Money Outstanding => Due - Paid;
}

/// <summary>All that went through an account by its day, as a statement counts it.</summary>
/// <param name="Left">What is left to be repaid of what was put in.</param>
/// <param name="Rent">Of a lease or a subscription, in place of principal and interest.</param>
readonly record struct Turnover(
    Money PaidOut, Money Received, Money Interest, Money Principal, Money Rent, Money Fees, Money Credit, Money Left);

/// <summary>An event as everybody reads it, told with all that happened since.</summary>
/// <param name="Amount">The money it moves; null where it moves none.</param>
/// <param name="Of">The event that it takes back.</param>
/// <param name="ReversedBy">The event that took it back.</param>
/// <param name="WhyNot">What stands against taking it back; null where it can be.</param>
sealed record Happening(
    Stamp Stamp, EventKind Kind, Text Text, Money? Amount, int? Of, int? ReversedBy, Refusal? WhyNot,
    PaymentSplit? Split);

/// <summary>An agreement at the end of a day: contract, events, and the state they fold to. Immutable.</summary>
/// <remarks>What the house asks of every agreement, whatever its family. Nothing here is stored that the fold does not
/// give; commands make the next account from this one.</remarks>
abstract class Account
{
    internal abstract Contract Contract { get; }

    internal abstract DateOnly AsOf { get; }

    internal abstract AgreementState Standing { get; }

    /// <summary>How many events there are; sequences run from 1 without gaps.</summary>
    internal abstract int LastEvent { get; }

    internal int NextSequence => LastEvent + 1;

    internal Currency Currency => Contract.Currency;

    internal abstract int RowCount { get; }

    /// <summary>Fallen due through the as-of day and not paid; of which <see cref="Overdue"/> before it.</summary>
    internal abstract Money DueNow { get; }

    internal abstract Money Overdue { get; }

    internal abstract int DaysPastDue { get; }

    /// <summary>What the customer has the use of and has not repaid, due or not: principal, net investment.</summary>
    internal abstract Money Exposure { get; }

    /// <summary>Held for the customer beyond all that is owed.</summary>
    internal abstract Money Credit { get; }

    /// <summary>What goes on being earned and is not recognised, as arithmetic of the day from the as-of day
    /// on.</summary>
    internal abstract AccrualLine Accrual { get; }

    /// <summary>The car was the lessor's and is the customer's now.</summary>
    internal virtual bool TitlePasses => false;

    /// <summary>The day of the last concession to a debtor in difficulty; null: there was none.</summary>
    internal virtual DateOnly? RestructuredOn => null;

    internal virtual bool IsChargedOff => false;

    /// <summary>Given up so far, less what came in after all: what its allowance was used for.</summary>
    internal virtual Money Lost => Money.Zero(Currency);

    /// <summary>Whether what is late grows by the day: its books are then brought up to each month's end.</summary>
    internal virtual bool GrowsWhileLate => false;

    /// <summary>Earned by the passing of days and not recognised yet.</summary>
    internal abstract Money AccruedNotDue { get; }

    /// <summary>The last day on which something is or was due.</summary>
    internal abstract DateOnly Maturity { get; }

    internal abstract Turnover Turnover { get; }

    /// <summary>What each of the lender's accounts holds for the agreement, zeros left out; sums to zero.</summary>
    internal abstract IReadOnlyList<Line> Position { get; }

    /// <summary>In the order of booking.</summary>
    internal abstract IReadOnlyList<Happening> Story { get; }

    /// <summary>By index from 0, in the order of due dates.</summary>
    internal abstract DueRow Row(int index);

    /// <summary>The same events seen from another day.</summary>
    internal abstract Account On(DateOnly day);

    /// <summary>The account as it was when only so many events had been booked, at the end of a day.</summary>
    internal abstract Account Known(int events, DateOnly day);

    /// <summary>How the money of an event was split; null when it brings none.</summary>
    internal abstract PaymentSplit? SplitOf(int sequence);

    /// <summary>The movement that takes an event back, which is there.</summary>
    internal abstract Outcome<Movement> TakeBack(Stamp target, DateOnly today, string note);

    internal IEnumerable<DueRow> Rows
    {
        get
        {
            for (var i = 0; i < RowCount; i++)
            {
                yield return Row(i);
            }
        }
    }

    /// <summary>The first row due and not wholly paid; days late are counted from its due date.</summary>
    internal DateOnly? OldestDue =>
        First(AsOf, static (row, day) => row.DueDate <= day && row.Outstanding.IsPositive)?.DueDate;

    /// <summary>Whether something fell due before a day and is unpaid.</summary>
    internal bool IsBehind(DateOnly day) =>
        First(day, static (row, before) => row.DueDate < before && row.Outstanding.IsPositive) is not null;

    /// <summary>The next row after the as-of day on which something is to be paid.</summary>
    internal DueRow? Next => First(AsOf, static (row, day) => row.DueDate > day && row.Outstanding.IsPositive);

    /// <summary>The next day on which something happens by itself; null when only a command changes anything.</summary>
    internal virtual DateOnly? WorkOn => Standing switch
    {
        AgreementState.Active => Soonest(
            First(AsOf, static (row, day) => row.DueDate > day)?.DueDate,
            Accrual.Through < DateOnly.MaxValue ? Accrual.Through.AddDays(1) : null,
            GrowsWhileLate && OldestDue is not null ? MonthEndAfter(AsOf) : null),
        AgreementState.Settled => AsOf.AddDays(1),
        AgreementState.Closed or AgreementState.WrittenOff => null,
    };

    /// <summary>The account on a day or on its own, whichever is later: books do not run backwards.</summary>
    internal Account NotBefore(DateOnly day) => day > AsOf ? On(day) : this;

    internal static DateOnly? Soonest(params ReadOnlySpan<DateOnly?> days)
    {
        DateOnly? soonest = null;
        foreach (var day in days)
        {
            soonest = soonest is null || day < soonest ? day ?? soonest : soonest;
        }

        return soonest;
    }

    internal static DateOnly MonthEndAfter(DateOnly day)
    {
        var next = day.AddDays(1);
        return new(next.Year, next.Month, DateTime.DaysInMonth(next.Year, next.Month));
    }

    DueRow? First(DateOnly day, Func<DueRow, DateOnly, bool> wanted)
    {
        for (var i = 0; i < RowCount; i++)
        {
            var row = Row(i);
            if (wanted(row, day))
            {
                return row;
            }
        }

        return null;
    }
}
