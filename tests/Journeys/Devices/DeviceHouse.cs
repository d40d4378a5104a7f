using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Kit;
using Wheelhouse.Modules.Tests.Gateway;
using Wheelhouse.Platform;

namespace Wheelhouse.Journeys.Tests.Devices;

/// <summary>The real server with its doors open, and cars with devices.</summary>
sealed class DeviceHouse : IAsyncDisposable
{
    DeviceHouse(ServedHouse house, IReadOnlyList<FleetCar> cars) => (House, Cars) = (house, cars);

    internal ServedHouse House { get; }

    internal IReadOnlyList<FleetCar> Cars { get; }

    internal static Task<DeviceHouse> Open(bool postgres, int cars, params string[] more) =>
        Open(ServerHere.Start, postgres, cars, more);

    internal static async Task<DeviceHouse> Open(ServerStart start, bool postgres, int cars, params string[] more)
    {
        var house = await ServedHouse.Open(
            start, postgres, [.. more, "--Gateway:Jt808", "0", "--Gateway:Gb32960", "0", "--SignInsPerMinute", "1000"]);
        await using var premises = house.Inspect(new(new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero)), FoundFleet.Register);
        return new(house, await FoundFleet.Found(premises, house.Founders.Actor("haiyue", Role.Admin), cars));
    }

    /// <summary>Tells a car's device what to do, as a module does that acts on cars.</summary>
    internal async Task Order(FleetCar car, bool inhibit, string reference, DateTimeOffset expires)
    {
        await using var premises = House.Inspect(new(TimeProvider.System.GetUtcNow()), FoundFleet.Register);
        _ = (await premises.Run<OrderDevice, Unit>(
            House.Founders.Actor("haiyue", Role.Admin), new(car.Device, inhibit, reference, expires))).Value;
    }

    /// <summary>How many commands are in a state, said in SQL.</summary>
    internal async Task<int> Commands(string state)
    {
        await using var premises = House.Inspect(new(TimeProvider.System.GetUtcNow()));
        var text = string.Concat("select count(*) as \"Value\" from telematics_commands where ", state);
        return await premises.Read(
            House.Founders.Actor("haiyue", Role.Admin), house => house.Database.SqlQueryRaw<int>(text).SingleAsync());
    }

    internal Task<Terminal> Connect(ulong phone) => Terminal.Connect(House.Server.Door("JT/T 808"), phone);

    /// <summary>The instants of a car's track, as the lender's desk reads it, page by page.</summary>
    internal async Task<IReadOnlyList<long>> Track(string vin, long from)
    {
        using var clerk = await House.SignIn("haiyue.servicing");
        var (all, next) = (new List<long>(), (string?)At(from));
        while (next is not null)
        {
            var page = (await clerk.Get(
                $"/api/telematics/cars/{vin}/track?from={Uri.EscapeDataString(next)}")).Done;
            all.AddRange(page["points"]!.AsArray().Select(p => ((DateTimeOffset)p!["at"]!).ToUnixTimeSeconds()));
            next = (string?)page["next"];
        }

        return all;
    }

    static string At(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("O");

    public ValueTask DisposeAsync() => House.DisposeAsync();
}
