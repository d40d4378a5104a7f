using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Wheelhouse.Servicing.Views;

namespace Wheelhouse.Servicing.Statements;

/// <summary>One event as a statement shows it: what it changed, on the day it was booked.</summary>
/// <param name="Received">Money that came in; negative where a payment was taken back.</param>
/// <param name="Balance">Principal left after it.</param>
sealed record StatementLine(
    DateOnly BookedOn, DateOnly ValueDate, Text Text, Money PaidOut, Money Received, Money Interest, Money Principal,
    Money Fees, Money Credit, Money Balance);

/// <summary>What happened on an agreement from one day to another, by booking date, and where it stood then.</summary>
/// <param name="Opening">Principal left before the first day.</param>
/// <param name="Closing">The account at the end of the last day, as the books knew it on that day.</param>
sealed record Statement(
    DateOnly From, DateOnly To, Money Opening, IReadOnlyList<StatementLine> Lines, Kpis Closing)
{
    /// <summary>Replays the agreement booking by booking: each line is the difference that its event made.</summary>
    /// <remarks>So the lines add up to the closing figures even where events were back-dated or taken back. The last
    /// day is the account's own at the latest: a statement tells what was, not what will be.</remarks>
    internal static Outcome<Statement> Of(Account account, DateOnly? from, DateOnly? to)
    {
        var contract = account.Contract;
        var first = from ?? contract.Terms.StartDate;
        var last = to is { } day && day < account.AsOf ? day : account.AsOf;
        if (last < first)
        {
            return new Refusal(
                "servicing.dates_out_of_order",
                $"The last day {last:O} lies before the first day {first:O}; change one.",
                RefusalKind.Invalid, Values.Of("from", first), Values.Of("through", last));
        }

        var lines = new List<StatementLine>();
        for (var i = 0; i < account.Events.Count && account.Events[i].BookedOn <= last; i++)
        {
            if (account.Events[i].BookedOn >= first)
            {
                lines.Add(Line(account, i));
            }
        }

        var opening = Known(account, first.AddDays(-1)).State.PrincipalOutstanding;
        return new Statement(first, last, opening, lines, Kpis.Of(Known(account, last)));
    }

    static StatementLine Line(Account account, int index)
    {
        var one = account.Events[index];
        var before = Account.Fold(account.Contract, [.. account.Events.Take(index)], one.BookedOn).State;
        var after = Account.Fold(account.Contract, [.. account.Events.Take(index + 1)], one.BookedOn).State;
        return new(
            one.BookedOn, one.ValueDate, EventWords.Of(account, one), after.Disbursed - before.Disbursed,
            Received(after) - Received(before), after.InterestPaid - before.InterestPaid,
            after.PrincipalPaid - before.PrincipalPaid,
            after.FeesPaid + after.PenaltiesPaid - before.FeesPaid - before.PenaltiesPaid,
            after.Overpaid - before.Overpaid, after.PrincipalOutstanding);
    }

    /// <summary>The account as it was known at the end of a day: what was booked later is not in it.</summary>
    static Account Known(Account account, DateOnly day) =>
        Account.Fold(account.Contract, [.. account.Events.Where(e => e.BookedOn <= day)], day);

    static Money Received(LoanState state) => Money.Sum(state.Receipts.Select(r => r.Amount), state.Disbursed.Currency);
}
