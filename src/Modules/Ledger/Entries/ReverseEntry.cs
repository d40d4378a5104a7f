using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Ledger.Storage;
using Wheelhouse.Platform;

namespace Wheelhouse.Ledger;

/// <summary>A person takes back an entry that was made by hand. What an event booked is taken back by reversing the
/// event.</summary>
public sealed record ReverseEntry(Id<Entry> Entry, Text Narrative)
{
    internal sealed class Handler(House house, IJournal journal, Caller caller, IBusinessDays days, IWork work)
        : IHandle<ReverseEntry, EntryPosted>
    {
        public async Task<Outcome<EntryPosted>> Handle(ReverseEntry command, CancellationToken cancel)
        {
            var key = await house.Set<EntryRow>()
                .Where(e => e.Id == command.Entry && e.Organisation == caller.Actor.Organisation)
                .Select(e => e.Key).FirstOrDefaultAsync(cancel);
            if (key is null)
            {
                return new Refusal("ledger.no_such_entry", "These books have no such entry.", RefusalKind.NotFound);
            }

            if (!key.StartsWith(PostManualEntry.KeyPrefix, StringComparison.Ordinal))
            {
                return new Refusal("ledger.not_manual", "An event booked this entry; reverse the event instead.");
            }

            var today = await days.Of(caller.Actor.Organisation, cancel);
            var newKey = $"{key}/reversed";
            work.About(command.Entry.ToString());
            var reversed = await journal.Reverse(
                caller.Actor.Organisation, key, newKey, today, command.Narrative, cancel);
            return reversed.Select(id => new EntryPosted(id, newKey, today));
        }
    }

    internal sealed record Body(Text Narrative);

    internal static Task<Results<Ok<EntryPosted>, ProblemHttpResult>> Post(
        Id<Entry> id, Body body, Desk desk, CancellationToken cancel) =>
        desk.Send<ReverseEntry, EntryPosted>(new(id, body.Narrative), cancel);
}
