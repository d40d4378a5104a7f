using Wheelhouse.Telemetry;
using Xunit;

namespace Wheelhouse.Engines.Tests.Telemetry;

/// <summary>Orders to devices, byte for byte on the wire.</summary>
public sealed class OrderTests
{
    /// <remarks>The first is a public server's frame for that command word; the others were put together by hand:
    /// message, length, number, serial, body, and the exclusive or of them all, 81^05^00^01^01^39^12^34^56^78^00^01^64
    /// = D0.</remarks>
    [Theory]
    [InlineData("control-f0", true, "0b3a73ce2ff2", 0, "7E810500010B3A73CE2FF20000F0247E")]
    [InlineData("control-f0", false, "0b3a73ce2ff2", 0, "7E810500010B3A73CE2FF20000F1257E")]
    [InlineData("W15L", true, "013912345678", 1, "7E81050001013912345678000164D07E")]
    [InlineData("typed-2019", true, "00000000013912345678", 2, "7E85004005010000000001391234567800020001F00101027E")]
    public void An_order_comes_out_byte_for_byte(
        string model, bool inhibit, string phone, ushort serial, string expected)
    {
        var dialect = Dialect.Of(model);
        var order = (inhibit ? dialect.InhibitStart : dialect.ReleaseStart)!;
        Assert.True(Jt808Terminal.TryRead(phone, is2019: phone.Length == 20, out var terminal));
        Span<byte> wire = stackalloc byte[Jt808Encode.MaxFrame];
        var written = Jt808Encode.Frame(wire, terminal, order.Message, serial, order.Body.Span);

        Assert.Equal(expected, Convert.ToHexString(wire[..written]));
        Assert.True(order.Is(order.Message, order.Body.Span));
    }

    [Fact]
    public void A_model_that_knows_no_order_is_told_none()
    {
        Assert.Null(Dialect.Standard.InhibitStart);
        Assert.Null(Dialect.Of("battery-fe").InhibitStart);
    }
}
