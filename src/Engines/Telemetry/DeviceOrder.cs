using System.Globalization;

namespace Wheelhouse.Telemetry;

/// <summary>An order as a device of a model understands it.</summary>
/// <param name="Message">Its number, such as 0x8105 or 0x8500.</param>
public sealed record DeviceOrder(ushort Message, ReadOnlyMemory<byte> Body)
{
    /// <summary>Whether a message is this order.</summary>
    public bool Is(ushort message, ReadOnlySpan<byte> body) => message == Message && body.SequenceEqual(Body.Span);

    /// <summary>Reads what a dialect says: <c>8105 F0</c> is terminal control with the command word 0xF0.</summary>
    internal static DeviceOrder? Of(string? text) => text?.Split(' ') is not [var message, var body]
        ? null
        : new(ushort.Parse(message, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
            Convert.FromHexString(body));
}
