using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using System.Globalization;
using Wheelhouse.Kernel;
using Wheelhouse.Ledger;
using Wheelhouse.Origination;
using Wheelhouse.Platform;

namespace Wheelhouse.Servicing.Views;

/// <summary>A journal entry of an agreement.</summary>
/// <param name="Event">The event it comes from; null where an instalment fell due.</param>
public sealed record JournalEntry(
    Id<Entry> Id, int? Event, DateOnly ValueDate, DateOnly BookedOn, Text Narrative, IReadOnlyList<JournalLine> Lines);

/// <summary>What an agreement put into the lender's books, newest first.</summary>
static class ShowJournal
{
    internal static readonly Sheet<(JournalEntry Entry, JournalLine Line)> Sheet =
        new Sheet<(JournalEntry Entry, JournalLine Line)>("journal", new("分录", "Journal"))
            .Text("分录号", "Entry", r => r.Entry.Id.ToString())
            .Day("起息日", "Value date", r => r.Entry.ValueDate)
            .Day("记账日", "Booked on", r => r.Entry.BookedOn)
            .Words("摘要", "Narrative", r => r.Entry.Narrative)
            .Words("科目", "Account", r => r.Line.Name)
            .Money("借方", "Debit", r => r.Line.Amount.IsPositive ? r.Line.Amount : null)
            .Money("贷方", "Credit", r => r.Line.Amount.IsNegative ? -r.Line.Amount : null);

    internal static async Task<Results<Ok<Page<JournalEntry>>, ProblemHttpResult>> Get(
        Id<Agreement> agreement, int? limit, string? after, Reader reader, IJournal journal, CancellationToken cancel)
    {
        var entries = await Entries(agreement, reader, journal, cancel);
        return entries.Select(all => Slice.Page(all, e => e.Id.ToString(), new(limit, after))).ToAnswer();
    }

    internal static async Task<IResult> Export(
        Id<Agreement> agreement, string? lang, Reader reader, IJournal journal, CancellationToken cancel) =>
        (await Entries(agreement, reader, journal, cancel)).Match<IResult>(
            all => Sheet.Answer(all.SelectMany(e => e.Lines.Select(l => (e, l))), lang),
            refusal => refusal.ToProblem());

    static async Task<Outcome<IReadOnlyList<JournalEntry>>> Entries(
        Id<Agreement> agreement, Reader reader, IJournal journal, CancellationToken cancel)
    {
        var found = await reader.Today(agreement, cancel);
        if (found.Refused is { } refusal)
        {
            return refusal;
        }

        var subject = agreement.ToString();
        var cards = await journal.Of(subject, cancel);
        return cards.Reverse().Select(card => new JournalEntry(
            card.Id, EventOf(card.Key, subject), card.ValueDate, card.BookedOn, card.Narrative,
            [.. card.Lines.Select(JournalLine.Of)])).ToList();
    }

    static int? EventOf(string key, string subject) =>
        key.StartsWith(subject, StringComparison.Ordinal)
        && int.TryParse(
            key.AsSpan(subject.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? sequence
            : null;
}
