using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Wheelhouse.Telemetry;

namespace Wheelhouse.GatewayBench;

/// <summary>Devices that send bursts and wait for every acknowledgement.</summary>
sealed class Load : IDisposable
{
    const int Burst = 8;

    /// <summary>Devices tell faster than the second that their times count in, so they begin a while ago: all they say
    /// is of now.</summary>
    static readonly TimeSpan Ago = TimeSpan.FromMinutes(4);

    readonly List<Device> devices = [];
    readonly ConcurrentBag<double> milliseconds = [];
    readonly long start = TimeProvider.System.GetUtcNow().Subtract(Ago).ToUnixTimeSeconds();

    internal static async Task<Load> Connect(IHouse house)
    {
        var load = new Load();
        var (wire, answer) = (new byte[Jt808Encode.MaxFrame], new byte[256]);
        foreach (var phone in house.Phones)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, house.Port);
            var length = Jt808Encode.Frame(wire, new(phone), Messages.Authenticate, 1, "bench"u8);
            await socket.SendAsync(wire.AsMemory(0, length));
            await Acknowledged(socket, answer, 1);
            load.devices.Add(new(socket, phone));
        }

        return load;
    }

    /// <summary>Reports that all devices sent, ever; each was acknowledged.</summary>
    internal long Sent => devices.Sum(d => d.Sent);

    /// <summary>All send for a while, and wait for the last acknowledgement.</summary>
    /// <param name="rate">Reports a second of all devices together, their bursts spread evenly; 0: each device sends
    /// its next burst when the last is acknowledged.</param>
    internal async Task<(long Sent, TimeSpan Took)> Run(TimeSpan time, int rate)
    {
        milliseconds.Clear();
        var (before, watch) = (Sent, Stopwatch.StartNew());
        var pause = rate == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds((double)Burst * devices.Count / rate);
        await Task.WhenAll(devices.Select((d, i) => Task.Run(
            () => Drive(d, watch, time, pause * i / devices.Count, pause))));
        return (Sent - before, watch.Elapsed);
    }

    public void Dispose() => devices.ForEach(d => d.Socket.Dispose());

    internal double Quantile(double share)
    {
        var sorted = milliseconds.Order().ToList();
        return sorted[(int)(share * (sorted.Count - 1))];
    }

    /// <summary>Its times run from the moment a burst was due, so that a device that is held up does not hide how long
    /// the next ones wait.</summary>
    async Task Drive(Device device, Stopwatch watch, TimeSpan time, TimeSpan first, TimeSpan pause)
    {
        var (wire, answer) = (new byte[Burst * 128], new byte[1024]);
        for (var due = first; watch.Elapsed < time && due < time; due += pause)
        {
            if (due > watch.Elapsed)
            {
                await Task.Delay(due - watch.Elapsed);
            }

            var length = 0;
            for (var i = 0; i < Burst; i++)
            {
                length += Write(wire.AsSpan(length), device.Phone, device.Sent + i);
            }

            var before = pause == TimeSpan.Zero ? watch.Elapsed : due;
            await device.Socket.SendAsync(wire.AsMemory(0, length));
            await Acknowledged(device.Socket, answer, Burst);
            milliseconds.Add((watch.Elapsed - before).TotalMilliseconds);
            device.Sent += Burst;
        }
    }

    int Write(Span<byte> wire, ulong phone, long number)
    {
        Span<byte> body = stackalloc byte[Location.FixedLength + 9];
        Location.Write(body, new()
        {
            Statuses = Statuses.Fixed | Statuses.Ignition,
            LatitudeMicro = 22_633_810 + (int)(number * 100),
            LongitudeMicro = 113_831_500,
            SpeedTenths = 613,
            Seconds = start + number,
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

    sealed class Device(Socket socket, ulong phone)
    {
        internal Socket Socket => socket;

        internal ulong Phone => phone;

        internal long Sent { get; set; }
    }
}
