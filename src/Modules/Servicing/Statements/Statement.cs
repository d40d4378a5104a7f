using Wheelhouse.Kernel;

namespace Wheelhouse.Servicing.Statements;

/// <summary>One event as a statement shows it: what it changed, on the day it was booked.</summary>
/// <param name="Received">Money that came in; negative where a payment was taken back.</param>
/// <param name="Rent">Of a lease or a subscription; zero of a loan.</param>
/// <param name="Balance">Principal left after it; of a lease what the lessor carries, of a subscription what is
/// unpaid.</param>
sealed record StatementLine(
    DateOnly BookedOn, DateOnly ValueDate, Text Text, Money PaidOut, Money Received, Money Interest, Money Principal,
    Money Rent, Money Fees, Money Credit, Money Balance);

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
        var first = from ?? account.Contract.StartDate;
        var last = to is { } day && day < account.AsOf ? day : account.AsOf;
        if (last < first)
        {
            return new Refusal(
                "servicing.dates_out_of_order",
                $"The last day {last:O} lies before the first day {first:O}; change one.",
                RefusalKind.Invalid, Values.Of("from", first), Values.Of("through", last));
        }

        var story = account.Story;
        var lines = new List<StatementLine>();
        for (var i = 0; i < story.Count && story[i].Stamp.BookedOn <= last; i++)
        {
            if (story[i].Stamp.BookedOn >= first)
            {
                lines.Add(Line(account, i, story[i]));
            }
        }

        var opening = Known(account, story, first.AddDays(-1)).Exposure;
        return new Statement(first, last, opening, lines, Kpis.Of(Known(account, story, last)));
    }

    static StatementLine Line(Account account, int index, Happening one)
    {
        var before = account.Known(index, one.Stamp.BookedOn).Turnover;
        var after = account.Known(index + 1, one.Stamp.BookedOn).Turnover;
        return new(
            one.Stamp.BookedOn, one.Stamp.ValueDate, one.Text, after.PaidOut - before.PaidOut,
            after.Received - before.Received, after.Interest - before.Interest, after.Principal - before.Principal,
            after.Rent - before.Rent, after.Fees - before.Fees, after.Credit - before.Credit, after.Left);
    }

    /// <summary>The account as it was known at the end of a day: what was booked later is not in it.</summary>
    static Account Known(Account account, IReadOnlyList<Happening> story, DateOnly day) =>
        account.Known(story.TakeWhile(one => one.Stamp.BookedOn <= day).Count(), day);
}
