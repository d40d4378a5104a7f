using Wheelhouse.Collections.Cases;
using Wheelhouse.Collections.Contacting;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Products;

namespace Wheelhouse.Collections.Inhibiting;

/// <summary>By what a car is kept where it is.</summary>
enum InhibitMeans
{
    /// <summary>The starter does not turn; an engine that runs goes on running.</summary>
    Starter,

    /// <summary>The engine gets no fuel. No house of ours asks for it.</summary>
    Fuel,
}

/// <summary>How far an inhibit has come when its rules are asked.</summary>
enum InhibitStep
{
    Request,
    Approve,

    /// <summary>The command is about to leave for the device.</summary>
    Fire,
}

/// <summary>Why a start is inhibited: one of a closed list, for the record.</summary>
enum InhibitReason
{
    /// <summary>The debtor cannot be found and the car moves between places nobody knows.</summary>
    CarInFlight,

    /// <summary>A court or the contract's own clause lets the car be taken, and an order is out.</summary>
    RecoveryOrdered,

    /// <summary>The car stands where cars are pledged a second time.</summary>
    SecondPledge,
}

/// <summary>Where a car stands.</summary>
enum StandingPlace
{
    Unknown,

    /// <summary>A motorway, a tunnel, a bridge, a hospital: a place that the lender's map closes.</summary>
    NoStop,

    /// <summary>A place that the lender's map knows for parking, or where this car usually spends the night.</summary>
    Parking,
}

/// <summary>What is known of the car at this moment, from its device.</summary>
/// <param name="Vin">Of the car that the device is bound to.</param>
/// <param name="CanInhibit">The device's model knows the command, and an installer wired and tried it.</param>
/// <param name="FixAt">When the position was taken, by the device's clock.</param>
/// <param name="IsFixed">The receiver had satellites: the position is of that moment.</param>
/// <param name="IsLive">Not sent later out of a blind area.</param>
/// <param name="SpeedKmh">Null: the device did not say.</param>
/// <param name="Ignition">Null: the device did not say.</param>
/// <param name="StandsSince">Since when every fix had no speed and no ignition; null: it does not stand.</param>
sealed record CarMoment(
    string Vin, bool CanInhibit, DateTimeOffset FixAt, bool IsFixed, bool IsLive, decimal? SpeedKmh, bool? Ignition,
    DateTimeOffset? StandsSince, StandingPlace Place);

/// <summary>A warning that went to the debtor.</summary>
readonly record struct InhibitWarning(ContactChannel Channel, DateTimeOffset SentAt);

/// <summary>All that the rules of the start inhibit look at. What nobody knows counts against it.</summary>
sealed record InhibitFacts
{
    public required DateTimeOffset Now { get; init; }

    /// <summary>The lender switched the function on; off where nobody did.</summary>
    public required bool SwitchedOn { get; init; }

    /// <summary>Somebody pulled the kill switch: nothing fires, whatever was approved.</summary>
    public required bool Killed { get; init; }

    /// <summary>Inhibits of this lender that were sent out in the last 24 hours.</summary>
    public required int SentOfLate { get; init; }

    /// <summary>The contract has the clause, and it was signed.</summary>
    public required bool InContract { get; init; }

    /// <summary>A separate consent to being located stands (PIPL article 29).</summary>
    public required bool Consented { get; init; }

    public required bool Settled { get; init; }

    public required int DaysPastDue { get; init; }

    /// <summary>Fallen due before today and unpaid, read at this very moment.</summary>
    public required Money Overdue { get; init; }

    public required Relief Relief { get; init; }

    public required IReadOnlyList<InhibitWarning> Warnings { get; init; }

    public required InhibitMeans Means { get; init; }

    public required InhibitReason? Reason { get; init; }

    public required Id<User> RequestedBy { get; init; }

    /// <summary>Who said yes and did not take it back.</summary>
    public required IReadOnlyList<Id<User>> ApprovedBy { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The car of the agreement.</summary>
    public required string Vin { get; init; }

    /// <summary>Null: nothing is known of the car.</summary>
    public required CarMoment? Car { get; init; }

    /// <summary>Until when the debtor needs the car in an emergency; null: he did not say so.</summary>
    public required DateTimeOffset? EmergencyUntil { get; init; }
}

/// <summary>The figures of rule R-COL-09 in force on a day.</summary>
/// <param name="Persons">Who must agree, the one who asked among them.</param>
sealed record InhibitRules(
    int DaysPastDue, int NoticeDays, int NoticeChannels, int StandingMinutes, int Persons, int FixSeconds,
    int ValidHours, int EmergencyHours, int MostADay)
{
    /// <exception cref="InvalidOperationException">The rows of that day do not make a whole set; a test holds that
    /// those that ship do on every day.</exception>
    internal static InhibitRules On(IRuleBook book, DateOnly day)
    {
        var rows = book.On(day).Where(r => r.Id == "R-COL-09").ToList();
        return new(
            Whole("days past due"), Whole("days of notice"), Whole("channels of notice"), Whole("minutes standing"),
            Whole("persons"), Whole("seconds of age"), Whole("hours valid"), Whole("hours of emergency"),
            Whole("inhibits a day"));

        int Whole(string unit) => rows.Where(r => r.Unit == unit).ToList() is [{ Parameter: { } parameter }]
            ? decimal.ToInt32(parameter)
            : throw new InvalidOperationException($"Rule R-COL-09 ({unit}) has no one row on {day:O}.");
    }
}
