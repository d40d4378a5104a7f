using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Simulation;
using Wheelhouse.Telematics;
using Wheelhouse.Telematics.Devices;
using Wheelhouse.Telemetry;
using Wheelhouse.Trust;
using Wheelhouse.Vehicles;

namespace Wheelhouse.Kit;

/// <summary>A car with a device in it.</summary>
/// <param name="Phone">What the device calls itself, four bits a digit.</param>
public sealed record FleetCar(string Vin, ulong Phone, Id<Device> Device);

/// <summary>Cars that a lender finances, each with a wired device and its driver's consent to being located; for tests
/// of what devices do, which need no agreements.</summary>
public sealed record FoundFleet(IReadOnlyList<string> Vins, Id<Organisation> Subject)
{
    internal sealed class Handler(IVehicles vehicles, IEncumbrances encumbrances, IConsents consents, Caller caller)
        : IHandle<FoundFleet, Unit>
    {
        public async Task<Outcome<Unit>> Handle(FoundFleet command, CancellationToken cancel)
        {
            foreach (var vin in command.Vins)
            {
                var car = new RegisterVehicle(
                    vin, "other-saloon-2024", VehicleUse.OwnUse, VehicleCondition.New);
                if ((await vehicles.Register(car, cancel)).Refused is { } refused)
                {
                    return refused;
                }
            }

            foreach (var vin in command.Vins)
            {
                _ = (await encumbrances.Take(
                    vin, caller.Actor.Organisation, $"fleet {vin}", new(2026, 1, 5), cancel)).Value;
            }

            return await consents.Give(
                command.Subject, caller.Actor.Organisation, Purpose.Location, "online", cancel);
        }
    }

    public static void Register(IServiceCollection services) => services
        .AddHandler<FoundFleet, Unit, Handler>()
        .AddHandler<OrderDevice, Unit, OrderDevice.Handler>();

    /// <param name="premises">Opened with <see cref="Register"/>.</param>
    /// <param name="admin">Of the lender.</param>
    public static async Task<IReadOnlyList<FleetCar>> Found(Premises premises, Actor admin, int cars)
    {
        ArgumentNullException.ThrowIfNull(premises);
        var subject = Id<Organisation>.New(premises.Clock);
        var vins = Enumerable.Range(1, cars).Select(n => Vin.Compose("L0F", "WH1A2", 2026, 'F', n).Text).ToList();
        foreach (var some in vins.Chunk(1_000))
        {
            _ = (await premises.Run<FoundFleet, Unit>(admin, new(some, subject))).Value;
        }

        var fleet = new FleetCar[cars];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, cars), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (n, cancel) =>
            {
                // digits, not a number: 0x…09 is followed by 0x…10
                Jt808Terminal.TryRead($"{138_0000_0000L + n}", is2019: false, out var terminal);
                var device = (await premises.Run<RegisterDevice, DeviceCard>(
                    admin, new(terminal.Digits, "W15L", DeviceKind.Wired, CanInhibit: true),
                    cancel: cancel)).Value;
                _ = (await premises.Run<BindDevice, BindingKept>(
                    admin, new(device.Id, vins[n], subject), cancel: cancel)).Value;
                fleet[n] = new(vins[n], (ulong)terminal.Phone, device.Id);
            });
        return fleet;
    }
}

/// <summary>Tells a device of a fleet what to do, as a module does that acts on cars.</summary>
public sealed record OrderDevice(Id<Device> Device, bool Inhibit, string Reference, DateTimeOffset Expires)
{
    internal sealed class Handler(ITelematics telematics) : IHandle<OrderDevice, Unit>
    {
        public async Task<Outcome<Unit>> Handle(OrderDevice command, CancellationToken cancel) =>
            (await telematics.Order(
                command.Device, command.Inhibit, command.Reference, command.Expires, cancel))
                .Select(_ => default(Unit));
    }
}
