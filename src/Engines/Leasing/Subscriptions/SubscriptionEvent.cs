using System.Text.Json.Serialization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Leasing;

/// <summary>Something that happened to a subscription: append-only.</summary>
/// <param name="Sequence">Its place in the order of booking; each number once.</param>
/// <param name="ValueDate">The day from which it counts, that day included.</param>
/// <param name="BookedOn">The business date on which it was entered.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(SubscriptionBegun), "begin")]
[JsonDerivedType(typeof(VehicleSwapped), "swap")]
[JsonDerivedType(typeof(SubscriptionPaused), "pause")]
[JsonDerivedType(typeof(SubscriptionCancelled), "cancel")]
[JsonDerivedType(typeof(SubscriptionCarReturned), "return")]
[JsonDerivedType(typeof(SubscriptionPaid), "payment")]
[JsonDerivedType(typeof(SubscriptionReversed), "reversal")]
public abstract record SubscriptionEvent(int Sequence, DateOnly ValueDate, DateOnly BookedOn);

/// <summary>The first car was handed over.</summary>
/// <param name="Vehicle">Which car, as the house calls it.</param>
public sealed record SubscriptionBegun(
    int Sequence, DateOnly ValueDate, DateOnly BookedOn, string Vehicle, int Odometer = 0)
    : SubscriptionEvent(Sequence, ValueDate, BookedOn);

/// <summary>The car was changed for another, of the same plan or another; the day is one of the new car.</summary>
public sealed record VehicleSwapped(
    int Sequence, DateOnly ValueDate, DateOnly BookedOn, string Plan, int OdometerBack, string Vehicle, int Odometer)
    : SubscriptionEvent(Sequence, ValueDate, BookedOn);

/// <summary>No use from the value date through a day, both included.</summary>
public sealed record SubscriptionPaused(int Sequence, DateOnly ValueDate, DateOnly BookedOn, DateOnly Through)
    : SubscriptionEvent(Sequence, ValueDate, BookedOn);

/// <summary>The subscriber gave notice; the last day of use is the value date plus the days of notice.</summary>
public sealed record SubscriptionCancelled(int Sequence, DateOnly ValueDate, DateOnly BookedOn)
    : SubscriptionEvent(Sequence, ValueDate, BookedOn);

/// <summary>The last car came back.</summary>
public sealed record SubscriptionCarReturned(int Sequence, DateOnly ValueDate, DateOnly BookedOn, int Odometer)
    : SubscriptionEvent(Sequence, ValueDate, BookedOn);

/// <summary>Money came in.</summary>
public sealed record SubscriptionPaid(int Sequence, DateOnly ValueDate, DateOnly BookedOn, Money Amount)
    : SubscriptionEvent(Sequence, ValueDate, BookedOn);

/// <summary>An earlier event never was.</summary>
public sealed record SubscriptionReversed(int Sequence, DateOnly ValueDate, DateOnly BookedOn, int Of)
    : SubscriptionEvent(Sequence, ValueDate, BookedOn);
