using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Telematics.Tracks;
using Wheelhouse.Trust;

namespace Wheelhouse.Telematics.Driving;

/// <summary>How a car was driven, for the insurer that charges by use: sums, never a place or an hour of a trip. By a
/// consent of its own, on record; refused and granted alike.</summary>
/// <remarks>The purpose is not that of the location: an insurer who may know the sums may not see the track, and who
/// takes this consent back leaves the lender's as it is.</remarks>
sealed class InsuredDriving(House house, ISensitive sensitive)
{
    internal async Task<Outcome<DrivingSeen?>> Of(
        string vin, Id<Organisation> subject, DateOnly from, DateOnly before, CancellationToken cancel)
    {
        if (ReadDriving.Wrong(from, before) is { } wrong)
        {
            return wrong;
        }

        // asked before anything is read: a refused reader costs no month of positions
        var allowed = await sensitive.Read(
            subject, Purpose.UsageBasedInsurance, "driving", () => default(Unit), cancel);
        if (allowed.Refused is { } refused)
        {
            return refused;
        }

        var fixes = await TrackedCar.Fixes(
            house, vin, subject, ReadDriving.Start(from), ReadDriving.Start(before), cancel);
        if (fixes.Count == 0)
        {
            return (DrivingSeen?)null;
        }

        var span = ReadDriving.Of(vin, from, before, fixes);
        return new DrivingSeen(
            from, before, span.DaysHeard, span.Kilometres, span.ScoredKilometres, span.NightShare, span.FastShare,
            span.HarshPer100Km);
    }
}
