using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Telematics.Storage;
using Wheelhouse.Trust;
using Wheelhouse.Vehicles;

namespace Wheelhouse.Telematics.Devices;

/// <summary>A binding as a command left it.</summary>
public sealed record BindingKept(Id<DeviceBinding> Id, Id<Device> Device, string Vin, long Version) : IHasVersion;

/// <summary>An installer put a device into a car. Its driver has agreed to being located: without that consent no
/// device is put in (PIPL articles 28 and 29).</summary>
/// <param name="Subject">The customer whose location it will tell.</param>
public sealed record BindDevice(Id<Device> Device, string Vin, Id<Organisation> Subject, long? Seen = null)
{
    /// <param name="sameKind">Another device of the kind is in that car.</param>
    /// <param name="financed">The lender itself finances the car.</param>
    internal static Refusal? Decide(DeviceRow device, bool bound, bool sameKind, bool financed, bool consented) =>
        device.RetiredAt is not null
            ? new("telematics.device_retired", "This device is retired; take another.")
        : bound
            ? new("telematics.device_bound", "This device is in a car; end that binding first.")
        : sameKind
            ? new(
                "telematics.kind_bound", "A device of this kind is in that car; a pair is one wired and one wireless.")
        : !financed
            ? new(
                "telematics.not_your_car",
                "Your organisation does not finance this car; a device goes into a financed car only.")
        : !consented
            ? new(
                "telematics.no_consent",
                "The customer gave no consent of its own to being located; ask for it before the device goes in.",
                RefusalKind.Forbidden)
        : null;

    internal sealed class Handler(
        House house, IEncumbrances encumbrances, IConsents consents, Caller caller, IWork work, TimeProvider clock)
        : IHandle<BindDevice, BindingKept>
    {
        public async Task<Outcome<BindingKept>> Handle(BindDevice command, CancellationToken cancel)
        {
            var vin = Vehicles.Vin.Parse(command.Vin);
            if (vin.Refused is { } unreadable)
            {
                return unreadable;
            }

            var (text, me) = (vin.Value.Text, caller.Actor);
            var device = await house.Set<DeviceRow>().FirstOrDefaultAsync(d => d.Id == command.Device, cancel);
            if (device is null)
            {
                return Unknown;
            }

            var there = await house.Set<BindingRow>().Where(b => b.Vin == text && b.Until == null)
                .Join(house.Set<DeviceRow>(), b => b.Device, d => d.Id, (b, d) => d.Kind).ToListAsync(cancel);
            var refused = Versions.Check(device, command.Seen) ?? Decide(
                device, await house.Set<BindingRow>().AnyAsync(b => b.Device == device.Id && b.Until == null, cancel),
                there.Contains(device.Kind), (await encumbrances.Live(text, cancel))?.Mine ?? false,
                await consents.Holds(command.Subject, me.Organisation, Purpose.Location, cancel));
            if (refused is not null)
            {
                return refused;
            }

            // what it said in another car is no past of this one
            device.Now = null;
            var row = new BindingRow
            {
                Id = Id<DeviceBinding>.New(clock),
                Organisation = me.Organisation,
                Device = device.Id,
                Vin = text,
                Subject = command.Subject,
                By = me.User,
                Since = clock.GetUtcNow(),
            };
            work.About(row.Id.ToString());
            house.Add(row);
            return new BindingKept(row.Id, device.Id, text, device.Version + 1);
        }
    }

    internal static readonly Refusal Unknown = new(
        "telematics.no_such_device", "There is no such device; open it from the list.", RefusalKind.NotFound);

    internal sealed record Body(string Vin, Id<Organisation> Subject);

    internal static Task<Results<Ok<BindingKept>, ProblemHttpResult>> Post(
        Id<Device> device, Body body, Desk desk, CancellationToken cancel) =>
        desk.Send<BindDevice, BindingKept>(new(device, body.Vin, body.Subject, desk.IfMatch), cancel);
}

/// <summary>A device comes out of its car: at settlement, or to go into another.</summary>
/// <param name="Retire">It goes into no other: whatever it says from now on is not listened to.</param>
sealed record UnbindDevice(Id<Device> Device, bool Retire = false)
{
    internal sealed class Handler(House house, IWork work, TimeProvider clock) : IHandle<UnbindDevice, BindingKept>
    {
        public async Task<Outcome<BindingKept>> Handle(UnbindDevice command, CancellationToken cancel)
        {
            var device = await house.Set<DeviceRow>().FirstOrDefaultAsync(d => d.Id == command.Device, cancel);
            var row = await house.Set<BindingRow>()
                .FirstOrDefaultAsync(b => b.Device == command.Device && b.Until == null, cancel);
            if (device is null || row is null)
            {
                return device is null
                    ? BindDevice.Unknown
                    : new Refusal("telematics.device_free", "This device is in no car.");
            }

            work.About(row.Id.ToString());
            row.Until = clock.GetUtcNow();
            device.RetiredAt = command.Retire ? row.Until : null;
            device.Now = null;
            return new BindingKept(row.Id, row.Device, row.Vin, device.Version + 1);
        }
    }

    internal static Task<Results<Ok<BindingKept>, ProblemHttpResult>> Post(
        Id<Device> device, Body body, Desk desk, CancellationToken cancel) =>
        desk.Send<UnbindDevice, BindingKept>(new(device, body.Retire), cancel);

    internal sealed record Body(bool Retire = false);
}
