using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Screening.Storage;

namespace Wheelhouse.Screening.Blacklist;

/// <summary>An entry is ended before its day, by another person than the one who listed: nobody lets a friend through
/// alone, nor hides that he listed somebody wrongly.</summary>
/// <param name="Seen">The version the caller saw.</param>
sealed record EndListing(Id<Listing> Listing, long? Seen = null)
{
    internal static Refusal? Decide(ListingRow row, Id<User> by) =>
        row.By == by ? SamePerson
        : row.IsUnderAppeal ? AppealOpen
        : null;

    internal static readonly Refusal AppealOpen = new(
        "screening.appeal_open",
        "The entry is under appeal; decide the appeal, which ends the entry where it is upheld.");

    internal static readonly Refusal SamePerson = new(
        "screening.same_person", "You had a hand in this yourself; another person must decide it.",
        RefusalKind.Forbidden);

    internal sealed class Handler(Entries entries, Caller caller, TimeProvider clock)
        : IHandle<EndListing, ListingKept>
    {
        public async Task<Outcome<ListingKept>> Handle(EndListing command, CancellationToken cancel)
        {
            var found = await entries.Standing(command.Listing, command.Seen, cancel);
            if ((found.Refused ?? Decide(found.Value, caller.Actor.User)) is { } refused)
            {
                return refused;
            }

            var row = found.Value;
            (row.EndedAt, row.EndedBy, row.EndedByName) = (clock.GetUtcNow(), caller.Actor.User, caller.Actor.Name);
            return new ListingKept(row.Id, row.Version + 1);
        }
    }

    internal static Task<Results<Ok<ListingKept>, ProblemHttpResult>> Post(
        Id<Listing> id, Desk desk, CancellationToken cancel) =>
        desk.Send<EndListing, ListingKept>(new(id, desk.IfMatch), cancel);
}
