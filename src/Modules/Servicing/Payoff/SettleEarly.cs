using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Wheelhouse.Origination;
using Wheelhouse.Platform;

namespace Wheelhouse.Servicing.Payoff;

/// <summary>Pays an agreement off before its end, with the amount that was quoted to the day.</summary>
/// <param name="Amount">Exactly what settles on the value date: nobody pays another sum than was shown.</param>
public sealed record SettleEarly(
    Id<Agreement> Agreement, Money Amount, DateOnly? ValueDate = null, PaymentChannel Channel = PaymentChannel.Transfer,
    string? Note = null, long? Seen = null)
{
    internal static Outcome<Movement> Decide(LoanAccount account, SettleEarly command, DateOnly today, Role by)
    {
        var valueDate = command.ValueDate ?? today;
        if ((Entering.Check(account, valueDate, today, command.Note)
            ?? Entering.CheckAmount(account, command.Amount)
            ?? Entering.CheckOwing(account)
            ?? CheckDay(account, valueDate)) is { } refusal)
        {
            return refusal;
        }

        var settles = Settlement.Quote(account.Terms, account.Events, valueDate).Total;
        if (command.Amount != settles)
        {
            return new Refusal(
                "servicing.settlement_amount", $"{settles} settles the agreement on {valueDate:O}; pay exactly that.",
                RefusalKind.Conflict, Values.Of("settles", settles),
                Values.Of("day", valueDate));
        }

        var channel = by == Role.Customer ? PaymentChannel.SimulatedBank : command.Channel;
        return Movement.Of(
            account, new EarlySettled(account.NextSequence, valueDate, today, command.Amount), today,
            Narratives.Settlement, channel, command.Note);
    }

    /// <summary>A settlement before another payment would not be the last one.</summary>
    static Refusal? CheckDay(LoanAccount account, DateOnly valueDate)
    {
        var last = account.State.Receipts.Count > 0 ? account.State.Receipts.Max(r => r.ValueDate) : DateOnly.MinValue;
        return valueDate < last
            ? new(
                "servicing.settlement_too_early",
                $"A payment counts from {last:O}; settle on that day or later, or reverse it first.",
                RefusalKind.Conflict, Values.Of("day", last))
            : null;
    }

    internal sealed class Handler(Booking booking, Caller caller) : IHandle<SettleEarly, EventBooked>
    {
        public Task<Outcome<EventBooked>> Handle(SettleEarly command, CancellationToken cancel) => booking.Change(
            command.Agreement, command.Seen,
            (LoanAccount account, DateOnly today) => Decide(account, command, today, caller.Actor.Role),
            Telling.Payment, cancel);
    }

    /// <summary>What the caller sends; the agreement comes from the route.</summary>
    /// <param name="On">The day the money counts from; null is today.</param>
    public sealed record Body(
        Money Amount, DateOnly? On = null, PaymentChannel Channel = PaymentChannel.Transfer, string? Note = null);

    internal static Task<Results<Ok<EventBooked>, ProblemHttpResult>> Post(
        Id<Agreement> agreement, Body body, Desk desk, CancellationToken cancel) =>
        desk.Send<SettleEarly, EventBooked>(Of(agreement, body, desk), cancel);

    internal static async Task<Results<Ok<EventPreview>, ProblemHttpResult>> Preview(
        Id<Agreement> agreement, Body body, Desk desk, Booking booking, CancellationToken cancel)
    {
        var command = Of(agreement, body, desk);
        var preview = await booking.Preview(
            agreement,
            (LoanAccount account, DateOnly today) => Decide(account, command, today, desk.Actor.Role), cancel);
        return preview.ToAnswer();
    }

    static SettleEarly Of(Id<Agreement> agreement, Body body, Desk desk) =>
        new(agreement, body.Amount, body.On, body.Channel, body.Note, desk.IfMatch);
}
