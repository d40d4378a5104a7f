namespace Wheelhouse.Cli.Tapes;

/// <summary>What the search found for a month with a payment.</summary>
enum Finding
{
    /// <summary>A whole number of days of simple interest explains the split to the cent.</summary>
    WholeDays,

    /// <summary>No principal was repaid, and no more came in than had accrued by the end of the month.</summary>
    InterestOnly,

    /// <summary>Neither; <see cref="Step.Reason"/> says what the figures show.</summary>
    Unmatched,
}

/// <summary>A month with a payment on its way through the replay.</summary>
/// <param name="Starts">Days through which interest may have been paid before; one where all is known.</param>
/// <param name="Carried">Interest received since then that did not cover what had accrued, in cents.</param>
/// <param name="Ends">Days on which the payment may have counted; empty where none is known.</param>
/// <param name="Amount">What is booked: the payment, less a fee that the figures show.</param>
sealed record Step(
    TapeMonth Month,
    Finding Finding,
    string Reason,
    IReadOnlyList<int> Starts,
    long Carried,
    IReadOnlyList<int> Ends,
    long Amount)
{
    /// <summary>Where the figures show two payments: the first amount, its day for each of the second.</summary>
    public (long Amount, IReadOnlyDictionary<int, int> Days)? First { get; init; }

    /// <summary>The convention by which its interest is counted.</summary>
    public required Convention Convention { get; set; }

    /// <summary>The balance moved by something else before it, so that another account begins here.</summary>
    public bool Breaks { get; init; }

    /// <summary>The day from which the interest of this payment counts.</summary>
    public int Start { get; set; }

    /// <summary>The day on which it was booked.</summary>
    public int Day { get; set; }

    /// <summary>What the engine made of it, in cents; null until it was booked and compared.</summary>
    public Split? Engine { get; set; }

    public bool Matches => Engine == new Split(Month.Principal, Month.Interest, Month.After);
}

/// <summary>How a payment was split, and the balance after it, in cents.</summary>
readonly record struct Split(long Principal, long Interest, long Balance);
