using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kernel;
using Wheelhouse.Modules.Tests.Collections;
using Wheelhouse.Telematics;
using Wheelhouse.Telematics.Devices;
using Wheelhouse.Telematics.Storage;
using Wheelhouse.Trust;
using Xunit;

namespace Wheelhouse.Modules.Tests.Telematics;

/// <summary>Reports through the house: each position once, none without a consent, and events that say no place.
/// </summary>
public sealed class IntakeTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task Positions_are_kept_once_and_only_while_a_consent_stands(bool postgres)
    {
        await using var town = await Overdue.Open(postgres);
        await town.Install();
        var start = town.House.Clock.GetUtcNow().AddMinutes(-9);
        var many = Enumerable.Range(0, 300).Select(i => Report(start.AddSeconds(i))).ToArray(); // enough for a COPY
        Assert.Equal(new(300, 0, 0, 0, 0, 0), await town.Report(many));
        Assert.Equal(new(1, 300, 0, 0, 0, 0), await town.Report([.. many, Report(start.AddSeconds(300))]));

        var strange = Report(start) with { Terminal = "013900000000" };
        var never = Report(new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(new(0, 0, 0, 1, 1, 0), await town.Report(strange, never));
        Assert.Equal(301, await Positions(town));

        await Withdraw(town);
        Assert.Null((await Device(town)).Now!.Place); // forgotten at once
        var dark = Report(start.AddMinutes(8)) with { Alarms = DeviceAlarms.MainPowerOff };
        Assert.Equal(new(0, 0, 1, 0, 0, 1), await town.Report(dark)); // that it was pulled out is no place
        Assert.Equal(301, await Positions(town));
        Assert.Null((await Device(town)).Now!.Place);
    }

    [Fact]
    public async Task No_device_goes_into_a_car_without_a_consent_or_a_lien()
    {
        await using var town = await Overdue.Open(postgres: false);
        var device = (await town.House.Run<RegisterDevice, DeviceCard>(
            town.Admin, new("013911111111", "W15L", DeviceKind.Wired, CanInhibit: true))).Value.Id;
        Assert.Equal("telematics.no_consent", await Bind(town, device, Overdue.Vin));
        Assert.Equal("telematics.not_your_car", await Bind(town, device, "LSVAB2BR1AN000001"));
        Assert.Equal("telematics.terminal_taken", (await town.House.Run<RegisterDevice, DeviceCard>(
            town.House.Newcomer(Wheelhouse.Platform.Role.Admin),
            new("013911111111", "W15L", DeviceKind.Wired, CanInhibit: false))).Refused?.Code);
        Assert.Equal("telematics.wireless_inhibits_nothing", (await town.House.Run<RegisterDevice, DeviceCard>(
            town.Admin, new("013922222222", "W1", DeviceKind.Wireless, CanInhibit: true))).Refused?.Code);
    }

    [Fact]
    public async Task A_pair_that_comes_apart_is_told_once_and_so_is_silence()
    {
        await using var town = await Overdue.Open(postgres: false);
        await town.Install();
        var hidden = (await town.House.Run<RegisterDevice, DeviceCard>(
            town.Admin, new("013955555555", "W1", DeviceKind.Wireless, CanInhibit: false))).Value.Id;
        Assert.Null(await Bind(town, hidden, Overdue.Vin));
        await town.Park();
        var now = town.House.Clock.GetUtcNow();
        var far = Report(now) with { Terminal = "013955555555", Latitude = 30_601_000 }; // 11 km north
        Assert.Equal(1, (await town.Report(far)).Told);
        Assert.Equal(0, (await town.Report(far with { At = now.AddSeconds(30) })).Told);

        Assert.Equal(0, await Watch(town));
        town.House.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(1, await Watch(town)); // the wired one; a wireless one may sleep for two days
        Assert.Equal(0, await Watch(town));
        var told = await town.House.Read(town.Admin, h =>
            h.Set<DeviceEventRow>().OrderBy(e => e.Id).Select(e => e.Kind).ToListAsync());
        Assert.Equal([DeviceEventKind.PairSeparated, DeviceEventKind.Silent], told);
    }

    static DeviceReport Report(DateTimeOffset at) => new(
        Overdue.Terminal, at, 30_501_000, 114_301_000, IsFixed: true, SpeedTenths: 0, Ignition: false,
        OdometerTenths: 120_000);

    static async Task<string?> Bind(Overdue town, Id<Device> device, string vin) =>
        (await town.House.Run<BindDevice, BindingKept>(town.Admin, new(device, vin, town.Customer.Organisation)))
            .Refused?.Code;

    static async Task<int> Watch(Overdue town)
    {
        var told = 0;
        await town.Do(town.Admin, async p =>
        {
            told = await p.GetRequiredService<ITelematics>().Watch(town.Clerk.Organisation, default);
            return null;
        });
        return told;
    }

    static async Task Withdraw(Overdue town)
    {
        await town.Do(town.Customer, async p => (await p.GetRequiredService<IConsents>().Withdraw(
            town.Customer.Organisation, town.Clerk.Organisation, Purpose.Location, default)).Refused);
        await town.House.Drain();
    }

    static Task<DeviceRow> Device(Overdue town) =>
        town.House.Read(town.Admin, h => h.Set<DeviceRow>().SingleAsync());

    static Task<int> Positions(Overdue town) =>
        town.House.Read(town.Customer, h => h.Set<PositionRow>().CountAsync());
}
