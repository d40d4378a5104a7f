using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Telematics.Tracks;
using Wheelhouse.Telemetry;
using Wheelhouse.Trust;

namespace Wheelhouse.Telematics.Driving;

/// <summary>How a car was driven, as far as its reports can tell: what a usage-based tariff would look at. Says nothing
/// of where.</summary>
/// <param name="Until">The first day that is not in it.</param>
/// <param name="DaysHeard">Days on which a report came; the others are unknown, not undriven.</param>
/// <param name="Kilometres">By the odometer where it was told, else by the fixes, which cut corners.</param>
/// <param name="ScoredKilometres">Those of trips, by the fixes: what the shares are of.</param>
/// <param name="SpacingSeconds">The median time between two fixes of a trip; 0 where there was no trip.</param>
/// <param name="NightShare">Of the way, between 23:00 and 05:00; null where there was no trip.</param>
/// <param name="FastShare">Of the way, above 120 km/h; null where there was no trip.</param>
/// <param name="HarshPer100Km">Null where the reports come too seldom to see a harsh event.</param>
sealed record DrivenSpan(
    string Vin, DateOnly From, DateOnly Until, int DaysHeard, decimal Kilometres, bool ByOdometer,
    decimal ScoredKilometres, int SpacingSeconds, decimal? NightShare, decimal? FastShare, decimal? HarshPer100Km);

/// <summary>Reads how one's own car was driven. A lender's consent is to the place, not to the way of driving, so
/// nobody else reads it here; the insurer does by <see cref="InsuredDriving"/>.</summary>
static class ReadDriving
{
    const int MostDays = 31;

    /// <summary>China has one time.</summary>
    static readonly TimeSpan Zone = TimeSpan.FromHours(8);

    /// <param name="from">By China's time; 30 days before the end when absent.</param>
    /// <param name="until">The first day that is not in it; tomorrow when absent.</param>
    internal static async Task<Results<Ok<DrivenSpan>, ProblemHttpResult>> Get(
        string vin, DateOnly? from, DateOnly? until, House house, Caller caller, ISensitive sensitive,
        TimeProvider clock, CancellationToken cancel)
    {
        var last = until ?? DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(Zone).DateTime).AddDays(1);
        var first = from ?? last.AddDays(-30);
        if (Wrong(first, last) is { } wrong)
        {
            return wrong.ToProblem();
        }

        var car = await TrackedCar.Find(house, vin, caller.Actor.Organisation, cancel);
        if (car is null || car.Subject != caller.Actor.Organisation)
        {
            return TrackedCar.Unknown.ToProblem();
        }

        var fixes = await TrackedCar.Fixes(house, vin, car.Subject, Start(first), Start(last), cancel);
        var read = await sensitive.Read(
            car.Subject, Purpose.Location, "driving", () => Of(vin, first, last, fixes), cancel);
        return read.ToAnswer();
    }

    internal static Refusal? Wrong(DateOnly from, DateOnly until) =>
        from >= until || until.DayNumber - from.DayNumber > MostDays
            ? new(
                "telematics.span_out_of_range", $"Ask for a span of up to {MostDays} days, its start before its end.",
                RefusalKind.Invalid, new RefusalValue("days", $"{MostDays}"))
            : null;

    internal static DrivenSpan Of(string vin, DateOnly from, DateOnly until, IReadOnlyList<Fix> fixes)
    {
        var factors = DrivingFactors.Of(TrackedCar.Reports(fixes), Zone);
        var (odometer, drove) = (Odometer(fixes), factors.Kilometres > 0);
        return new(
            vin, from, until,
            fixes.Select(f => DateOnly.FromDateTime(f.At.ToOffset(Zone).DateTime)).Distinct().Count(),
            odometer ?? Short(factors.Kilometres, 1), odometer is not null, Short(factors.Kilometres, 1),
            (int)factors.SpacingSeconds, drove ? Short(factors.NightShare, 4) : null,
            drove ? Short(factors.FastShare, 4) : null,
            factors.HarshPer100Km is { } harsh ? Short(harsh, 2) : null);
    }

    /// <summary>Kilometres by the rises of the odometer; null where it was told less than twice. A fall, as after a
    /// device's reset, is no way.</summary>
    /// <remarks>By hand, in 0.1 km: 1 000, 1 500, 200, 300 are 50 and 10 km.</remarks>
    static decimal? Odometer(IReadOnlyList<Fix> fixes)
    {
        var told = fixes.Where(f => f.OdometerTenths is not null).Select(f => f.OdometerTenths!.Value).ToList();
        return told.Count < 2
            ? null
            : told.Zip(told.Skip(1)).Sum(pair => Math.Max(0, pair.Second - pair.First)) / 10m;
    }

    internal static DateTimeOffset Start(DateOnly day) => new DateTimeOffset(day, default, Zone).ToUniversalTime();

    static decimal Short(double figure, int digits) =>
        decimal.Round((decimal)figure, digits, MidpointRounding.ToEven);
}
