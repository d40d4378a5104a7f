using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Telematics.Places;
using Wheelhouse.Telematics.Storage;
using Wheelhouse.Trust;

namespace Wheelhouse.Telematics.Reports;

/// <summary>Takes a batch of reports: states of devices, positions, events. In the running transaction.</summary>
sealed class Intake(House house, IConsents consents, Caller caller, IWork work, TimeProvider clock)
{
    /// <summary>Farther apart than this, the two devices of a car are not in one car.</summary>
    const double PairMetres = 2_000;

    /// <summary>Only fixes of about the same time are compared.</summary>
    static readonly TimeSpan PairGap = TimeSpan.FromMinutes(30);

    internal async Task<ReportsTaken> Take(IReadOnlyList<DeviceReport> reports, CancellationToken cancel)
    {
        var (me, received) = (caller.Actor.Organisation, clock.GetUtcNow());
        var numbers = reports.Select(r => r.Terminal).Distinct().ToDictionary(t => t, DeviceNumber.Of);
        var asked = numbers.Values.ToArray();
        var devices = await house.Set<DeviceRow>().AsNoTracking()
            .Where(d => d.Organisation == me && d.RetiredAt == null && asked.Contains(d.Number))
            .ToDictionaryAsync(d => d.Number, cancel);
        var ids = devices.Values.Select(d => d.Id).ToArray();
        var cars = await house.Set<BindingRow>().AsNoTracking()
            .Where(b => ids.Contains(b.Device) && b.Until == null).ToDictionaryAsync(b => b.Device, cancel);
        var seen = await consents.Holding(
            [.. cars.Values.Select(b => b.Subject).Distinct()], me, Purpose.Location, cancel);
        var areas = Area.Map(await house.Set<FenceRow>().AsNoTracking().ToListAsync(cancel));

        var (strange, implausible) = (0, 0);
        var batch = new Batch(me, received, areas);
        foreach (var report in reports.OrderBy(r => r.At))
        {
            if (!devices.TryGetValue(numbers[report.Terminal], out var device)
                || !cars.TryGetValue(device.Id, out var car))
            {
                strange++;
            }
            else if (!Signals.IsPlausible(report, received))
            {
                implausible++;
            }
            else
            {
                batch.Take(device, car, report, seen.Contains(car.Subject));
            }
        }

        await Pairs(batch, cars, cancel);
        var known = await Keep(batch, cancel);
        return new(batch.Positions.Count - known, known, batch.Dark, strange, implausible, Tell(batch, cars));
    }

    /// <summary>New positions, changed devices. Returns how many positions were known.</summary>
    async Task<int> Keep(Batch batch, CancellationToken cancel)
    {
        foreach (var device in batch.Changed.Values)
        {
            device.HeardAt = batch.Received;
            device.Silent = false;
            device.Unmoved &= device.Now?.StandsSince is not null;
            house.Amend(device);
        }

        // what is newer than all that is known is new; where that was wrong, the race is lost and all are looked up
        var known = await Known(work.Attempt == 1 ? batch.Late : batch.Positions.Keys, cancel);
        // by device, as the key lies: what is written side by side is found side by side
        foreach (var (key, position) in batch.Positions.OrderBy(p => p.Key.Device.Value))
        {
            if (!known.Contains(key))
            {
                house.Append(position);
            }
        }

        return batch.Positions.Keys.Count(known.Contains);
    }

    /// <summary>Those of some positions that are there.</summary>
    async Task<HashSet<(Id<Device> Device, DateTimeOffset At)>> Known(
        IReadOnlyCollection<(Id<Device> Device, DateTimeOffset At)> asked, CancellationToken cancel)
    {
        if (asked.Count == 0)
        {
            return [];
        }

        var ids = asked.Select(p => p.Device).Distinct().ToArray();
        var (first, last) = (asked.Min(p => p.At), asked.Max(p => p.At));
        var there = await house.Set<PositionRow>().IgnoreQueryFilters().AsNoTracking()
            .Where(p => ids.Contains(p.Device) && p.At >= first && p.At <= last)
            .Select(p => new { p.Device, p.At }).ToListAsync(cancel);
        return [.. there.Select(p => (p.Device, p.At))];
    }

    /// <summary>Tells when the wired and the wireless device of a car have come apart.</summary>
    async Task Pairs(Batch batch, Dictionary<Id<Device>, BindingRow> cars, CancellationToken cancel)
    {
        var moved = batch.Changed.Values.Where(d => d.Now?.Place is not null).Select(d => cars[d.Id].Vin).ToArray();
        var pairs = (await house.Set<BindingRow>().AsNoTracking()
            .Where(b => moved.Contains(b.Vin) && b.Until == null && b.Organisation == batch.Lender)
            .Select(b => new { b.Vin, b.Device }).ToListAsync(cancel))
            .GroupBy(b => b.Vin, b => b.Device).Where(g => g.Count() == 2).ToList();
        var quiet = pairs.SelectMany(p => p).Where(d => !batch.Changed.ContainsKey(d)).ToArray();
        var others = quiet.Length == 0 ? new() : await house.Set<DeviceRow>().AsNoTracking()
            .Where(d => quiet.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancel);
        foreach (var pair in pairs)
        {
            var two = pair.Select(id => batch.Changed.GetValueOrDefault(id) ?? others[id]).ToList();
            var apart = AreApart(two[0].Now, two[1].Now);
            var told = two.Find(d => batch.Changed.ContainsKey(d.Id))!;
            if (apart == true && !two[0].Apart && !two[1].Apart)
            {
                batch.Events.Add((told.Id, DeviceEventKind.PairSeparated, batch.Received));
            }

            if (apart is { } known && (told.Apart || !two.Exists(d => d.Apart)))
            {
                told.Apart = known;
            }
        }
    }

    /// <summary>Null where their last fixes say nothing of each other.</summary>
    internal static bool? AreApart(DeviceNow? one, DeviceNow? other) =>
        one is { Place: { } a, FixAt: { } atOne } && other is { Place: { } b, FixAt: { } atOther }
            && (atOne - atOther).Duration() <= PairGap
            ? a.MetresTo(b) > PairMetres
            : null;

    int Tell(Batch batch, Dictionary<Id<Device>, BindingRow> cars)
    {
        foreach (var (device, kind, at) in batch.Events)
        {
            var car = cars[device];
            Events.Add(house, work, clock, batch.Lender, device, car.Vin, car.Subject, kind, at, batch.Received);
        }

        foreach (var device in batch.Circuits)
        {
            var now = batch.Changed[device].Now!;
            work.Publish(new CircuitReported(
                batch.Lender, device, cars[device].Vin, now.CircuitCut, now.FuelCut, batch.Received));
        }

        return batch.Events.Count;
    }

    /// <summary>What a batch does, before any of it is written.</summary>
    sealed class Batch(Id<Organisation> lender, DateTimeOffset received, IReadOnlyList<Area> areas)
    {
        internal Id<Organisation> Lender => lender;

        internal DateTimeOffset Received => received;

        internal Dictionary<Id<Device>, DeviceRow> Changed { get; } = [];

        internal Dictionary<(Id<Device> Device, DateTimeOffset At), PositionRow> Positions { get; } = [];

        internal List<(Id<Device> Device, DeviceEventKind Kind, DateTimeOffset At)> Events { get; } = [];

        internal HashSet<Id<Device>> Circuits { get; } = [];

        /// <summary>Positions that may have been sent before.</summary>
        internal HashSet<(Id<Device> Device, DateTimeOffset At)> Late { get; } = [];

        internal int Dark { get; private set; }

        /// <param name="consented">Without a consent no place is looked at, kept or compared; that the device lives and
        /// is not pulled out is no location.</param>
        internal void Take(DeviceRow device, BindingRow car, DeviceReport report, bool consented)
        {
            Changed.TryAdd(device.Id, device);
            var seen = consented
                ? report
                : report with { Latitude = null, Longitude = null, SpeedTenths = null, Course = null };
            var before = device.Now ?? DeviceNow.Fresh(received);
            var (after, told) = Signals.Take(before, seen, received, areas);
            device.Now = after;
            Events.AddRange(told.Select(kind => (device.Id, kind, report.At)));
            if ((before.CircuitCut, before.FuelCut) != (after.CircuitCut, after.FuelCut))
            {
                Circuits.Add(device.Id);
            }

            if (Signals.PlaceOf(report) is not { } place)
            {
                return;
            }

            if (!consented)
            {
                Dark++;
                return;
            }

            if (!Signals.IsNow(before, report, received))
            {
                Late.Add((device.Id, report.At));
            }

            Positions[(device.Id, report.At)] = new()
            {
                Organisation = car.Subject,
                Device = device.Id,
                At = report.At,
                Vin = car.Vin,
                ReceivedAt = received,
                Latitude = place.Latitude,
                Longitude = place.Longitude,
                SpeedTenths = report.SpeedTenths,
                Course = report.Course,
                Ignition = report.Ignition,
                IsLive = report.IsLive,
                OdometerTenths = report.OdometerTenths,
            };
        }
    }
}
