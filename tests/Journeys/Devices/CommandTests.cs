using Wheelhouse.Modules.Tests.Gateway;
using Wheelhouse.Telemetry;
using Xunit;

namespace Wheelhouse.Journeys.Tests.Devices;

/// <summary>Commands that wait are sent to devices that are connected: in the words of the model, an inhibition once
/// and never after it has expired, a release until it is taken.</summary>
public sealed class CommandTests
{
    [Fact]
    public async Task A_device_is_told_once_and_what_it_answers_is_kept()
    {
        await using var house = await DeviceHouse.Open(postgres: true, 2);
        var now = TimeProvider.System.GetUtcNow();
        var (car, other) = (house.Cars[0], house.Cars[1]);
        await house.Order(car, inhibit: true, "inh_1", now.AddHours(1));
        await house.Order(other, inhibit: true, "inh_2", now.AddMinutes(-1)); // too late for it
        using var device = await house.Connect(car.Phone);
        await device.Authenticate(await device.Register());

        Assert.Equal((Messages.Control, "64"), await Obey(device, ReplyResult.Done));
        await Until(house, "inhibit and accepted", 1);
        await house.Order(car, inhibit: false, "inh_1", now);
        Assert.Equal((Messages.Control, "65"), await Obey(device, ReplyResult.Done)); // and not 64 again

        using var late = await house.Connect(other.Phone);
        await late.Authenticate(await late.Register());
        await house.Order(other, inhibit: false, "inh_2", now);
        Assert.Equal((Messages.Control, "65"), await Obey(late, ReplyResult.Done));
        await Until(house, "accepted", 3);
        Assert.Equal(1, await house.Commands("sent_at is null")); // the one that had expired
    }

    /// <summary>Waits for an order and answers it.</summary>
    static async Task<(ushort Message, string Body)> Obey(Terminal device, ReplyResult result)
    {
        while (true)
        {
            var (serial, message, body) = await device.Order();
            if (message != Messages.PlatformReply)
            {
                var reply = new byte[5];
                new GeneralReply(serial, message, result).Write(reply);
                await device.Send(Messages.TerminalReply, reply);
                return (message, Convert.ToHexString(body));
            }
        }
    }

    static async Task Until(DeviceHouse house, string state, int count)
    {
        while (await house.Commands(state) != count)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
