using System.Text.Json.Serialization;
using Wheelhouse.Kernel;
using Wheelhouse.Lending;

namespace Wheelhouse.Leasing;

/// <summary>How far a lease has come.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LeaseStatus>))]
public enum LeaseStatus
{
    /// <summary>The car has not been handed over.</summary>
    Agreed,

    Running,

    /// <summary>The term is over and nobody has said what becomes of the car.</summary>
    AtEnd,

    Returned,
    Bought,
    BoughtBack,
    Terminated,
}

/// <summary>Where a lease stands at the end of a day: computed from its terms and events, never the other way
/// round.</summary>
public sealed record LeaseState
{
    public required DateOnly AsOf { get; init; }

    public required LeaseStatus Status { get; init; }

    /// <summary>The last day of the term as agreed so far.</summary>
    public required DateOnly TermEnd { get; init; }

    /// <summary>The day on which the lease ended; null while it runs.</summary>
    public required DateOnly? EndedOn { get; init; }

    /// <summary>In the order of due dates; rentals after the as-of day are the outlook.</summary>
    public required IReadOnlyList<LeaseRow> Rows { get; init; }

    public required IReadOnlyList<LeaseAllocation> Allocations { get; init; }

    /// <summary>Unpaid rows of the lessee due on or before the as-of day.</summary>
    public required Money DueNow { get; init; }

    /// <summary>Unpaid rows of the lessee due before the as-of day.</summary>
    public required Money OverdueAmount { get; init; }

    /// <summary>Days from the oldest unpaid due date to the as-of day; payments clear the oldest rows first.</summary>
    public required int DaysPastDue { get; init; }

    /// <summary>What maker or dealer owe on a guarantee or a buy-back.</summary>
    public required Money GuarantorOwes { get; init; }

    /// <summary>Money of the lessee beyond all that was due.</summary>
    public required Money Credit { get; init; }

    /// <summary>What the lessor carries: the net investment, the financial asset, or the car less
    /// depreciation.</summary>
    public required Money Carrying { get; init; }

    /// <summary>Finance income or lease income through the as-of day.</summary>
    public required Money Income { get; init; }

    /// <summary>The income that comes after the as-of day while nothing happens. IFRS 16.75, 16.81.</summary>
    public required AccrualLine Accrual { get; init; }

    public required Money DepositHeld { get; init; }

    /// <summary>Implicit in the lease, nominal a year; null for an operating lease and before the start.</summary>
    public required Rate? ImplicitRate { get; init; }

    /// <summary>The lessor's entries through the as-of day.</summary>
    public required IReadOnlyList<LeaseEntry> Entries { get; init; }

    /// <summary>What the entries leave on each account; debits are positive, and all sum to zero.</summary>
    public required IReadOnlyDictionary<LeaseAccount, Money> Balances { get; init; }

    /// <summary>The lease ended, nobody owes anything, and no deposit or credit is held.</summary>
    public required bool IsClosed { get; init; }
}
