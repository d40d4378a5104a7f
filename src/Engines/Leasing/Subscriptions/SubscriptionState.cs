using System.Text.Json.Serialization;
using Wheelhouse.Kernel;
using Wheelhouse.Lending;

namespace Wheelhouse.Leasing;

[JsonConverter(typeof(JsonStringEnumConverter<SubscriptionStatus>))]
public enum SubscriptionStatus
{
    Agreed,
    Running,
    Paused,

    /// <summary>The last day of use is over.</summary>
    Ended,
}

/// <summary>Revenue of one day of use; fees and kilometres are earned on the day they are charged.</summary>
public readonly record struct DayRevenue(DateOnly Day, Money Use, Money Charges);

/// <summary>Where a subscription stands at the end of a day.</summary>
public sealed record SubscriptionState
{
    public required DateOnly AsOf { get; init; }

    public required SubscriptionStatus Status { get; init; }

    /// <summary>The plan of the day.</summary>
    public required string Plan { get; init; }

    /// <summary>The car that is out, or was last.</summary>
    public required string Vehicle { get; init; }

    /// <summary>The last day of use; null while nobody has cancelled.</summary>
    public required DateOnly? EndsOn { get; init; }

    public required IReadOnlyList<LeaseRow> Rows { get; init; }

    public required IReadOnlyList<LeaseAllocation> Allocations { get; init; }

    public required Money DueNow { get; init; }

    public required int DaysPastDue { get; init; }

    public required Money Credit { get; init; }

    /// <summary>All that was billed, less what was credited.</summary>
    public required Money Billed { get; init; }

    /// <summary>Revenue through the as-of day.</summary>
    public required Money Earned { get; init; }

    /// <summary>The revenue of use after the as-of day while nothing happens. IFRS 16.81.</summary>
    public required AccrualLine Accrual { get; init; }

    public required IReadOnlyList<LeaseEntry> Entries { get; init; }

    public required IReadOnlyDictionary<LeaseAccount, Money> Balances { get; init; }

    /// <summary>Billed for days to come.</summary>
    public Money Deferred => Billed - Earned;
}
