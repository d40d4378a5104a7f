using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Wheelhouse.Telemetry;
using Xunit;

namespace Wheelhouse.Modules.Tests.Gateway;

/// <summary>The other end of a gateway: a device.</summary>
sealed class Terminal : IDisposable
{
    readonly TcpClient client = new();
    readonly ulong phone;
    byte[] left = [];
    int serial;

    Terminal(ulong phone) => this.phone = phone;

    internal string Number => new Jt808Terminal(phone).Number;

    // kept: a client whose connection was torn down gives none any more; null when it was while it connected
    NetworkStream? stream;

    NetworkStream Stream => stream ?? throw new IOException("The platform closed the connection.");

    internal static async Task<Terminal> Connect(int port, ulong phone)
    {
        var terminal = new Terminal(phone);
        try
        {
            await terminal.client.ConnectAsync(IPAddress.Loopback, port);
            terminal.stream = terminal.client.GetStream();
        }
        catch (SocketException reset) when (reset.SocketErrorCode == SocketError.ConnectionReset)
        {
            // whom the platform turns away at once may hear it before his own connect has returned
        }

        return terminal;
    }

    public void Dispose() => client.Dispose();

    internal async Task Raw(byte[] bytes) => await Stream.WriteAsync(bytes);

    internal async Task<ushort> Send(ushort message, byte[] body, ulong? other = null)
    {
        var number = (ushort)++serial;
        var wire = new byte[Jt808Encode.MaxFrame];
        var length = Jt808Encode.Frame(wire, new(other ?? phone), message, number, body);
        await Raw(wire[..length]);
        return number;
    }

    /// <summary>Asks for a code; null when none is given.</summary>
    internal async Task<string?> Register()
    {
        var body = new byte[60];
        var asked = new Registration(RegistrationLayout.Of2013, 44, 303, "70111", "BSJ", "1", 1, "粤B88888");
        var length = asked.Write(body);
        await Send(Messages.Register, body[..length]);
        var (message, reply) = await Next();
        Assert.Equal(Messages.RegisterReply, message);
        RegisterReply.Read(reply, out var read);
        RegisterResult = read.Result;
        return read.Code;
    }

    internal byte RegisterResult { get; private set; }

    internal async Task<ReplyResult> Authenticate(string? code)
    {
        await Send(Messages.Authenticate, Encoding.ASCII.GetBytes(code ?? ""));
        return (await Reply()).Result;
    }

    internal Task<ushort> Position(long seconds, ulong? other = null) => Send(Messages.Position, Body(seconds), other);

    /// <summary>Says the same for ever and reads no answer; ends when the platform has closed the connection.</summary>
    internal async Task Flood(long seconds)
    {
        var wire = new byte[Jt808Encode.MaxFrame];
        var length = Jt808Encode.Frame(wire, new(phone), Messages.Position, (ushort)++serial, Body(seconds));
        var many = Enumerable.Repeat(wire[..length], 1_000).SelectMany(one => one).ToArray();
        while (true)
        {
            await Stream.WriteAsync(many, TestContext.Current.CancellationToken);
        }
    }

    internal static byte[] Body(long seconds)
    {
        var body = new byte[Location.FixedLength];
        Location.Write(body, new()
        {
            Statuses = Statuses.Fixed | Statuses.Ignition,
            LatitudeMicro = 22_633_810,
            LongitudeMicro = 113_831_500,
            Seconds = seconds,
        });
        return body;
    }

    internal static byte[] Batch(params long[] seconds)
    {
        var body = new List<byte> { 0, (byte)seconds.Length, 1 };
        foreach (var one in seconds)
        {
            body.AddRange([0, Location.FixedLength, .. Body(one)]);
        }

        return [.. body];
    }

    /// <summary>Sends one package of a message; answers its serial, which counts from the last one sent.</summary>
    internal async Task<ushort> Part(ushort message, byte index, byte total, byte[] body)
    {
        var number = (ushort)(serial + index);
        var header = new byte[16];
        BinaryPrimitives.WriteUInt16BigEndian(header, message);
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(2), (ushort)(0x2000 | body.Length));
        Convert.FromHexString($"{phone:x12}").CopyTo(header, 4);
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(10), number);
        (header[13], header[15]) = (total, index);
        byte[] plain = [.. header, .. body];
        byte[] whole = [.. plain, plain.Aggregate((byte)0, (sum, one) => (byte)(sum ^ one))];
        await Raw(
        [
            Jt808Frame.Flag,
            .. whole.SelectMany(b => b is 0x7e or 0x7d ? new byte[] { 0x7d, (byte)(b - 0x7c) } : [b]),
            Jt808Frame.Flag,
        ]);
        return number;
    }

    internal async Task<GeneralReply> Reply()
    {
        var (message, body) = await Next();
        Assert.Equal(Messages.PlatformReply, message);
        GeneralReply.Read(body, out var reply);
        return reply;
    }

    /// <summary>The next message from the platform.</summary>
    internal async Task<(ushort Message, byte[] Body)> Next()
    {
        while (true)
        {
            if (Cut() is { } message)
            {
                return message;
            }

            left = await Read() is { Length: > 0 } more
                ? [.. left, .. more]
                : throw new IOException("The platform closed the connection.");
        }
    }

    /// <summary>The next serial and message, for answering a command.</summary>
    internal async Task<(ushort Serial, ushort Message)> Command()
    {
        var (message, _) = await Next();
        return (lastSerial, message);
    }

    /// <summary>The next message with its serial.</summary>
    internal async Task<(ushort Serial, ushort Message, byte[] Body)> Order()
    {
        var (message, body) = await Next();
        return (lastSerial, message, body);
    }

    /// <summary>Whether the platform has closed the connection.</summary>
    internal async Task<bool> IsClosed()
    {
        try
        {
            while ((await Read()).Length > 0)
            {
            }

            return true;
        }
        catch (IOException)
        {
            return true;
        }
    }

    internal async Task<byte[]> Read()
    {
        var buffer = new byte[4096];
        var read = await Stream.ReadAsync(buffer, TestContext.Current.CancellationToken);
        return buffer[..read];
    }

    internal async Task<(byte Command, byte Answer, byte[] Data)> Gb32960(
        Gb32960Command command, string vin, byte[] data)
    {
        var wire = new byte[25 + data.Length];
        Gb32960Frame.Write(wire, false, command, Gb32960Frame.IsCommand, Encoding.ASCII.GetBytes(vin), data);
        await Raw(wire);
        while (left.Length < 25 || left.Length < 25 + BinaryPrimitives.ReadUInt16BigEndian(left.AsSpan(22)))
        {
            left = [.. left, .. await Read()];
        }

        var end = 25 + BinaryPrimitives.ReadUInt16BigEndian(left.AsSpan(22));
        Assert.Equal(FrameFault.None, Gb32960Frame.Read(left.AsSpan(0, end), out var frame));
        var answer = ((byte)frame.Command, frame.Answer, frame.Data.ToArray());
        left = left[end..];
        return answer;
    }

    ushort lastSerial;

    (ushort, byte[])? Cut()
    {
        Span<byte> room = stackalloc byte[Jt808Frame.MaxLength];
        var cut = Jt808Stream.Next(left, out var consumed, out var piece);
        if (cut != StreamCut.Frame)
        {
            return null;
        }

        Assert.Equal(FrameFault.None, Jt808Frame.Read(piece, room, out var frame));
        lastSerial = frame.Serial;
        var message = (frame.Message, frame.Body.ToArray());
        left = left[consumed..];
        return message;
    }
}
