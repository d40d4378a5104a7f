using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Wheelhouse.Gateway;
using Wheelhouse.Telemetry;

namespace Wheelhouse.GatewayBench;

/// <summary>Every device is known and has one code: the bench measures reports.</summary>
sealed class OpenDevices : IDevices
{
    static readonly byte[] Hash = SHA256.HashData("bench"u8);

    public ValueTask<KnownDevice?> Find(string number, CancellationToken cancel) =>
        ValueTask.FromResult<KnownDevice?>(new(number, null, Hash));

    public ValueTask<bool> Give(string number, ReadOnlyMemory<byte> codeHash, CancellationToken cancel) =>
        ValueTask.FromResult(false);
}

/// <summary>Devices that send bursts and wait for every acknowledgement.</summary>
sealed class Load
{
    const int Burst = 8;
    const long Start = 1_772_323_200;

    readonly List<Socket> sockets = [];
    readonly ConcurrentBag<double> milliseconds = [];

    internal static async Task<Load> Connect(int port, int connections)
    {
        var load = new Load();
        var (wire, answer) = (new byte[Jt808Encode.MaxFrame], new byte[256]);
        for (var i = 1; i <= connections; i++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, port);
            var length = Jt808Encode.Frame(wire, new((ulong)i), Messages.Authenticate, 1, "bench"u8);
            await socket.SendAsync(wire.AsMemory(0, length));
            await Acknowledged(socket, answer, 1);
            load.sockets.Add(socket);
        }

        return load;
    }

    /// <summary>Sends for a while; in the middle the store stands still for five seconds.</summary>
    internal async Task<(long Sent, TimeSpan Took)> Run(TimeSpan time, CopyStore store)
    {
        var watch = Stopwatch.StartNew();
        var devices = sockets.Select((socket, i) => Task.Run(() => Drive(socket, (ulong)i + 1, watch, time))).ToList();
        await Task.Delay(time / 2);
        store.Stall();
        await Task.Delay(TimeSpan.FromSeconds(5));
        store.GoOn();
        var sent = await Task.WhenAll(devices);
        return (sent.Sum(), watch.Elapsed);
    }

    internal double Quantile(double share)
    {
        var sorted = milliseconds.Order().ToList();
        return sorted[(int)(share * (sorted.Count - 1))];
    }

    async Task<long> Drive(Socket socket, ulong phone, Stopwatch watch, TimeSpan time)
    {
        var (wire, answer, sent) = (new byte[Burst * 128], new byte[1024], 0L);
        while (watch.Elapsed < time)
        {
            var length = 0;
            for (var i = 0; i < Burst; i++)
            {
                length += Write(wire.AsSpan(length), phone, sent + i);
            }

            var before = watch.Elapsed;
            await socket.SendAsync(wire.AsMemory(0, length));
            await Acknowledged(socket, answer, Burst);
            milliseconds.Add((watch.Elapsed - before).TotalMilliseconds);
            sent += Burst;
        }

        return sent;
    }

    static int Write(Span<byte> wire, ulong phone, long number)
    {
        Span<byte> body = stackalloc byte[Location.FixedLength + 9];
        Location.Write(body, new()
        {
            Statuses = Statuses.Fixed | Statuses.Ignition,
            LatitudeMicro = 22_633_810,
            LongitudeMicro = 113_831_500,
            SpeedTenths = 613,
            Seconds = Start + number,
        });
        ReadOnlySpan<byte> items = [0x01, 4, 0, 0, 0x5a, 0x3b, 0x31, 1, 12];
        items.CopyTo(body[Location.FixedLength..]);
        return Jt808Encode.Frame(wire, new(phone), Messages.Position, (ushort)(number & 0xffff), body);
    }

    /// <summary>Reads so many replies: each has two flags, and none inside it.</summary>
    static async Task Acknowledged(Socket socket, byte[] answer, int replies)
    {
        for (var flags = 0; flags < 2 * replies;)
        {
            var read = await socket.ReceiveAsync(answer);
            flags += read > 0 ? answer.AsSpan(0, read).Count(Jt808Frame.Flag) : throw new IOException("Closed.");
        }
    }
}
