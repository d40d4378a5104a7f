using System.Text.Json.Serialization;

namespace Wheelhouse.Lending;

/// <summary>How an instalment stands to the day of a payment.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DueTiming>))]
public enum DueTiming
{
    /// <summary>Its due date lies before the payment.</summary>
    [JsonStringEnumMemberName("pastDue")]
    PastDue,

    /// <summary>It falls due on the day of the payment.</summary>
    [JsonStringEnumMemberName("due")]
    Due,

    /// <summary>Its due date lies after the payment.</summary>
    [JsonStringEnumMemberName("inAdvance")]
    InAdvance,
}

/// <summary>The four things that an instalment is made of.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Component>))]
public enum Component
{
    [JsonStringEnumMemberName("penalty")]
    Penalty,

    [JsonStringEnumMemberName("fee")]
    Fee,

    [JsonStringEnumMemberName("interest")]
    Interest,

    [JsonStringEnumMemberName("principal")]
    Principal,
}

/// <summary>Whether a payment clears instalment by instalment, or one component of all instalments at a time.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AllocationBy>))]
public enum AllocationBy
{
    /// <summary>The oldest instalment wholly, then the next.</summary>
    [JsonStringEnumMemberName("instalment")]
    Instalment,

    /// <summary>The first slot over all instalments, then the second slot.</summary>
    [JsonStringEnumMemberName("component")]
    Component,
}

/// <summary>One slot of an <see cref="AllocationOrder"/>, such as the interest that is past due.</summary>
public readonly record struct AllocationSlot(DueTiming Timing, Component Component);

/// <summary>In which order a payment clears what is owed: data, not code.</summary>
/// <param name="Slots">Twelve slots, each once. By instalment, the order of the timings is always past due, due,
/// in advance, and the slots say the order of the components within each.</param>
public sealed record AllocationOrder(IReadOnlyList<AllocationSlot> Slots, AllocationBy By = AllocationBy.Instalment)
{
    /// <summary>Oldest instalment first; in each, penalty, fee, interest, principal.</summary>
    public static readonly AllocationOrder Standard =
        Of(AllocationBy.Instalment, Component.Penalty, Component.Fee, Component.Interest, Component.Principal);

    /// <summary>Principal before interest, as Chinese banks clear loans long past due.</summary>
    public static readonly AllocationOrder PrincipalFirst =
        Of(AllocationBy.Instalment, Component.Principal, Component.Interest, Component.Fee, Component.Penalty);

    sealed record Sorted(IReadOnlyList<AllocationSlot> Of, Component[] Components);

    Sorted? sorted;

    /// <summary>The components of a timing in their order.</summary>
    internal ReadOnlySpan<Component> Within(DueTiming timing)
    {
        if (sorted is not { } kept || !ReferenceEquals(kept.Of, Slots))
        {
            sorted = kept = new(Slots, [.. Slots.OrderBy(slot => slot.Timing).Select(slot => slot.Component)]);
        }

        return kept.Components.AsSpan(4 * (int)timing, 4);
    }

    /// <summary>The same slots in the same order.</summary>
    public bool Equals(AllocationOrder? other) =>
        other is not null && By == other.By && Slots.SequenceEqual(other.Slots);

    public override int GetHashCode() => HashCode.Combine(By, Slots.Count > 0 ? Slots[0] : default);

    /// <summary>The same order of components for all three timings.</summary>
    public static AllocationOrder Of(AllocationBy by, params ReadOnlySpan<Component> components)
    {
        var slots = new List<AllocationSlot>(3 * components.Length);
        foreach (var timing in (ReadOnlySpan<DueTiming>)[DueTiming.PastDue, DueTiming.Due, DueTiming.InAdvance])
        {
            foreach (var component in components)
            {
                slots.Add(new(timing, component));
            }
        }

        return new(slots, by);
    }

    /// <summary>Whether every one of the twelve slots stands here exactly once.</summary>
    [JsonIgnore]
    public bool IsComplete
    {
        get
        {
            if (ReferenceEquals(this, Standard))
            {
                return true;
            }

            var seen = 0;
            for (var i = 0; i < Slots.Count; i++)
            {
                var (timing, component) = Slots[i];
                var known = timing is >= DueTiming.PastDue and <= DueTiming.InAdvance
                    && component is >= Component.Penalty and <= Component.Principal;
                seen |= 1 << (known ? (4 * (int)timing) + (int)component : 12);
            }

            return Slots.Count == 12 && seen == (1 << 12) - 1;
        }
    }
}
