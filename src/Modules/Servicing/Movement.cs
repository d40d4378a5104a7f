using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using Wheelhouse.Ledger;
using Wheelhouse.Lending;
using Wheelhouse.Servicing.Storage;

namespace Wheelhouse.Servicing;

/// <summary>One event on its way into an account: before, after, and what the journal must say.</summary>
/// <remarks>Nothing is written yet. Preview and booking go by the same movement: what was shown is booked.</remarks>
/// <param name="Body">The engine's event as it is stored.</param>
sealed record Movement(
    Account Before, Account After, Stamp Event, string Body, IReadOnlyList<Line> Lines, Text Narrative,
    PaymentChannel? Channel, string? Note)
{
    /// <summary>The whole consequence of an event of a loan, or what the engine finds wrong with it.</summary>
    internal static Outcome<Movement> Of(
        LoanAccount before, LoanEvent next, DateOnly today, Text narrative, PaymentChannel? channel = null,
        string? note = null) =>
        before.With(next, today).Select(after => Between(
            before, after, new(next.Sequence, next.ValueDate, next.BookedOn), EventJson.Write(next), narrative,
            channel, note));

    /// <summary>The same of a lease.</summary>
    internal static Outcome<Movement> Of(
        LeaseAccount before, LeaseEvent next, DateOnly today, Text narrative, PaymentChannel? channel = null,
        string? note = null) =>
        before.With(next, today).Select(after => Between(
            before, after, new(next.Sequence, next.ValueDate, next.BookedOn), EventJson.Write(next), narrative,
            channel, note));

    /// <summary>The same of a subscription.</summary>
    internal static Outcome<Movement> Of(
        SubscriptionAccount before, SubscriptionEvent next, DateOnly today, Text narrative,
        PaymentChannel? channel = null, string? note = null) =>
        before.With(next, today).Select(after => Between(
            before, after, new(next.Sequence, next.ValueDate, next.BookedOn), EventJson.Write(next), narrative,
            channel, note));

    /// <summary>From the accounts before and after an event: the journal says the difference of the two.</summary>
    internal static Movement Between(
        Account before, Account after, Stamp stamp, string body, Text narrative, PaymentChannel? channel = null,
        string? note = null) =>
        new(before, after, stamp, body, Books.Difference(before.Position, after.Position), narrative, channel, note);

    /// <summary>How much more the customer has paid than is owed, because of this event.</summary>
    internal Money Excess => After.Credit - Before.Credit;

    /// <summary>How the payment of this event was split; null when it brings no money.</summary>
    internal PaymentSplit? Split => After.SplitOf(Event.Sequence);
}
