using System.Text.Json;
using Wheelhouse.Leasing;
using Wheelhouse.Lending;
using Wheelhouse.Platform;

namespace Wheelhouse.Servicing.Storage;

/// <summary>How an event is written in its row: short, and readable by every later version of the house.</summary>
/// <remarks><c>{"type":"repayment","amount":{"minorUnits":200000,"currency":"CNY"},"sequence":7,
/// "valueDate":"2026-11-05","bookedOn":"2026-11-05"}</c></remarks>
static class EventJson
{
    internal static string Write(LoanEvent one) => JsonSerializer.Serialize(one, Json.Stored);

    internal static string Write(LeaseEvent one) => JsonSerializer.Serialize(one, Json.Stored);

    internal static string Write(SubscriptionEvent one) => JsonSerializer.Serialize(one, Json.Stored);

    /// <summary>The events of a loan in their order, from their bodies in any order with commas between.</summary>
    internal static IReadOnlyList<LoanEvent> ReadLoan(string bodies)
    {
        var events = PlainEvents.Read(bodies)
            ?? JsonSerializer.Deserialize<List<LoanEvent>>($"[{bodies}]", Json.Stored)!;
        events.Sort((one, other) => one.Sequence.CompareTo(other.Sequence));
        return events;
    }

    /// <summary>The events of a lease, likewise.</summary>
    internal static IReadOnlyList<LeaseEvent> ReadLease(string bodies)
    {
        var events = JsonSerializer.Deserialize<LeaseEvent[]>($"[{bodies}]", Json.Stored)!;
        Array.Sort(events, (one, other) => one.Sequence.CompareTo(other.Sequence));
        return events;
    }

    /// <summary>The events of a subscription, likewise.</summary>
    internal static IReadOnlyList<SubscriptionEvent> ReadSubscription(string bodies)
    {
        var events = JsonSerializer.Deserialize<SubscriptionEvent[]>($"[{bodies}]", Json.Stored)!;
        Array.Sort(events, (one, other) => one.Sequence.CompareTo(other.Sequence));
        return events;
    }
}
