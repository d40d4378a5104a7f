using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.Kernel;
using Wheelhouse.Ledger.Balances;
using Wheelhouse.Platform;

namespace Wheelhouse.Ledger;

/// <summary>A person books an entry by hand, on the accounts that allow it.</summary>
/// <param name="ValueDate">Today's business date or earlier.</param>
public sealed record PostManualEntry(
    DateOnly ValueDate, Text Narrative, IReadOnlyList<Line> Lines, string? Subject = null)
{
    /// <summary>Marks the keys of entries made by hand; only these may be reversed by hand.</summary>
    internal const string KeyPrefix = "manual/";

    const int MostLines = 200;

    /// <summary>Null to go on; the journal checks the rest.</summary>
    internal static Refusal? Decide(PostManualEntry asked, IReadOnlyList<AccountCard> chart, DateOnly today)
    {
        if (asked.ValueDate > today)
        {
            return new(
                "ledger.value_date_ahead",
                $"The books are on {today:O}; give that day or an earlier one as value date.",
                RefusalKind.Invalid, new RefusalValue("today", today.ToString("O")));
        }

        if (string.IsNullOrWhiteSpace(asked.Narrative.Zh) || string.IsNullOrWhiteSpace(asked.Narrative.En))
        {
            return new("ledger.no_narrative", "Say in both languages what the entry is for.", RefusalKind.Invalid);
        }

        if (asked.Lines.Any(l => l is null) || asked.Lines.Count > MostLines)
        {
            return new(
                "ledger.bad_lines", "Give up to 200 lines, each with an account and an amount.", RefusalKind.Invalid);
        }

        return chart.FirstOrDefault(a => !a.Manual && asked.Lines.Any(l => l.Account == a.Code)) is { } controlled
            ? new(
                "ledger.control_account",
                $"The house alone books on {controlled.Code}; book the event that moves it, or take another account.",
                RefusalKind.Conflict, new RefusalValue("account", controlled.Code))
            : null;
    }

    internal sealed class Handler(
        IJournal journal, BooksInView view, Caller caller, IBusinessDays days, IWork work, TimeProvider clock)
        : IHandle<PostManualEntry, EntryPosted>
    {
        public async Task<Outcome<EntryPosted>> Handle(PostManualEntry command, CancellationToken cancel)
        {
            var books = caller.Actor.Organisation;
            var today = await days.Of(books, cancel);
            if (Decide(command, await view.Chart(books, cancel), today) is { } refused)
            {
                return refused;
            }

            var key = $"{KeyPrefix}{Guid.CreateVersion7(clock.GetUtcNow()):N}";
            var posted = await journal.Post(
                books, new(key, command.ValueDate, today, command.Narrative, command.Subject, command.Lines), cancel);
            if (posted.IsDone)
            {
                work.About(posted.Value.ToString());
            }

            return posted.Select(id => new EntryPosted(id, key, today));
        }
    }

    internal static Task<Results<Ok<EntryPosted>, ProblemHttpResult>> Post(
        PostManualEntry body, Desk desk, CancellationToken cancel) =>
        desk.Send<PostManualEntry, EntryPosted>(body, cancel);
}

/// <summary>An entry is in the books.</summary>
public sealed record EntryPosted(Id<Entry> Id, string Key, DateOnly BookedOn);
