using System.Net.Sockets;
using Wheelhouse.Telemetry;

namespace Wheelhouse.Cli.Devices;

/// <summary>A message of the platform.</summary>
sealed record PlatformMessage(ushort Serial, ushort Message, byte[] Body);

/// <summary>A device's connection: frames out, frames in.</summary>
sealed class DeviceLine(Jt808Terminal terminal) : IDisposable
{
    readonly TcpClient client = new() { NoDelay = true };
    readonly byte[] wire = new byte[Jt808Encode.MaxFrame];
    byte[] left = [];
    ushort serial;

    public void Dispose() => client.Dispose();

    internal Task Connect(string host, int port, CancellationToken cancel) =>
        client.ConnectAsync(host, port, cancel).AsTask();

    /// <returns>The serial that the answer names.</returns>
    internal async Task<ushort> Send(ushort message, ReadOnlyMemory<byte> body, CancellationToken cancel)
    {
        var length = Jt808Encode.Frame(wire, terminal, message, ++serial, body.Span);
        await client.GetStream().WriteAsync(wire.AsMemory(0, length), cancel);
        return serial;
    }

    /// <summary>The next message. What is no frame is passed over.</summary>
    /// <exception cref="IOException">The platform closed the connection.</exception>
    internal async Task<PlatformMessage> Receive(CancellationToken cancel)
    {
        var buffer = new byte[4_096];
        while (true)
        {
            if (Cut() is { } message)
            {
                return message;
            }

            var read = await client.GetStream().ReadAsync(buffer, cancel);
            left = read > 0
                ? [.. left, .. buffer.AsSpan(0, read)]
                : throw new IOException("The platform closed the connection.");
        }
    }

    PlatformMessage? Cut()
    {
        Span<byte> room = stackalloc byte[Jt808Frame.MaxLength];
        while (true)
        {
            var cut = Jt808Stream.Next(left, out var consumed, out var piece);
            if (cut == StreamCut.NeedMore)
            {
                return null;
            }

            var message = cut == StreamCut.Frame && Jt808Frame.Read(piece, room, out var frame) == FrameFault.None
                ? new PlatformMessage(frame.Serial, frame.Message, frame.Body.ToArray())
                : null;
            left = left[consumed..];
            if (message is not null)
            {
                return message;
            }
        }
    }
}
