using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Telematics.Storage;
using Wheelhouse.Trust;

namespace Wheelhouse.Telematics.Reports;

/// <summary>A person has looked at an event and says what came of it. Once: what was written stays.</summary>
sealed record NoteEvent(Id<DeviceEvent> Event, string Text)
{
    const int Longest = 500;

    internal static Refusal? Decide(string? text, bool noted) =>
        text?.Trim().Length is null or 0 or > Longest
            ? new(
                "telematics.note_missing", $"Say in 1 to {Longest} characters what you found or did.",
                RefusalKind.Invalid, new RefusalValue("most", $"{Longest}"))
        : noted
            ? new("telematics.event_noted", "Somebody has looked at this event already; read the note.")
        : null;

    internal sealed class Handler(House house, IConsents consents, Caller caller, IWork work, TimeProvider clock)
        : IHandle<NoteEvent, EventNote>
    {
        public async Task<Outcome<EventNote>> Handle(NoteEvent command, CancellationToken cancel)
        {
            work.About(command.Event.ToString());
            var row = await house.Set<DeviceEventRow>().AsNoTracking()
                .FirstOrDefaultAsync(e => e.Id == command.Event, cancel);
            if (row is null || !(await Events.Seen(consents, caller, [row], cancel))(row))
            {
                return new Refusal(
                    "telematics.no_such_event", "There is no such event; open it from the list.",
                    RefusalKind.NotFound);
            }

            var noted = await house.Set<EventNoteRow>().AnyAsync(n => n.Event == command.Event, cancel);
            if (Decide(command.Text, noted) is { } refused)
            {
                return refused;
            }

            var note = new EventNote(caller.Actor.User, clock.GetUtcNow(), command.Text.Trim());
            house.Add(new EventNoteRow
            {
                Event = row.Id,
                Organisation = row.Organisation,
                By = note.By,
                At = note.At,
                Text = note.Text,
            });
            return note;
        }
    }

    internal sealed record Body(string Text);

    internal static Task<Results<Ok<EventNote>, ProblemHttpResult>> Post(
        Id<DeviceEvent> @event, Body body, Desk desk, CancellationToken cancel) =>
        desk.Send<NoteEvent, EventNote>(new(@event, body.Text), cancel);
}
