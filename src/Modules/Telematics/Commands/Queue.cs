using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Telematics.Devices;
using Wheelhouse.Telematics.Driving;
using Wheelhouse.Telematics.Places;
using Wheelhouse.Telematics.Reports;
using Wheelhouse.Telematics.Storage;
using Wheelhouse.Telematics.Tracks;
using Wheelhouse.Trust;

namespace Wheelhouse.Telematics.Commands;

/// <summary>The face for modules that act on cars.</summary>
sealed class Queue(House house, ISensitive sensitive, InsuredDriving driving, IWork work, TimeProvider clock)
    : ITelematics
{
    /// <summary>Longer than this a device of the kind is never quiet.</summary>
    static readonly TimeSpan WiredQuiet = TimeSpan.FromHours(24);

    static readonly TimeSpan WirelessQuiet = TimeSpan.FromHours(49);

    static readonly TimeSpan Unmoved = TimeSpan.FromDays(7);

    public async Task<Outcome<CarNow?>> Now(
        string vin, Id<Organisation> lender, Id<Organisation> subject, CancellationToken cancel)
    {
        var devices = await house.Set<BindingRow>().AsNoTracking()
            .Where(b => b.Vin == vin && b.Organisation == lender && b.Subject == subject && b.Until == null)
            .Join(house.Set<DeviceRow>(), b => b.Device, d => d.Id, (b, d) => d).ToListAsync(cancel);
        var device = devices.Where(d => d.Now?.FixAt is not null).OrderByDescending(d => d.CanInhibit)
            .ThenByDescending(d => d.Now!.FixAt).FirstOrDefault();
        var allowed = await sensitive.Read(
            subject, Purpose.Location, "whether the car is parked", () => default(Unit), cancel, lender);
        if (allowed.Refused is { } refused)
        {
            return refused;
        }

        return device is null ? null : await Of(device, device.Now!, vin, subject, cancel);
    }

    async Task<CarNow?> Of(
        DeviceRow device, DeviceNow now, string vin, Id<Organisation> subject, CancellationToken cancel) => new(
        device.Id, vin, device.CanInhibit, now.FixAt!.Value, IsFixed: now.Place is not null, IsLive: true,
        now.SpeedTenths / 10m, now.Ignition, now.StandsSince, await PlaceOf(now.Place, vin, subject, cancel),
        now.CircuitCut, now.FuelCut);

    /// <summary>What the lender's map says of a place; where it says nothing, whether the car sleeps there.</summary>
    async Task<PlaceKind> PlaceOf(Point? place, string vin, Id<Organisation> subject, CancellationToken cancel)
    {
        var areas = Area.Map(await house.Set<FenceRow>().AsNoTracking().ToListAsync(cancel));
        var there = areas.Where(a => a.Holds(place)).Select(a => a.Kind).ToList();
        return there.Contains(FenceKind.NoStop) ? PlaceKind.NoStop
            : there.Contains(FenceKind.Parking) || await CarHabits.SleepsAt(
                house, vin, subject, place, clock.GetUtcNow(), cancel) ? PlaceKind.Parking
            : PlaceKind.Unknown;
    }

    public Task<Outcome<DrivingSeen?>> Driving(
        string vin, Id<Organisation> subject, DateOnly from, DateOnly before, CancellationToken cancel) =>
        driving.Of(vin, subject, from, before, cancel);

    public async Task<Outcome<Id<DeviceCommand>>> Order(
        Id<Device> device, bool inhibit, string reference, DateTimeOffset expires, CancellationToken cancel)
    {
        var known = await house.Set<DeviceCommandRow>().Where(c => c.Reference == reference).ToListAsync(cancel);
        if (known.Find(c => c.Inhibit == inhibit) is { } same)
        {
            return same.Id;
        }

        if (await house.Set<DeviceRow>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == device, cancel) is not { } row)
        {
            return BindDevice.Unknown;
        }

        // what waits to be inhibited and is let go again is never sent at all
        foreach (var waiting in known.Where(c => c.Inhibit && c.SentAt is null))
        {
            waiting.Withdrawn = true;
        }

        var command = new DeviceCommandRow
        {
            Id = Id<DeviceCommand>.New(clock),
            Organisation = row.Organisation,
            Device = device,
            Inhibit = inhibit,
            Reference = reference,
            At = clock.GetUtcNow(),
            Expires = expires,
        };
        house.Add(command);
        return command.Id;
    }

    public async Task<int> Watch(Id<Organisation> lender, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (wired, wireless, still) = (now - WiredQuiet, now - WirelessQuiet, now - Unmoved);

        // only those of which there is something new to tell: a lender has devices by the ten thousand
        var found = await house.Set<BindingRow>().Where(b => b.Organisation == lender && b.Until == null)
            .Join(
                house.Set<DeviceRow>().Where(d => d.HeardAt != null
                    && ((!d.Silent && (d.HeardAt < wireless || (d.HeardAt < wired && d.Kind != DeviceKind.Wireless)))
                        || (!d.Unmoved && d.StandsSince < still))),
                b => b.Device, d => d.Id,
                (b, d) => new { Car = b, Device = d })
            .ToListAsync(cancel);
        var told = 0;
        foreach (var one in found)
        {
            var quiet = one.Device.Kind == DeviceKind.Wireless ? wireless : wired;
            if (one.Device.HeardAt < quiet && !one.Device.Silent)
            {
                one.Device.Silent = true;
                Tell(one.Car, DeviceEventKind.Silent, one.Device.HeardAt!.Value);
            }

            if (one.Device.StandsSince < still && !one.Device.Unmoved)
            {
                one.Device.Unmoved = true;
                Tell(one.Car, DeviceEventKind.NoMovement, one.Device.StandsSince!.Value);
            }
        }

        return told;

        void Tell(BindingRow car, DeviceEventKind kind, DateTimeOffset at)
        {
            told++;
            Events.Add(house, work, clock, lender, car.Device, car.Vin, car.Subject, kind, at, now);
        }
    }
}
