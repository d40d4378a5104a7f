using Wheelhouse.Telemetry;
using Xunit;

namespace Wheelhouse.Engines.Tests.Telemetry;

/// <summary>What is refused and what is doubted, frame by frame.</summary>
public sealed class FrameTests
{
    const long March = 1_772_323_200;

    [Theory]
    [InlineData(1, FrameFault.LengthMismatch)]
    [InlineData(-1, FrameFault.LengthMismatch)]
    [InlineData(0, FrameFault.None)]
    public void The_declared_length_is_held(int off, FrameFault expected)
    {
        var plain = Plain();
        plain[3] = (byte)(plain[3] + off);

        Assert.Equal(expected, Read(Sealed(plain), out _));
    }

    [Fact]
    public void An_encrypted_body_is_never_read_as_plain()
    {
        var plain = Plain();
        plain[2] |= 0x04;

        Assert.Equal(FrameFault.Encrypted, Read(Sealed(plain), out var number));
        Assert.Equal("13812345678", number);
    }

    [Fact]
    public void A_flag_of_2019_on_a_header_of_2013_is_named_and_can_be_overruled()
    {
        var plain = Plain();
        plain[2] |= 0x40;
        var wire = Sealed(plain);

        Assert.Equal(FrameFault.WrongVersionFlag, Read(wire, out _));
        Assert.Equal(FrameFault.None, Read(wire, out var number, Jt808Layout.Of2013));
        Assert.Equal("13812345678", number);
    }

    [Fact]
    public void A_wrong_checksum_is_refused()
    {
        var wire = Sealed(Plain());
        wire[^1] ^= 1;

        Assert.Equal(FrameFault.BadChecksum, Read(wire, out _));
    }

    [Fact]
    public void More_than_any_frame_holds_is_refused_and_skipped()
    {
        byte[] endless = [0x7e, .. Enumerable.Repeat((byte)0x55, 100_000)];
        var after = Frames.Position(1, 1, March);

        var (good, bad) = Streams.Jt808([.. endless, .. after], 4096);

        Assert.Single(good);
        Assert.InRange(bad, 1, 100);
    }

    [Fact]
    public void Two_frames_with_one_flag_between_them_are_two()
    {
        var one = Frames.Position(1, 1, March);
        var two = Frames.Position(1, 2, March);

        var (good, bad) = Streams.Jt808([.. one[..^1], .. two]);

        Assert.Equal(2, good.Count);
        Assert.Equal(0, bad);
    }

    [Theory]
    [InlineData(0, 0, Doubts.NullIsland)]
    [InlineData(91_000_000, 0, Doubts.OffTheEarth)]
    [InlineData(31_000_000, 181_000_000, Doubts.OffTheEarth)]
    [InlineData(31_000_000, 121_000_000, Doubts.None)]
    public void Places_that_are_none_are_doubted(int latitude, int longitude, Doubts expected)
    {
        var position = Reread(new()
        {
            Statuses = Statuses.Fixed,
            LatitudeMicro = latitude,
            LongitudeMicro = longitude,
            Seconds = March,
        });

        Assert.Equal(expected, position.Doubts);
        Assert.Equal(expected == Doubts.None, position.Located);
    }

    [Theory]
    [InlineData(March + 601, Doubts.Ahead)]
    [InlineData(March + 600, Doubts.None)]
    [InlineData(March - 86_400, Doubts.None)]
    [InlineData(March - 86_401, Doubts.Old)]
    [InlineData(0, Doubts.Old)]
    [InlineData(4_070_908_800, Doubts.Ahead)] // 2099-01-01
    public void Times_that_cannot_be_now_are_doubted(long seconds, Doubts expected)
    {
        var position = new Position { Statuses = Statuses.Fixed, Seconds = seconds };

        var received = position.Received(DateTimeOffset.FromUnixTimeSeconds(March));

        Assert.Equal(expected, received.Doubts);
        Assert.Equal(expected == Doubts.None, received.IsNews);
    }

    [Fact]
    public void Below_the_sea_is_below_zero()
    {
        var position = Reread(
            new() { AltitudeMetres = -154, LatitudeMicro = -1, LongitudeMicro = -2, Seconds = March });

        Assert.Equal((-154, -1, -2), (position.AltitudeMetres, position.LatitudeMicro, position.LongitudeMicro));
        Assert.Equal(Statuses.South | Statuses.West, position.Statuses);
    }

    [Fact]
    public void An_alarm_that_stays_set_is_one_alarm()
    {
        Assert.Equal(Alarms.Overspeed, AlarmEdges.Rising(Alarms.MainPowerOff, Alarms.MainPowerOff | Alarms.Overspeed));
        Assert.Equal(Alarms.None, AlarmEdges.Rising(Alarms.MainPowerOff, Alarms.MainPowerOff));
        Assert.Equal(Alarms.None, AlarmEdges.Rising(Alarms.MainPowerOff, Alarms.None));
    }

    [Theory]
    [InlineData("two-wire", "E1020072", 11_400)] // 0x72 = 114 tenths of a volt
    [InlineData("two-wire", "82020082", 13_000)]
    [InlineData("two-wire", "610204B0", 12_000)] // 0x4B0 = 1200 hundredths
    [InlineData("obd-f3", "F305000402308E", 12_430)] // number 0004, two bytes: 0x308E mV
    [InlineData("nested-eb", "EB06000400CE04DA", 12_420)] // length 4 with the number, then 00CE: 0x4DA hundredths
    public void Dialects_read_the_supply(string model, string items, int millivolts)
    {
        Assert.Equal(millivolts, WithItems(items, model).Readings.SupplyMillivolts);
        Assert.Null(WithItems(items, "standard").Readings.SupplyMillivolts);
    }

    [Fact]
    public void A_card_is_read_by_its_dialect()
    {
        var body = new byte[28 + 16];
        Convert.FromHexString("EB0E000C00B289882280666134270001").CopyTo(body, 28);

        Assert.Equal("89882280666134270001", Location.Iccid(body, Dialect.Of("nested-eb")));
        Assert.Null(Location.Iccid(body, Dialect.Standard));
    }

    [Fact]
    public void An_imei_is_told_from_its_six_bytes()
    {
        // 0x0B3A73CE2FF2 = 12 345 678 901 234; Luhn over its digits: 1+4+3+8+5+3+7+7+9+0+1+4+3+8 = 63, check digit 7
        Assert.Equal("123456789012347", new Jt808Terminal(0x0b3a73ce2ff2).Imei);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Both_headers_name_the_same_device(bool is2019)
    {
        var wire = Frames.Inner(Frames.Position(0x13812345678, 9, March, is2019));

        Assert.Equal(FrameFault.None, Read(wire, out var number));
        Assert.Equal("13812345678", number);
    }

    [Fact]
    public void Garbage_in_a_plate_is_text_all_the_same()
    {
        var registration = new Registration(RegistrationLayout.Of2013, 44, 303, "70111", "BSJ", "1", 1, "粤B88888");
        Span<byte> body = stackalloc byte[60];
        var length = registration.Write(body);
        body[length - 1] = 0xff;
        Span<byte> wire = stackalloc byte[Jt808Encode.MaxFrame];
        var written = Jt808Encode.Frame(wire, new(1), Messages.Register, 1, body[..length]);
        Span<byte> room = stackalloc byte[Jt808Frame.MaxLength];
        Jt808Frame.Read(wire[1..(written - 1)], room, out var frame);

        Assert.Equal(FrameFault.None, Registration.Read(frame, out var read));
        Assert.StartsWith("粤B8888", read!.Plate, StringComparison.Ordinal);
    }

    static Position WithItems(string items, string model)
    {
        byte[] body = [.. new byte[28], .. Convert.FromHexString(items)];
        Assert.Equal(FrameFault.None, Location.Read(body, Dialect.Of(model), out var position));
        Assert.Equal(Doubts.None, position.Doubts & Doubts.ExtrasCut);
        return position;
    }

    static Position Reread(in Position position)
    {
        Span<byte> body = stackalloc byte[Location.FixedLength];
        Location.Write(body, position);
        Assert.Equal(FrameFault.None, Location.Read(body, Dialect.Standard, out var read));
        return read;
    }

    static FrameFault Read(byte[] wire, out string number, Jt808Layout layout = Jt808Layout.ByFlag)
    {
        Span<byte> room = stackalloc byte[Jt808Frame.MaxLength];
        var fault = Jt808Frame.Read(wire, room, out var frame, layout);
        number = frame.Terminal.Number;
        return fault;
    }

    /// <summary>A position of 013812345678 without flags, escapes and checksum; nothing in it needs escaping.</summary>
    static byte[] Plain() =>
    [
        0x02, 0x00, 0x00, 0x1c, 0x01, 0x38, 0x12, 0x34, 0x56, 0x78, 0x00, 0x01,
        0, 0, 0, 0, 0, 0, 0, 2, 1, 0xda, 0xe7, 0x40, 7, 0x36, 0x1b, 0x80, 0, 4, 0, 60, 0, 90,
        0x26, 0x03, 0x01, 0x08, 0x00, 0x00,
    ];

    static byte[] Sealed(byte[] plain) => [.. plain, plain.Aggregate((byte)0, (sum, one) => (byte)(sum ^ one))];
}
