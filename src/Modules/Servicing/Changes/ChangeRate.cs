using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Wheelhouse.Origination;
using Wheelhouse.Platform;

namespace Wheelhouse.Servicing.Changes;

/// <summary>Another rate holds from a day on, that day included; the instalment is found anew.</summary>
/// <param name="From">Before today, and then what was paid is split again; or later, to the last due date.</param>
public sealed record ChangeRate(
    Id<Agreement> Agreement, Rate AnnualRate, DateOnly From, string? Note = null, long? Seen = null)
{
    internal static Outcome<Movement> Decide(LoanAccount account, ChangeRate command, DateOnly today)
    {
        var dates = Dates.Check(account, command.From, command.From, today, command.Note);
        return (dates ?? CheckRate(account, command)) is { } refusal
            ? refusal
            : Movement.Of(
                account, new RateChanged(account.NextSequence, command.From, today, command.AnnualRate), today,
                Narratives.RateChange, note: command.Note);
    }

    static Refusal? CheckRate(LoanAccount account, ChangeRate command) =>
        RateOn(account, command.From) == command.AnnualRate
            ? new(
                "servicing.rate_unchanged",
                $"{command.AnnualRate} holds on {command.From:O} already; give another rate or day.",
                RefusalKind.Conflict, Values.Of("rate", command.AnnualRate))
            : null;

    /// <summary>The rate that holds on a day: of the latest change on or before it, else of the terms.</summary>
    internal static Rate RateOn(LoanAccount account, DateOnly day) => account.Events
        .OfType<RateChanged>()
        .Where(c => c.ValueDate <= day && account.ReversalOf(c.Sequence) is null)
        .OrderBy(c => c.ValueDate).ThenBy(c => c.Sequence)
        .LastOrDefault()?.AnnualRate ?? account.Terms.AnnualRate;

    internal sealed class Handler(Booking booking) : IHandle<ChangeRate, EventBooked>
    {
        public Task<Outcome<EventBooked>> Handle(ChangeRate command, CancellationToken cancel) => booking.Change(
            command.Agreement, command.Seen, (LoanAccount account, DateOnly today) => Decide(account, command, today),
            tell: null, cancel);
    }

    /// <summary>What the caller sends; the agreement comes from the route.</summary>
    public sealed record Body(Rate AnnualRate, DateOnly From, string? Note = null);

    internal static Task<Results<Ok<EventBooked>, ProblemHttpResult>> Post(
        Id<Agreement> agreement, Body body, Desk desk, CancellationToken cancel) =>
        desk.Send<ChangeRate, EventBooked>(new(agreement, body.AnnualRate, body.From, body.Note, desk.IfMatch), cancel);

    internal static async Task<Results<Ok<EventPreview>, ProblemHttpResult>> Preview(
        Id<Agreement> agreement, Body body, Booking booking, CancellationToken cancel)
    {
        var command = new ChangeRate(agreement, body.AnnualRate, body.From, body.Note);
        var preview = await booking.Preview(
            agreement, (LoanAccount account, DateOnly today) => Decide(account, command, today), cancel);
        return preview.ToAnswer();
    }
}
