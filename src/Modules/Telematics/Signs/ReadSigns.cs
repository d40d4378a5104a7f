using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Telematics.Storage;
using Wheelhouse.Trust;

namespace Wheelhouse.Telematics.Signs;

/// <summary>Reads the signs of many cars in a handful of queries, and leaves a record for each customer.</summary>
sealed class ReadSigns(House house, IConsents consents, ISensitive sensitive, TimeProvider clock) : ICarSigns
{
    const int Days = 30;

    public async Task<IReadOnlyList<string>> Tracked(Id<Organisation> lender, CancellationToken cancel) =>
        await Heard(lender).Select(h => h.Binding.Vin).Distinct().ToListAsync(cancel);

    public async Task<IReadOnlyList<CarSigns>> Of(
        Id<Organisation> lender, IReadOnlyList<SignedCar> cars, CancellationToken cancel)
    {
        var devices = await Devices(lender, cars, cancel);
        if (devices.Count == 0)
        {
            return [.. cars.Select(car => new CarSigns(car.Vin, SignsAbsent.NoDevice))];
        }

        var known = cars.Where(devices.ContainsKey).ToList();
        var allowed = await consents.Holding(
            [.. known.Select(c => c.Subject).Distinct()], lender, Purpose.Location, cancel);

        // on record before anything is read; who took his consent back is not asked about every night
        var read = await sensitive.ReadEach(
            [.. known.Select(c => c.Subject).Where(allowed.Contains)], Purpose.Location, "signs of the car",
            static _ => default(Unit), cancel);
        var open = known.Where(c => read.ContainsKey(c.Subject)).ToList();
        var told = await Told(lender, open, cancel);
        var now = clock.GetUtcNow();
        var (late, before) = (await Odometers(open, now.AddDays(-Days), cancel),
            await Odometers(open, now.AddDays(-3 * Days), cancel));
        return
        [
            .. cars.Select(car => !devices.TryGetValue(car, out var inside)
                ? new CarSigns(car.Vin, SignsAbsent.NoDevice)
                : read.ContainsKey(car.Subject)
                    ? Signs(car, inside)
                    : new(car.Vin, SignsAbsent.NoConsent)),
        ];

        CarSigns Signs(SignedCar car, List<DeviceRow> inside)
        {
            var (driven, past) = Mileage(
                inside.Max(d => d.Now?.OdometerTenths), late.GetValueOrDefault(car), before.GetValueOrDefault(car));
            var stands = inside.Max(d => d.Now?.StandsSince);
            return new(
                car.Vin, null, (now - inside.Max(d => d.HeardAt)!.Value).Days, Count(DeviceEventKind.PowerCut),
                Count(DeviceEventKind.Removed), Count(DeviceEventKind.SecondPledge),
                stands is { } since ? (now - since).Days : null, driven, past);

            int Count(DeviceEventKind kind) => told.GetValueOrDefault((car.Vin, car.Subject, kind));
        }
    }

    /// <summary>What was driven, from three readings in 0.1 km: of now, of 30 and of 90 days ago. A reading that falls
    /// back says nothing.</summary>
    /// <remarks>By hand: 20,000.0 km now, 19,500.0 and 17,500.0 before: 500 km of late,
    /// (19,500 − 17,500) ÷ 2 = 1,000 before.</remarks>
    internal static (int? OfLate, int? Before) Mileage(long? now, long? late, long? before) =>
        (late <= now ? (int)((now - late) / 10) : null,
            late <= now && before <= late ? (int)((late - before) / 20) : null);

    async Task<Dictionary<SignedCar, List<DeviceRow>>> Devices(
        Id<Organisation> lender, IReadOnlyList<SignedCar> cars, CancellationToken cancel)
    {
        var vins = cars.Select(c => c.Vin).ToArray();
        var found = await Heard(lender).Where(h => vins.Contains(h.Binding.Vin)).ToListAsync(cancel);
        return found.GroupBy(f => new SignedCar(f.Binding.Vin, f.Binding.Subject)).ToDictionary(
            g => g.Key, g => g.Select(f => f.Device).ToList());
    }

    IQueryable<HeardDevice> Heard(Id<Organisation> lender) => house.Set<BindingRow>().AsNoTracking()
        .Where(b => b.Organisation == lender && b.Until == null)
        .Join(
            house.Set<DeviceRow>().Where(d => d.HeardAt != null), b => b.Device, d => d.Id,
            (b, d) => new HeardDevice { Binding = b, Device = d });

    async Task<Dictionary<(string, Id<Organisation>, DeviceEventKind), int>> Told(
        Id<Organisation> lender, List<SignedCar> cars, CancellationToken cancel)
    {
        var (vins, since) = (cars.Select(c => c.Vin).ToArray(), clock.GetUtcNow().AddDays(-Days));
        var found = await house.Set<DeviceEventRow>().AsNoTracking()
            .Where(e => e.Organisation == lender && vins.Contains(e.Vin!) && e.Subject != null && e.At > since
                && (e.Kind == DeviceEventKind.PowerCut || e.Kind == DeviceEventKind.Removed
                    || e.Kind == DeviceEventKind.SecondPledge))
            .GroupBy(e => new { e.Vin, e.Subject, e.Kind }).Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(cancel);
        return found.ToDictionary(f => (f.Key.Vin!, f.Key.Subject!.Value, f.Key.Kind), f => f.Count);
    }

    /// <summary>The highest reading of the day before an instant and of the day after it, in 0.1 km.</summary>
    async Task<Dictionary<SignedCar, long?>> Odometers(
        List<SignedCar> cars, DateTimeOffset at, CancellationToken cancel)
    {
        var (vins, subjects) = (cars.Select(c => c.Vin).ToArray(), cars.Select(c => c.Subject).ToArray());
        var (from, to) = (at.AddDays(-1), at.AddDays(1));
        var found = await house.Set<PositionRow>().IgnoreQueryFilters().AsNoTracking()
            .Where(p => subjects.Contains(p.Organisation) && vins.Contains(p.Vin) && p.At >= from && p.At < to
                && p.OdometerTenths != null
                && house.Set<BindingRow>().IgnoreQueryFilters()
                    .Where(b => subjects.Contains(b.Subject) && vins.Contains(b.Vin)).Select(b => b.Device)
                    .Contains(p.Device))
            .GroupBy(p => new { p.Vin, p.Organisation })
            .Select(g => new { g.Key, Reading = g.Max(p => p.OdometerTenths) })
            .ToListAsync(cancel);
        return found.ToDictionary(f => new SignedCar(f.Key.Vin, f.Key.Organisation), f => f.Reading);
    }

    sealed class HeardDevice
    {
        internal required BindingRow Binding { get; init; }

        internal required DeviceRow Device { get; init; }
    }
}
