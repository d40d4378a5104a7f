using System.Net;
using System.Net.Sockets;
using Wheelhouse.Modules.Tests.Gateway;
using Wheelhouse.Telemetry;
using Xunit;

namespace Wheelhouse.Journeys.Tests.Devices;

/// <summary>What devices and others do at the doors of the real server: counted, refused, visible, never fatal.
/// </summary>
public sealed class DoorwayTests
{
    [Fact]
    public async Task What_cannot_be_is_acknowledged_and_not_kept()
    {
        await using var house = await DeviceHouse.Open(postgres: false, 1);
        var (car, now) = (house.Cars[0], TimeProvider.System.GetUtcNow().AddMinutes(-5).ToUnixTimeSeconds());
        using var device = await house.Connect(car.Phone);
        await device.Authenticate(await device.Register());
        long[] times = [now, 0, new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds(), now + 1];
        foreach (var time in times)
        {
            await device.Position(time);
            Assert.Equal(ReplyResult.Done, (await device.Reply()).Result);
        }

        var nowhere = Terminal.Body(now + 2);
        nowhere.AsSpan(8, 8).Clear(); // (0, 0)
        await device.Send(Messages.Position, nowhere);
        Assert.Equal(ReplyResult.Done, (await device.Reply()).Result);
        await device.Send(Messages.Position, []); // no body at all
        Assert.Equal(ReplyResult.BadMessage, (await device.Reply()).Result);

        Assert.Equal([now, now + 1], await house.Track(car.Vin, now - 60));
    }

    [Fact]
    public async Task Who_shows_a_wrong_code_is_a_stranger_and_an_operator_frees_who_lost_it()
    {
        await using var house = await DeviceHouse.Open(postgres: false, 2);
        using var device = await house.Connect(house.Cars[0].Phone);
        var code = await device.Register();
        Assert.Equal(ReplyResult.Done, await device.Authenticate(code));
        using var thief = await house.Connect(house.Cars[1].Phone);
        Assert.Equal(ReplyResult.Failed, await thief.Authenticate(code)); // a replayed code
        using var nobody = await house.Connect(0x999_0000_0001);
        Assert.Null(await nobody.Register());
        using var again = await house.Connect(house.Cars[0].Phone);
        Assert.Null(await again.Register()); // its code is given

        using var admin = await house.House.SignIn("haiyue.admin");
        var strangers = (await admin.Get("/api/telematics/strangers")).Done["items"]!.AsArray();
        Assert.Equal(
            [($"{house.Cars[1].Device}", "13800000001"), (null, "99900000001")],
            strangers.Select(s => ((string?)s!["device"], (string)s["number"]!)).OrderBy(s => s.Item2));
        using var rival = await house.House.SignIn("jiangcheng.admin");
        Assert.Equal("99900000001", (string?)Assert.Single(
            (await rival.Get("/api/telematics/strangers")).Done["items"]!.AsArray())!["number"]);

        var path = $"/api/telematics/devices/{house.Cars[0].Device}/code-release";
        Assert.Equal(HttpStatusCode.NotFound, (await rival.Post(path)).Status);
        Assert.False((bool)(await admin.Post(path)).Done["hasCode"]!);
        Assert.Equal("telematics.codeless", (await admin.Post(path)).Code);
        using var repaired = await house.Connect(house.Cars[0].Phone);
        Assert.Equal(ReplyResult.Done, await repaired.Authenticate(await repaired.Register()));
    }

    [Fact]
    public async Task Garbage_floods_and_the_slow_are_turned_away_and_counted()
    {
        await using var house = await DeviceHouse.Open(
            postgres: false, 1, "--Gateway:ConnectionsPerAddress", "4", "--Gateway:Introduction", "00:00:15",
            "--Gateway:Unfinished", "00:00:02");
        using var device = await house.Connect(house.Cars[0].Phone);
        await device.Authenticate(await device.Register());
        await Garbled(house);
        using var endless = await house.Connect(1);
        await Endless(endless);
        using (var slow = await house.Connect(2))
        {
            await slow.Raw([0x7e, 1]);
            await Flood(house);
            Assert.True(await slow.IsClosed());
        }

        await device.Position(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        Assert.Equal(ReplyResult.Done, (await device.Reply()).Result);
        await device.Raw([0x7e, 2, 0]); // begins a frame and does not end it
        Assert.True(await device.IsClosed());
        using var admin = await house.House.SignIn("haiyue.admin");
        var state = (await admin.Get("/api/telematics/doors")).Done;
        var refused = state["refused"]!.AsArray().ToDictionary(r => (string)r!["why"]!, r => (long)r!["times"]!);
        Assert.True(refused["crowded"] > 0 && refused["TooLong"] > 0, state.ToJsonString());
        Assert.Equal(2, state["speaks"]!.AsArray().Count);
    }

    /// <summary>A plate of bytes that are no GBK: the registration is read, and the device gets what it is due.
    /// </summary>
    static async Task Garbled(DeviceHouse house)
    {
        using var device = await house.Connect(house.Cars[0].Phone);
        var body = new byte[60];
        var length = new Registration(RegistrationLayout.Of2013, 44, 303, "70111", "BSJ", "1", 1, "").Write(body);
        body.AsSpan(length, 12).Fill(0xff);
        body[length + 3] = 0x80;
        await device.Send(Messages.Register, body[..(length + 12)]);
        var (message, reply) = await device.Next();
        Assert.Equal(Messages.RegisterReply, message);
        Assert.Equal(3, reply[2]); // registered already
    }

    /// <summary>More connections than one address may have.</summary>
    static async Task Flood(DeviceHouse house)
    {
        var open = new List<Terminal>();
        for (var i = 0UL; i < 8; i++)
        {
            try
            {
                open.Add(await house.Connect(3 + i));
            }
            catch (SocketException)
            {
                // turned away before it was through the door
            }
        }

        open.ForEach(one => one.Dispose());
    }

    /// <summary>A frame that never ends is left at the length of the longest frame there is, and its sender in the
    /// end.</summary>
    static async Task Endless(Terminal endless)
    {
        var bytes = new byte[65_536];
        bytes.AsSpan().Fill(0x11);
        bytes[0] = Jt808Frame.Flag;
        try
        {
            for (var i = 0; i < 64; i++)
            {
                await endless.Raw(bytes);
            }
        }
        catch (IOException)
        {
            // the server hung up, as it should
        }

        Assert.True(await endless.IsClosed());
    }
}
