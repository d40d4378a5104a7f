using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Wheelhouse.Origination;
using Wheelhouse.Platform;

namespace Wheelhouse.Servicing.Changes;

/// <summary>No interest for some days, both ends included; the instalment stays, the last one shrinks.</summary>
/// <param name="From">May lie before today, and then what was paid is split again.</param>
public sealed record PauseInterest(
    Id<Agreement> Agreement, DateOnly From, DateOnly Through, string? Note = null, long? Seen = null)
{
    internal static Outcome<Movement> Decide(LoanAccount account, PauseInterest command, DateOnly today) =>
        Dates.Check(account, command.From, command.Through, today, command.Note) is { } refusal
            ? refusal
            : Movement.Of(
                account, new InterestPaused(account.NextSequence, command.From, today, command.Through), today,
                Narratives.InterestPause, note: command.Note);

    internal sealed class Handler(Booking booking) : IHandle<PauseInterest, EventBooked>
    {
        public Task<Outcome<EventBooked>> Handle(PauseInterest command, CancellationToken cancel) => booking.Change(
            command.Agreement, command.Seen, (LoanAccount account, DateOnly today) => Decide(account, command, today),
            tell: null, cancel);
    }

    /// <summary>What the caller sends; the agreement comes from the route.</summary>
    public sealed record Body(DateOnly From, DateOnly Through, string? Note = null);

    internal static Task<Results<Ok<EventBooked>, ProblemHttpResult>> Post(
        Id<Agreement> agreement, Body body, Desk desk, CancellationToken cancel) =>
        desk.Send<PauseInterest, EventBooked>(new(agreement, body.From, body.Through, body.Note, desk.IfMatch), cancel);

    internal static async Task<Results<Ok<EventPreview>, ProblemHttpResult>> Preview(
        Id<Agreement> agreement, Body body, Booking booking, CancellationToken cancel)
    {
        var command = new PauseInterest(agreement, body.From, body.Through, body.Note);
        var preview = await booking.Preview(
            agreement, (LoanAccount account, DateOnly today) => Decide(account, command, today), cancel);
        return preview.ToAnswer();
    }
}
