using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.Kernel;
using Wheelhouse.Lending;
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
        var target = account.Events.FirstOrDefault(e => e.Sequence == command.Event);
        if (target is null)
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

        if ((Entering.Check(account, target.ValueDate, today, command.Note) ?? WhyNot(account, target)) is { } refusal)
        {
            return refusal;
        }

        var reversed = new Reversed(account.NextSequence, target.ValueDate, today, command.Event);
        return Movement.Of(account, reversed, today, Narratives.Reversal, note: command.Note);
    }

    /// <summary>What stands against taking an event back, or null when it can be done.</summary>
    internal static Refusal? WhyNot(Account account, LoanEvent target) => target switch
    {
        Disbursed => new(
            "servicing.not_reversible", "The payout cannot be taken back here; settle the agreement instead.",
            RefusalKind.Conflict, Values.Of("event", target.Sequence)),
        Reversed => new(
            "servicing.not_reversible", "A reversal cannot be taken back; enter the event again.",
            RefusalKind.Conflict, Values.Of("event", target.Sequence)),
        _ when account.ReversalOf(target.Sequence) is { } by => new(
            "servicing.already_reversed", $"Event {target.Sequence} was taken back by event {by.Sequence}.",
            RefusalKind.Conflict, Values.Of("event", target.Sequence),
            Values.Of("by", by.Sequence)),
        _ when account.Standing == AgreementState.Closed => new(
            "servicing.account_closed",
            $"Agreement {account.Contract.Number} has ended; nothing of it can be taken back.",
            RefusalKind.Conflict, new RefusalValue("number", account.Contract.Number)),
        _ => null,
    };

    internal sealed class Handler(Booking booking) : IHandle<ReverseEvent, EventBooked>
    {
        public Task<Outcome<EventBooked>> Handle(ReverseEvent command, CancellationToken cancel) =>
            booking.Change(
                command.Agreement, command.Seen, (account, today) => Decide(account, command, today), Telling.Reversal,
                cancel);
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
        var preview = await booking.Preview(agreement, (account, today) => Decide(account, command, today), cancel);
        return preview.ToAnswer();
    }
}
