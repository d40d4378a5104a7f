using Wheelhouse.Gateway;
using Wheelhouse.Telemetry;
using Xunit;

namespace Wheelhouse.Modules.Tests.Gateway;

/// <summary>Devices on real sockets: who is let in, what is acknowledged when, and what nobody can make the house hold.
/// </summary>
public sealed class GatewayTests
{
    const long March = 1_772_323_200;
    const ulong Phone = 0x13812345678;

    [Fact]
    public async Task A_report_is_acknowledged_once_the_store_has_it()
    {
        await using var gateways = await Gateways.Open();
        using var terminal = await gateways.Proved(Phone);
        gateways.Store.Stall();

        var serial = await terminal.Position(March);
        Assert.Empty(gateways.Store.Kept);
        gateways.Store.GoOn();
        var reply = await terminal.Reply();

        Assert.Equal(new GeneralReply(serial, Messages.Position, ReplyResult.Done), reply);
        Assert.Equal(22_633_810, gateways.Store.Kept[(terminal.Number, March)].Position.LatitudeMicro);
    }

    [Fact]
    public async Task A_store_that_stalls_loses_nothing_and_acknowledges_nothing()
    {
        await using var gateways = await Gateways.Open(new() { Waiting = 10, AtOnce = 7, StorePause = TimeSpan.Zero });
        using var terminal = await gateways.Proved(Phone);
        gateways.Store.Stall();
        gateways.Store.Fail(3);

        for (var i = 0; i < 500; i++)
        {
            await terminal.Position(March + i);
        }

        Assert.Empty(gateways.Store.Kept);
        gateways.Store.GoOn();
        var acknowledged = new List<ushort>();
        for (var i = 0; i < 500; i++)
        {
            acknowledged.Add((await terminal.Reply()).Serial);
        }

        Assert.Equal(500, gateways.Store.Kept.Count);
        Assert.Equal(500, acknowledged.Distinct().Count());
    }

    [Fact]
    public async Task A_device_that_takes_no_answer_is_cut_off_and_holds_up_nobody()
    {
        await using var gateways = await Gateways.Open();
        using var deaf = await gateways.Proved(Phone);
        using var other = await gateways.Proved(0x777);

        await Assert.ThrowsAsync<IOException>(() => deaf.Flood(March));

        await other.Position(March);
        Assert.Equal(ReplyResult.Done, (await other.Reply()).Result);
    }

    [Fact]
    public async Task A_device_that_reads_late_hears_of_every_report()
    {
        await using var gateways = await Gateways.Open(new() { AtOnce = 100 });
        using var terminal = await gateways.Proved(Phone);

        for (var i = 0; i < 5_000; i++)
        {
            await terminal.Position(March + i);
        }

        var heard = new HashSet<ushort>();
        for (var i = 0; i < 5_000; i++)
        {
            heard.Add((await terminal.Reply()).Serial);
        }

        Assert.Equal(5_000, heard.Count);
        Assert.Equal(0, gateways.Queue.Waiting);
    }

    [Fact]
    public async Task Who_leaves_before_there_is_room_takes_his_place_with_him()
    {
        await using var gateways = await Gateways.Open(new() { Waiting = 1, AtOnce = 1 });
        using var stored = await gateways.Proved(Phone);
        using var inside = await gateways.Proved(0x777);
        using var outside = await gateways.Proved(0x888);
        gateways.Store.Stall();
        await stored.Position(March);
        await Until(() => gateways.Store.Brought == 1);
        await inside.Position(March);
        await Until(() => gateways.Queue.Waiting == 1);
        await outside.Position(March);
        await Until(() => gateways.Queue.Outside == 1);

        outside.Dispose();
        await Until(() => gateways.Queue.Outside == 0);
        gateways.Store.GoOn();
        await inside.Reply();

        Assert.Equal(["13812345678", "777"], gateways.Store.Kept.Keys.Select(k => k.Item1).Order());
    }

    [Fact]
    public async Task A_code_is_given_once_and_nobody_gets_it_by_knowing_the_number()
    {
        await using var gateways = await Gateways.Open();
        using var terminal = await gateways.Proved(Phone);
        using var thief = await gateways.Jt808(Phone);

        Assert.Null(await thief.Register());
        Assert.Equal(3, thief.RegisterResult);
        Assert.Equal(ReplyResult.Failed, await thief.Authenticate("0000"));
        await thief.Position(March);
        Assert.Equal(ReplyResult.Failed, (await thief.Reply()).Result);

        Assert.Empty(gateways.Store.Kept);
        Assert.Equal(terminal.Number, Assert.Single(gateways.Sessions.Strangers).Number);
    }

    [Fact]
    public async Task A_stranger_is_put_into_quarantine()
    {
        await using var gateways = await Gateways.Open();
        using var stranger = await gateways.Jt808(0x999);

        Assert.Null(await stranger.Register());

        Assert.Equal(4, stranger.RegisterResult);
        Assert.Equal(new Stranger("999", 1, gateways.Clock.GetUtcNow()), Assert.Single(gateways.Sessions.Strangers));
    }

    [Fact]
    public async Task The_code_of_one_device_opens_no_other()
    {
        await using var gateways = await Gateways.Open();
        using var one = await gateways.Jt808(Phone);
        using var other = await gateways.Jt808(0x777);
        gateways.Devices.Know(one.Number);
        gateways.Devices.Know(other.Number);
        var code = await one.Register();
        await other.Register();

        Assert.Equal(ReplyResult.Failed, await other.Authenticate(code));
        Assert.Equal(ReplyResult.Done, await one.Authenticate(code));
    }

    [Fact]
    public async Task Another_number_on_a_proved_connection_is_not_heard()
    {
        await using var gateways = await Gateways.Open();
        using var terminal = await gateways.Proved(Phone);
        gateways.Devices.Know("777");

        await terminal.Position(March, other: 0x777);
        await terminal.Position(March + 1);
        await terminal.Reply();

        Assert.Equal([(terminal.Number, March + 1)], gateways.Store.Kept.Keys);
    }

    [Fact]
    public async Task A_batch_out_of_a_blind_area_is_one_receipt_and_no_news()
    {
        await using var gateways = await Gateways.Open();
        using var terminal = await gateways.Proved(Phone);

        var serial = await terminal.Send(Messages.PositionBatch, Terminal.Batch(March, March + 30, March + 60));
        var reply = await terminal.Reply();

        Assert.Equal(new GeneralReply(serial, Messages.PositionBatch, ReplyResult.Done), reply);
        Assert.Equal(3, gateways.Store.Kept.Count);
        Assert.All(gateways.Store.Kept.Values, one => Assert.False(one.Position.IsNews));
    }

    [Fact]
    public async Task A_batch_in_packages_is_asked_for_until_it_is_whole_and_kept_before_the_last_is_acknowledged()
    {
        await using var gateways = await Gateways.Open();
        using var terminal = await gateways.Proved(Phone);
        var body = Terminal.Batch(March, March + 30, March + 60);
        var first = await terminal.Part(Messages.PositionBatch, 1, 3, body[..20]);
        Assert.Equal(first, (await terminal.Reply()).Serial);
        await terminal.Part(Messages.PositionBatch, 3, 3, body[40..]);
        await terminal.Reply();

        gateways.Clock.Pass(TimeSpan.FromSeconds(11));
        gateways.Sessions.Sweep();
        var (message, asked) = await terminal.Next();
        Assert.Equal(Messages.Rerequest, message);
        Assert.Equal([(byte)(first >> 8), (byte)first, 1, 0, 2], asked);

        gateways.Store.Stall();
        var last = await terminal.Part(Messages.PositionBatch, 2, 3, body[20..40]);
        await Until(() => gateways.Store.Brought == 1);
        gateways.Store.GoOn();
        Assert.Equal(new(last, Messages.PositionBatch, ReplyResult.Done), await terminal.Reply());
        Assert.Equal([March, March + 30, March + 60], gateways.Store.Kept.Keys.Select(k => k.Item2).Order());
    }

    [Fact]
    public async Task Garbage_closes_a_connection_and_a_little_of_it_does_not()
    {
        await using var gateways = await Gateways.Open(new() { BadPieces = 5 });
        using var terminal = await gateways.Proved(Phone);

        await terminal.Raw([0x7e, 1, 2, 3, 0x7e]);
        await terminal.Position(March);
        Assert.Equal(ReplyResult.Done, (await terminal.Reply()).Result);
        await terminal.Raw([.. Enumerable.Repeat<byte[]>([0x7e, 1, 2, 3, 0x7e], 10).SelectMany(one => one)]);

        Assert.True(await terminal.IsClosed());
    }

    [Fact]
    public async Task Whoever_never_says_who_it_is_is_closed()
    {
        await using var gateways = await Gateways.Open();
        using var silent = await gateways.Jt808(1);
        using var heard = await gateways.Proved(Phone);
        await Until(() => gateways.Sessions.Count == 2);

        gateways.Clock.Pass(TimeSpan.FromSeconds(21));

        Assert.Equal(1, gateways.Sessions.Sweep());
        Assert.True(await silent.IsClosed());
    }

    [Fact]
    public async Task A_frame_that_never_ends_is_closed_however_often_a_byte_comes()
    {
        await using var gateways = await Gateways.Open();
        using var slow = await gateways.Proved(Phone);
        await slow.Position(March);
        await slow.Reply();
        var closed = 0;
        for (var i = 0; i < 4 && closed == 0; i++)
        {
            await slow.Raw(i == 0 ? [0x7e, 2, 0] : [0]);
            await Until(() => gateways.Sessions.Unfinished == 1);
            gateways.Clock.Pass(TimeSpan.FromSeconds(20));
            closed = gateways.Sessions.Sweep();
        }

        Assert.Equal(1, closed);
        Assert.True(await slow.IsClosed());
    }

    [Fact]
    public async Task One_address_gets_no_more_than_its_share()
    {
        await using var gateways = await Gateways.Open(new() { ConnectionsPerAddress = 1 });
        using var first = await gateways.Proved(Phone);
        using var second = await gateways.Jt808(0x777);

        Assert.True(await second.IsClosed());
        await first.Position(March);
        Assert.Equal(ReplyResult.Done, (await first.Reply()).Result);
    }

    [Fact]
    public async Task A_command_comes_back_with_the_devices_answer()
    {
        await using var gateways = await Gateways.Open();
        using var terminal = await gateways.Proved(Phone);

        var sent = gateways.Sessions.Send(
            terminal.Number, Messages.AskPosition, ReadOnlyMemory<byte>.Empty, TimeSpan.FromMinutes(5), default);
        var (serial, message) = await terminal.Command();
        var body = new byte[5];
        new GeneralReply(serial, message, ReplyResult.NotSupported).Write(body);
        await terminal.Send(Messages.TerminalReply, body);

        Assert.Equal(Messages.AskPosition, message);
        Assert.Equal(ReplyResult.NotSupported, await sent);
        Assert.Null(await gateways.Sessions.Send("1", 0, default, TimeSpan.FromMinutes(5), default));
    }

    [Fact]
    public async Task A_vehicle_is_known_by_its_VIN_alone()
    {
        await using var gateways = await Gateways.Open();
        using var vehicle = await gateways.Gb32960();
        gateways.Devices.Know("LSVAA2180C2184847");
        byte[] login = [26, 3, 1, 8, 0, 0, 0, 12, .. "89860924790023166606"u8, 1, 0];
        byte[] report = [26, 3, 1, 8, 0, 7, 0x05, 0, 6, 209, 2, 11, 1, 209, 229, 14];

        var unknown = await vehicle.Gb32960(Gb32960Command.VehicleLogin, "LSVAA2180C2184848", login);
        var known = await vehicle.Gb32960(Gb32960Command.VehicleLogin, "LSVAA2180C2184847", login);
        var kept = await vehicle.Gb32960(Gb32960Command.RealTime, "LSVAA2180C2184847", report);

        Assert.Equal((1, 4), (unknown.Command, unknown.Answer));
        Assert.Equal((1, 1), (known.Command, known.Answer));
        Assert.Equal((2, 1), (kept.Command, kept.Answer));
        Assert.Equal(report[..6], kept.Data);
        Assert.Equal(114_360_843, gateways.Store.Kept[("LSVAA2180C2184847", March + 7)].Position.LongitudeMicro);
    }

    /// <summary>Waits for a state of the gateways, however long it takes; the test's own limit ends it.</summary>
    static async Task Until(Func<bool> state)
    {
        while (!state())
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }
}
