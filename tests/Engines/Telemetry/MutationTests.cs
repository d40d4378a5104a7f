using Wheelhouse.Telemetry;
using Xunit;

namespace Wheelhouse.Engines.Tests.Telemetry;

/// <summary>Whatever comes in, no exception comes out, and a good frame behind a broken one is read.</summary>
public sealed class MutationTests
{
    const long March = 1_772_323_200;

    [Fact]
    public void Broken_frames_never_throw_and_never_take_the_next_one()
    {
        var random = new Random(8082019);
        var after = Frames.Position(13812345678, 7, March);
        for (var i = 0; i < 60_000; i++)
        {
            var phone = (ulong)random.NextInt64(1L << 40);
            var broken = Mutated(random, Frames.Position(phone, (ushort)i, March + i, i % 2 == 0));
            var (good, _) = Streams.Jt808([.. broken, .. after, .. after], 1 + random.Next(200));

            Assert.True(good.Count >= 2, Convert.ToHexString(broken));
            Assert.Equal(Convert.ToHexString(after.AsSpan(1, after.Length - 2)), good[^1]);
        }
    }

    [Fact]
    public void Broken_vehicle_frames_never_throw_and_never_take_the_next_one()
    {
        var random = new Random(329602025);
        var after = Vehicle(7);
        for (var i = 0; i < 60_000; i++)
        {
            var broken = Mutated(random, Vehicle((byte)(i % 60)));
            byte[] stream = [.. broken, .. after, .. after];
            var whole = Streams.Gb32960(stream).Good;
            var portions = Streams.Gb32960(stream, 1 + random.Next(200)).Good;

            Assert.True(whole.Count(one => one == Convert.ToHexString(after)) >= 2, Convert.ToHexString(broken));

            // a check of eight bits holds by chance once in 256 times, and who reads as it comes cannot look ahead
            Assert.Equal(Convert.ToHexString(after), portions[^1]);
        }
    }

    [Fact]
    public void Every_body_is_read_or_refused()
    {
        var random = new Random(44);
        Span<byte> room = stackalloc byte[Jt808Frame.MaxLength];
        Span<byte> wire = stackalloc byte[Jt808Encode.MaxFrame];
        var body = new byte[Jt808Encode.MaxBody];
        ushort[] messages =
        [
            Messages.Position, Messages.PositionBatch, Messages.Register, Messages.Authenticate, Messages.TerminalReply,
            Messages.ParametersReply, Messages.SetParameters, Messages.RegisterReply,
        ];
        for (var i = 0; i < 40_000; i++)
        {
            var of = body.AsSpan(0, random.Next(200));
            random.NextBytes(of);
            var length = Jt808Encode.Frame(
                wire, new((ulong)i, i % 3 == 0), messages[random.Next(messages.Length)], (ushort)i, of);
            Assert.Equal(FrameFault.None, Jt808Frame.Read(wire[1..(length - 1)], room, out var frame));
            Assert.True(frame.Body.SequenceEqual(of));
            Everything(frame);
        }
    }

    [Fact]
    public void Packages_are_put_together_in_any_order_and_asked_for_again()
    {
        var desk = new PackageDesk();

        Assert.Equal(PackageState.Waiting, Take(desk, 2, "world"u8.ToArray(), out _));
        Assert.True(desk.Missing(110, 5, 60, out var first, out var missing));
        Assert.Equal((ushort)41, first);
        Assert.Equal([1, 3], missing);
        Assert.False(desk.Missing(111, 5, 60, out _, out _));
        Assert.Equal(PackageState.Waiting, Take(desk, 1, "hello "u8.ToArray(), out _));
        Assert.Equal(PackageState.Whole, Take(desk, 3, "!"u8.ToArray(), out var body));
        Assert.Equal("hello world!", System.Text.Encoding.ASCII.GetString(body));
    }

    [Fact]
    public void A_message_of_too_many_packages_is_refused()
    {
        var desk = new PackageDesk();
        Span<byte> room = stackalloc byte[Jt808Frame.MaxLength];

        Jt808Frame.Read(Part(1, 65, 0x0801, [1]), room, out var frame);

        Assert.Equal(PackageState.Refused, desk.Take(frame, 0, out _));
    }

    static PackageState Take(PackageDesk desk, ushort index, byte[] body, out byte[] whole)
    {
        Span<byte> room = stackalloc byte[Jt808Frame.MaxLength];
        Assert.Equal(FrameFault.None, Jt808Frame.Read(Part(index, 3, 0x0801, body), room, out var frame));
        return desk.Take(frame, 100, out whole);
    }

    /// <summary>What stands between the flags of one package; its serial is 40 and its index.</summary>
    static byte[] Part(ushort index, ushort total, ushort message, byte[] body)
    {
        byte[] plain =
        [
            (byte)(message >> 8), (byte)(message & 0xff), 0x20, (byte)body.Length, 0, 0, 0, 0, 0, 1,
            0, (byte)(40 + index), 0, (byte)total, 0, (byte)index, .. body,
        ];
        return [.. plain, plain.Aggregate((byte)0, (sum, one) => (byte)(sum ^ one))];
    }

    static void Everything(Jt808Frame frame)
    {
        Registration.Read(frame, out _);
        Authentication.Read(frame, out _);
        GeneralReply.Read(frame.Body, out _);
        RegisterReply.Read(frame.Body, out _);
        foreach (var model in Dialect.Models)
        {
            Location.Read(frame.Body, Dialect.Of(model), out _);
            Location.Vin(frame.Body, Dialect.Of(model));
            Location.Iccid(frame.Body, Dialect.Of(model));
        }

        if (LocationBatch.Read(frame.Body, out var batch) == FrameFault.None)
        {
            while (batch.Next(out var one, out _))
            {
                Location.Read(one, Dialect.Standard, out _);
            }
        }

        if (Parameters.Read(frame, out var parameters) == FrameFault.None)
        {
            while (parameters.Next(out _, out _, out _))
            {
            }
        }
    }

    static byte[] Mutated(Random random, byte[] frame)
    {
        var bytes = new List<byte>(frame);
        for (var left = 1 + random.Next(4); left > 0; left--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                case 1: bytes[at] = 0x7e; break;
                case 2: bytes.RemoveAt(at); break;
                case 3: bytes.Insert(at, (byte)random.Next(256)); break;
                default: bytes.RemoveRange(at, bytes.Count - at); break;
            }

            if (bytes.Count == 0)
            {
                bytes.Add(0x7d);
            }
        }

        return [.. bytes];
    }

    static byte[] Vehicle(byte second)
    {
        byte[] data =
        [
            26, 3, 1, 8, 0, second, 0x01, 1, 3, 1, 0, 100, 0, 0, 6, 164, 14, 16, 39, 16, 60, 1, 15, 3, 232,
            0, 0, 0x05, 0, 6, 209, 2, 11, 1, 209, 229, 14,
        ];
        var bytes = new byte[25 + data.Length];
        Gb32960Frame.Write(
            bytes, false, Gb32960Command.RealTime, Gb32960Frame.IsCommand, "LSVAA2180C2184847"u8, data);
        Assert.Equal(FrameFault.None, Gb32960Frame.Read(bytes, out var frame));
        Assert.Equal(FrameFault.None, VehicleReport.Read(frame, out _));
        return bytes;
    }
}
