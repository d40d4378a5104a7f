using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Ledger.Balances;
using Wheelhouse.Ledger.Storage;
using Wheelhouse.Platform;

namespace Wheelhouse.Ledger.Entries;

/// <summary>Which entries: all of a set of books, or those on an account, about a subject, booked between two
/// days.</summary>
sealed record EntryFilter(string? Account, string? Subject, DateOnly? From, DateOnly? To)
{
    /// <summary>Null to go on.</summary>
    internal Refusal? Check() => From is { } from && To is { } to && to < from
        ? new(
            "ledger.dates_out_of_order", $"The last day {to:O} lies before the first day {from:O}; change one.",
            RefusalKind.Invalid, new RefusalValue("from", from.ToString("O")),
            new RefusalValue("to", to.ToString("O")))
        : null;

    internal IQueryable<EntryRow> On(House house, Id<Organisation> books)
    {
        var entries = house.Set<EntryRow>().AsNoTracking().Where(e => e.Organisation == books);
        entries = Subject is null ? entries : entries.Where(e => e.Subject == Subject);
        entries = From is null ? entries : entries.Where(e => e.BookedOn >= From);
        entries = To is null ? entries : entries.Where(e => e.BookedOn <= To);
        return Account is null
            ? entries
            : entries.Where(e => house.Set<LineRow>().Any(l => l.Entry == e.Id && l.Account == Account));
    }
}

static class ListEntries
{
    /// <summary>An export ends here; narrow the days to see the rest.</summary>
    const int MostExported = 20_000;

    static readonly Sheet<(EntryCard Entry, Line Line)> Export =
        new Sheet<(EntryCard Entry, Line Line)>("journal", new("日记账", "Journal"))
            .Text("分录", "Entry", r => r.Entry.Id.ToString())
            .Day("记账日", "Booked on", r => r.Entry.BookedOn)
            .Day("起息日", "Value date", r => r.Entry.ValueDate)
            .Words("摘要", "Narrative", r => r.Entry.Narrative)
            .Text("对象", "Subject", r => r.Entry.Subject)
            .Text("状态", "State", r => r.Entry.State.ToString())
            .Text("科目", "Account", r => r.Line.Account)
            .Money("借方", "Debit", r => r.Line.Amount.IsPositive ? r.Line.Amount : null)
            .Money("贷方", "Credit", r => r.Line.Amount.IsNegative ? -r.Line.Amount : null)
            .Text("键", "Key", r => r.Entry.Key);

    internal static async Task<Results<Ok<Page<EntryCard>>, ProblemHttpResult>> Get(
        BooksInView view, Id<Organisation>? organisation, string? account, string? subject, DateOnly? from,
        DateOnly? to,
        int? limit, string? after, CancellationToken cancel)
    {
        var filter = new EntryFilter(account, subject, from, to);
        var books = await view.Of(organisation, cancel);
        if ((filter.Check() ?? books.Refused) is { } refused)
        {
            return refused.ToProblem();
        }

        var page = await filter.On(view.House, books.Value)
            .ToPage(e => e.Id, new(limit, after), cancel);
        return TypedResults.Ok(new Page<EntryCard>(await EntryCards.Of(view.House, page.Items, cancel), page.Next));
    }

    internal static async Task<IResult> GetExport(
        BooksInView view, Id<Organisation>? organisation, string? account, string? subject, DateOnly? from,
        DateOnly? to,
        string? lang, CancellationToken cancel)
    {
        var filter = new EntryFilter(account, subject, from, to);
        var books = await view.Of(organisation, cancel);
        if ((filter.Check() ?? books.Refused) is { } refused)
        {
            return refused.ToProblem();
        }

        var rows = await filter.On(view.House, books.Value)
            .OrderByDescending(e => e.Id).Take(MostExported).ToListAsync(cancel);
        var cards = await EntryCards.Of(view.House, rows, cancel);
        return Export.Answer(cards.SelectMany(e => e.Lines, (entry, line) => (entry, line)), lang);
    }
}
