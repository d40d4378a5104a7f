using System.Text.Json;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Collections.Warning;

/// <summary>What an early warning looks at.</summary>
enum WarningFactor
{
    DaysPastDue,

    /// <summary>The most days any instalment was late that was paid in the last 12 months.</summary>
    WorstDaysLate,
    LatePayments,
    BouncedDebits,
    BrokenPromises,

    /// <summary>Concessions in servicing and plans of collections.</summary>
    Relief,
    DaysSilent,
    PowerCuts,
    Removals,
    PledgePoints,
    DaysStanding,

    /// <summary>Per cent of the last 30 days against the average of the 60 before; -100: it stood.</summary>
    MileageChange,
}

/// <summary>How urgent a warning is.</summary>
enum WarningBand
{
    Green,
    Amber,
    Red,
}

/// <summary>Why a factor has no value.</summary>
enum FactorAbsent
{
    /// <summary>No device in the car, or none was ever heard.</summary>
    NoDevice,

    /// <summary>The customer lets nobody know where the car is.</summary>
    NoConsent,

    /// <summary>The devices do not say it, or not for long enough.</summary>
    NotKnown,
}

/// <summary>A factor as it was found.</summary>
/// <param name="Value">Null: it is absent, and counts for nothing.</param>
readonly record struct Finding(int? Value, FactorAbsent? Absent)
{
    internal static Finding Of(int? value) => value is null ? Not(FactorAbsent.NotKnown) : new(value, null);

    internal static Finding Not(FactorAbsent why) => new(null, why);
}

/// <summary>From a value, through a value, so many points.</summary>
sealed record WarningStep(int Points, int? From = null, int? Through = null)
{
    internal bool Holds(int value) => !(value < From) && !(value > Through);
}

/// <summary>A factor of the card; its first step that holds gives the points.</summary>
sealed record WarningWeight(WarningFactor Factor, Text Name, IReadOnlyList<WarningStep> Steps)
{
    internal int Most => Steps.Max(s => s.Points);

    internal int Of(int value) => Steps.FirstOrDefault(s => s.Holds(value))?.Points ?? 0;
}

/// <summary>A factor with its value and its points.</summary>
/// <param name="Most">The most points it could have brought.</param>
/// <param name="Absent">Why it has no value; null where it has one.</param>
sealed record WarningPart(WarningFactor Factor, int? Value, int Points, int Most, FactorAbsent? Absent);

/// <summary>A scorecard of early warning: dated, numbered, data. More points, more worry.</summary>
/// <param name="Note">What its weights rest on, to be shown beside every score.</param>
/// <param name="Amber">From so many points on.</param>
sealed record WarningCard(
    int Number, DateOnly From, int Amber, int Red, Text Note, IReadOnlyList<WarningWeight> Factors)
{
    /// <summary>Cards that shipped, the newest first; a score names the one that made it.</summary>
    internal static IReadOnlyList<WarningCard> All { get; } = Read();

    internal static WarningCard On(DateOnly day) => All.First(c => c.From <= day);

    internal static WarningCard Numbered(int number) => All.Single(c => c.Number == number);

    internal IReadOnlyList<WarningPart> Rate(IReadOnlyDictionary<WarningFactor, Finding> found) =>
    [
        .. Factors.Select(f => (Weight: f, Found: found[f.Factor])).Select(f => new WarningPart(
            f.Weight.Factor, f.Found.Value, f.Found.Value is { } value ? f.Weight.Of(value) : 0, f.Weight.Most,
            f.Found.Absent)),
    ];

    internal WarningBand Band(int points) =>
        points >= Red ? WarningBand.Red : points >= Amber ? WarningBand.Amber : WarningBand.Green;

    static IReadOnlyList<WarningCard> Read()
    {
        using var stream = typeof(WarningCard).Assembly.GetManifestResourceStream("early-warning.json")!;
        return
        [
            .. JsonSerializer.Deserialize<IReadOnlyList<WarningCard>>(stream, Json.Wire)!
                .OrderByDescending(c => c.From),
        ];
    }
}
