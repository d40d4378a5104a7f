using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;

namespace Wheelhouse.Servicing.Changes;

/// <summary>Takes an event back: the account is as it would be without it; the journal books the difference.</summary>
/// <param name="Event">The sequence of the event to take back.</param>
/// <param name="Note">Why, for whoever reads the account later. Required.</param>
public sealed record ReverseEvent(Id<Agreement> Agreement, int Event, string Note, long? Seen = null)
{
    internal static Outcome<Movement> Decide(Account account, ReverseEvent command, DateOnly today)
    {
        if (command.Event < 1 || command.Event > account.LastEvent)
        {
            return new Refusal(
                "servicing.no_such_event",
                $"This agreement has no event {command.Event}; its events are numbered from 1.",
                RefusalKind.NotFound, Values.Of("event", command.Event));
        }

        if (string.IsNullOrWhiteSpace(command.Note))
        {
            return new Refusal(
                "servicing.note_missing", "Say in a note why the event is taken back.", RefusalKind.Invalid);
        }

        var target = account.Story[command.Event - 1].Stamp;
        return Entering.Check(account, target.ValueDate, today, command.Note) is { } refusal
            ? refusal
            : account.TakeBack(target, today, command.Note);
    }

    /// <summary>Of a kind that nobody takes back.</summary>
    internal static Refusal Never(int sequence, string sentence) => new(
        "servicing.not_reversible", sentence, RefusalKind.Conflict, Values.Of("event", sequence));

    internal static Refusal Already(int sequence, int by) => new(
        "servicing.already_reversed", $"Event {sequence} was taken back by event {by}.", RefusalKind.Conflict,
        Values.Of("event", sequence), Values.Of("by", by));

    /// <summary>An agreement that has ended gives nothing back; null while it has not.</summary>
    internal static Refusal? Ended(Account account) => account.Standing == AgreementState.Closed
        ? new(
            "servicing.account_closed",
            $"Agreement {account.Contract.Number} has ended; nothing of it can be taken back.",
            RefusalKind.Conflict, new RefusalValue("number", account.Contract.Number))
        : null;

    internal sealed class Handler(Booking booking) : IHandle<ReverseEvent, EventBooked>
    {
        public Task<Outcome<EventBooked>> Handle(ReverseEvent command, CancellationToken cancel) =>
            booking.Change(
                command.Agreement, command.Seen, (Account account, DateOnly today) => Decide(account, command, today),
                Telling.Reversal(command.Event), cancel);
    }

    /// <summary>What the caller sends; the agreement and the event come from the route.</summary>
    /// <param name="Note">Why it is taken back.</param>
    public sealed record Body(string Note);

    internal static Task<Results<Ok<EventBooked>, ProblemHttpResult>> Post(
        Id<Agreement> agreement, int sequence, Body body, Desk desk, CancellationToken cancel) =>
        desk.Send<ReverseEvent, EventBooked>(new(agreement, sequence, body.Note, desk.IfMatch), cancel);

    internal static async Task<Results<Ok<EventPreview>, ProblemHttpResult>> Preview(
        Id<Agreement> agreement, int sequence, Body body, Booking booking, CancellationToken cancel)
    {
        var command = new ReverseEvent(agreement, sequence, body.Note);
        var preview = await booking.Preview(
            agreement, (Account account, DateOnly today) => Decide(account, command, today), cancel);
        return preview.ToAnswer();
    }
}
