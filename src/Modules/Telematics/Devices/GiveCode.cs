using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Telematics.Storage;

namespace Wheelhouse.Telematics.Devices;

/// <summary>A device that registered is given its code, once: whoever knows a number must not get the code of its
/// device.</summary>
/// <param name="CodeHash">SHA-256 of the code; the code itself goes to the device alone.</param>
sealed record GiveCode(Id<Device> Device, byte[] CodeHash)
{
    internal static Refusal? Decide(DeviceRow device) =>
        device.RetiredAt is not null
            ? new("telematics.device_retired", "This device is retired; take another.")
        : device.CodeHash is not null
            ? new("telematics.code_given", "This device has its code; free it first where it lost that.")
        : null;

    internal sealed class Handler(House house, IWork work) : IHandle<GiveCode, Unit>
    {
        public async Task<Outcome<Unit>> Handle(GiveCode command, CancellationToken cancel)
        {
            work.About(command.Device.ToString());
            var device = await house.Set<DeviceRow>().FirstOrDefaultAsync(d => d.Id == command.Device, cancel);
            if ((device is null ? BindDevice.Unknown : Decide(device)) is { } refused)
            {
                return refused;
            }

            device!.CodeHash = command.CodeHash;
            return default(Unit);
        }
    }
}

/// <summary>An operator frees a device that lost its code, as after a repair: the next one that registers under its
/// number gets a new one. To be done with the device in one's hand.</summary>
sealed record FreeDevice(Id<Device> Device, long? Seen = null)
{
    internal sealed class Handler(House house, IWork work) : IHandle<FreeDevice, DeviceCard>
    {
        public async Task<Outcome<DeviceCard>> Handle(FreeDevice command, CancellationToken cancel)
        {
            work.About(command.Device.ToString());
            var device = await house.Set<DeviceRow>().FirstOrDefaultAsync(d => d.Id == command.Device, cancel);
            if (device is null)
            {
                return BindDevice.Unknown;
            }

            if (Versions.Check(device, command.Seen) is { } stale)
            {
                return stale;
            }

            if (device.CodeHash is null)
            {
                return new Refusal(
                    "telematics.codeless", "This device has no code; it is given one when it registers.");
            }

            device.CodeHash = null;
            var vin = await house.Set<BindingRow>().Where(b => b.Device == device.Id && b.Until == null)
                .Select(b => b.Vin).FirstOrDefaultAsync(cancel);
            return DeviceCard.Of(device, vin) with { Version = device.Version + 1 };
        }
    }

    internal static Task<Results<Ok<DeviceCard>, ProblemHttpResult>> Post(
        Id<Device> device, Desk desk, CancellationToken cancel) =>
        desk.Send<FreeDevice, DeviceCard>(new(device, desk.IfMatch), cancel);
}
