using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Vehicles.Storage;

namespace Wheelhouse.Vehicles;

/// <summary>What can happen in a vehicle's life, as far as the house hears of it.</summary>
public enum TimelineKind
{
    FirstRegistered,
    Recorded,
    Updated,
    Financed,
    Released,

    /// <summary>A lessor bought it and leases it out.</summary>
    Leased,

    /// <summary>It was the lessor's and became the customer's.</summary>
    TitlePassed,
}

/// <summary>A line of the timeline as a caller sees it.</summary>
/// <param name="Mine">Whether the caller's organisation did it; what others did is told without names.</param>
public sealed record TimelineCard(DateOnly Day, TimelineKind Kind, bool Mine, string? Subject, int? OdometerKm);

/// <summary>Keeps the one timeline of each VIN.</summary>
sealed class Timeline(House house, TimeProvider clock)
{
    /// <param name="at">The instant of the run that tells; the row's id is then made from what it says.</param>
    internal void Tell(
        string vin, DateOnly day, TimelineKind kind, Id<Organisation> by, string? subject = null,
        int? odometerKm = null, DateTimeOffset? at = null)
    {
        var now = at ?? clock.GetUtcNow();
        house.Add(new TimelineRow
        {
            Id = at is null ? Guid.CreateVersion7(now) : Id<Vehicle>.Named(now, $"{vin}/{kind}/{subject}").Value,
            Vin = vin,
            Day = day,
            Kind = kind,
            Organisation = by,
            Subject = subject,
            OdometerKm = odometerKm,
            RecordedAt = now,
        });
    }
}
