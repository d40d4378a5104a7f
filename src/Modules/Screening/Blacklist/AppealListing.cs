using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Screening.Storage;
using Wheelhouse.Trust;

namespace Wheelhouse.Screening.Blacklist;

/// <summary>A desk takes down that the one concerned objects. Until it is decided, the entry refers and does not
/// decline.</summary>
/// <param name="Objection">In the words of the one concerned.</param>
sealed record AppealListing(Id<Listing> Listing, string Objection, long? Seen = null)
{
    internal static Refusal? Decide(ListingRow row, string objection) =>
        Reasons.Check(objection) ?? (
            row.IsUnderAppeal
                ? EndListing.AppealOpen
            : row.ObjectedAt is not null
                ? new(
                    "screening.appeal_decided",
                    "An appeal against this entry was decided; end the entry, or wait for its day.")
            : null);

    internal sealed class Handler(Entries entries, IFieldCipher cipher, Caller caller, TimeProvider clock)
        : IHandle<AppealListing, ListingKept>
    {
        public async Task<Outcome<ListingKept>> Handle(AppealListing command, CancellationToken cancel)
        {
            var found = await entries.Standing(command.Listing, command.Seen, cancel);
            if ((found.Refused ?? Decide(found.Value, command.Objection)) is { } refused)
            {
                return refused;
            }

            var row = found.Value;
            row.Objection = cipher.Encrypt(ListingRow.ObjectionField, command.Objection.Trim());
            row.ObjectedAt = clock.GetUtcNow();
            (row.ObjectedBy, row.ObjectedByName) = (caller.Actor.User, caller.Actor.Name);
            return new ListingKept(row.Id, row.Version + 1);
        }
    }

    internal sealed record Body(string Objection);

    internal static Task<Results<Ok<ListingKept>, ProblemHttpResult>> Post(
        Id<Listing> id, Body body, Desk desk, CancellationToken cancel) =>
        desk.Send<AppealListing, ListingKept>(new(id, body.Objection, desk.IfMatch), cancel);
}

/// <summary>An appeal is decided by a person who neither listed nor took the appeal down.</summary>
/// <param name="Upheld">True: the one concerned is right, and the entry ends.</param>
sealed record AnswerAppeal(Id<Listing> Listing, bool Upheld, string Answer, long? Seen = null)
{
    internal static Refusal? Decide(ListingRow row, AnswerAppeal asked, Id<User> by) =>
        !row.IsUnderAppeal
            ? new("screening.no_appeal", "Nothing waits to be decided here; take the objection down first.")
        : row.By == by || row.ObjectedBy == by ? EndListing.SamePerson
        : Reasons.Check(asked.Answer);

    internal sealed class Handler(Entries entries, IFieldCipher cipher, Caller caller, TimeProvider clock)
        : IHandle<AnswerAppeal, ListingKept>
    {
        public async Task<Outcome<ListingKept>> Handle(AnswerAppeal command, CancellationToken cancel)
        {
            var found = await entries.Standing(command.Listing, command.Seen, cancel);
            if ((found.Refused ?? Decide(found.Value, command, caller.Actor.User)) is { } refused)
            {
                return refused;
            }

            var (row, now, me) = (found.Value, clock.GetUtcNow(), caller.Actor);
            row.Answer = cipher.Encrypt(ListingRow.AnswerField, command.Answer.Trim());
            (row.AnsweredAt, row.AnsweredBy, row.AnsweredByName, row.Upheld) = (now, me.User, me.Name, command.Upheld);
            if (command.Upheld)
            {
                (row.EndedAt, row.EndedBy, row.EndedByName) = (now, me.User, me.Name);
            }

            return new ListingKept(row.Id, row.Version + 1);
        }
    }

    internal sealed record Body(bool Upheld, string Answer);

    internal static Task<Results<Ok<ListingKept>, ProblemHttpResult>> Post(
        Id<Listing> id, Body body, Desk desk, CancellationToken cancel) =>
        desk.Send<AnswerAppeal, ListingKept>(new(id, body.Upheld, body.Answer, desk.IfMatch), cancel);
}
