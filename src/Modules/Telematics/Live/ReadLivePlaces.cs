using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Telematics.Devices;
using Wheelhouse.Telematics.Places;
using Wheelhouse.Telematics.Storage;
using Wheelhouse.Trust;

namespace Wheelhouse.Telematics.Live;

/// <summary>Where a car was last.</summary>
/// <param name="At">When that fix was taken.</param>
/// <param name="Silent">The device is quiet for longer than its kind ever is: the place is an old one.</param>
sealed record LivePlace(
    string Vin, Id<Device> Device, DeviceKind Kind, DateTimeOffset At, Point Place, int? SpeedTenths, bool? Ignition,
    DateTimeOffset? StandsSince, bool Silent);

/// <summary>One look at the map, up to 200 cars of it.</summary>
/// <param name="Dark">Cars that no consent lets be seen: counted, not shown.</param>
/// <param name="Unplaced">Cars whose devices have not told a place yet.</param>
/// <param name="At">When the look was taken; each look is on record.</param>
sealed record LivePlaces(
    IReadOnlyList<LivePlace> Items, int Dark, int Unplaced, DateTimeOffset At, string? Next);

/// <summary>Where a lender's cars are now: for a purpose that is named, by each customer's consent, and each of them
/// reads in his own list that it was looked at.</summary>
static class ReadLivePlaces
{
    /// <summary>A car of the lender with the devices that are in it.</summary>
    internal sealed record Car(string Vin, Id<Organisation> Subject, IReadOnlyList<DeviceRow> Devices)
    {
        /// <summary>The one that told the newest place.</summary>
        internal DeviceRow? Newest => Devices.Where(d => d.Now is { Place: not null, FixAt: not null })
            .MaxBy(d => d.Now!.FixAt);
    }

    internal static async Task<Results<Ok<LivePlaces>, ProblemHttpResult>> Get(
        Word<LookReason>? reason, int? limit, string? after, House house, ISensitive sensitive, TimeProvider clock,
        CancellationToken cancel)
    {
        if (reason is not { } why)
        {
            return LookReasons.Missing.ToProblem();
        }

        var take = new PageRequest(limit ?? PageRequest.Largest).Take;
        var vins = await house.Set<BindingRow>().AsNoTracking()
            .Where(b => b.Until == null && (after == null || string.Compare(b.Vin, after) > 0))
            .Select(b => b.Vin).Distinct().OrderBy(v => v).Take(take + 1).ToListAsync(cancel);
        var cars = await Cars(house, vins.Take(take), cancel);
        var seen = await sensitive.ReadEach(
            [.. cars.Select(c => c.Subject)], Purpose.Location, LookReasons.What("place on the map", why.Value),
            subject => cars.Where(c => c.Subject == subject).Select(Of).OfType<LivePlace>().ToList(), cancel);
        var shown = cars.Where(c => seen.ContainsKey(c.Subject)).ToList();
        return TypedResults.Ok(new LivePlaces(
            [.. seen.Values.SelectMany(places => places).OrderBy(p => p.Vin, StringComparer.Ordinal)],
            cars.Count - shown.Count, shown.Count(c => c.Newest is null), clock.GetUtcNow(),
            vins.Count > take ? vins[take - 1] : null));
    }

    /// <summary>Cars of the caller's organisation by what is in them now.</summary>
    internal static async Task<IReadOnlyList<Car>> Cars(
        House house, IEnumerable<string> vins, CancellationToken cancel)
    {
        var asked = vins.ToArray();
        var rows = await house.Set<BindingRow>().AsNoTracking().Where(b => b.Until == null && asked.Contains(b.Vin))
            .Join(
                house.Set<DeviceRow>().AsNoTracking(), b => b.Device, d => d.Id,
                (b, d) => new { Car = b, Device = d })
            .ToListAsync(cancel);
        return
        [
            .. rows.GroupBy(r => (r.Car.Vin, r.Car.Subject))
                .Select(g => new Car(g.Key.Vin, g.Key.Subject, [.. g.Select(r => r.Device)])),
        ];
    }

    static LivePlace? Of(Car car) => car.Newest is { Now: { } now } device
        ? new(
            car.Vin, device.Id, device.Kind, now.FixAt!.Value, now.Place!.Value, now.SpeedTenths, now.Ignition,
            now.StandsSince, device.Silent)
        : null;
}
