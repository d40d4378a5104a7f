using Wheelhouse.Kernel;
using Wheelhouse.Ledger;
using Wheelhouse.Origination;
using Wheelhouse.Platform;

namespace Wheelhouse.Servicing;

/// <summary>An instalment to come: its number, its day, and what is open of it.</summary>
public sealed record NextDue(int Number, DateOnly Day, Money Amount);

/// <summary>The figures at the head of an account, all of one day.</summary>
/// <param name="DueToday">Fallen due and not paid; of which <paramref name="Overdue"/> before today.</param>
/// <param name="OverdueDays">Days since the oldest due date that is not wholly paid; 0 when nothing is overdue.</param>
/// <param name="Credit">Held for the customer beyond all that is owed.</param>
/// <param name="PaidCount">Instalments wholly paid, of <paramref name="Total"/>.</param>
/// <param name="InterestNotDue">Accrued in the running period and not due yet.</param>
public sealed record Kpis(
    DateOnly AsOf, AgreementState State, Money DueToday, Money Overdue, int OverdueDays, Money Credit,
    Money PrincipalLeft, Money InterestNotDue, NextDue? NextDue, int PaidCount, int Total, DateOnly Maturity)
{
    internal static Kpis Of(Account account)
    {
        var (paid, all) = Counts(account);
        return new(
            account.AsOf, account.Standing, account.DueNow, account.Overdue, account.DaysPastDue, account.Credit,
            account.Exposure, account.AccruedNotDue,
            account.Next is { } next ? new(next.Number, next.DueDate, next.Outstanding) : null, paid, all,
            account.Maturity);
    }

    /// <summary>How many rows are wholly paid, and how many there are to pay.</summary>
    internal static (int Paid, int All) Counts(Account account)
    {
        var (paid, all) = (0, 0);
        for (var i = 0; i < account.RowCount; i++)
        {
            var row = account.Row(i);
            paid += row.PaidOn is not null ? 1 : 0;
            all += row.Due.IsPositive ? 1 : 0;
        }

        return (paid, all);
    }
}

/// <summary>How a payment was split; the parts make the amount.</summary>
/// <param name="Rent">Of a lease or a subscription, which have no principal and interest to pay.</param>
public sealed record PaymentSplit(
    Money Amount, Money Principal, Money Interest, Money Fees, Money Penalties, Money Credit, Money Rent)
{
    internal static PaymentSplit Of(Lending.Receipt r) =>
        new(r.Amount, r.Principal, r.Interest, r.Fees, r.Penalties, r.Overpaid, Money.Zero(r.Amount.Currency));
}

/// <summary>An event is in the books.</summary>
/// <param name="Event">Its sequence in the agreement.</param>
/// <param name="Parts">How the money was split; null for events without money.</param>
/// <param name="Kpis">The account after it.</param>
/// <param name="Version">Of the agreement after it; the ETag.</param>
public sealed record EventBooked(
    Id<Agreement> Agreement, int Event, DateOnly ValueDate, DateOnly BookedOn, PaymentSplit? Parts, Kpis Kpis,
    long Version) : IHasVersion
{
    internal static EventBooked Of(Movement movement, long version) => new(
        movement.After.Contract.Id, movement.Event.Sequence, movement.Event.ValueDate, movement.Event.BookedOn,
        movement.Split, Kpis.Of(movement.After), version);
}

/// <summary>A line of a journal entry, its account named in both languages; a debit is positive.</summary>
public sealed record JournalLine(string Account, Text Name, Money Amount)
{
    internal static JournalLine Of(Line line) => new(line.Account, Named(line.Account), line.Amount);

    static Text Named(string code) =>
        Chart.Template(Chart.Lender)!.FirstOrDefault(a => a.Code == code)?.Name ?? new(code, code);
}

/// <summary>What would come of an event: nothing is written.</summary>
/// <param name="Before">The account today without it.</param>
/// <param name="After">The account today with it.</param>
/// <param name="Journal">The lines that would be booked.</param>
/// <param name="Rows">The instalments whose day or figures would change.</param>
/// <param name="Ahead">What is still to be paid without it.</param>
/// <param name="AheadAfter">What is still to be paid with it.</param>
public sealed record EventPreview(
    Kpis Before, Kpis After, PaymentSplit? Parts, IReadOnlyList<JournalLine> Journal,
    IReadOnlyList<InstalmentChange> Rows, Outlook Ahead, Outlook AheadAfter)
{
    internal static EventPreview Of(Movement movement) => new(
        Kpis.Of(movement.Before), Kpis.Of(movement.After), movement.Split,
        [.. movement.Lines.Select(JournalLine.Of)], [.. InstalmentChange.Between(movement.Before, movement.After)],
        Outlook.Of(movement.Before), Outlook.Of(movement.After));
}
