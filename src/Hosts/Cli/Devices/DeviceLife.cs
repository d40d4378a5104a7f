using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Wheelhouse.Simulation.Roads;
using Wheelhouse.Telemetry;

namespace Wheelhouse.Cli.Devices;

/// <summary>What goes wrong with a played device.</summary>
enum DeviceFault
{
    None,

    /// <summary>A wired device was pulled out.</summary>
    PowerCut,

    /// <summary>The device was taken off the car.</summary>
    Removed,

    /// <summary>It says nothing at all.</summary>
    Silent,

    /// <summary>The car is dragged away with its ignition off.</summary>
    Tow,
}

/// <summary>How devices are played.</summary>
/// <param name="Every">Between positions while the car drives; while it stands ten times that.</param>
/// <param name="Blind">How long they had no network before: what they kept from then is sent first.</param>
sealed record Play(string Host, int Port, TimeSpan Every, TimeSpan Blind, CodeFile Codes, TextWriter Words);

/// <summary>One device: registers, shows its code, reports where its car is, obeys.</summary>
sealed class DeviceLife(PlayedDevice device, DeviceFault fault, Play play, TimeProvider clock)
{
    /// <summary>A battery lasts for years because it is hardly ever used.</summary>
    static readonly TimeSpan Wakes = TimeSpan.FromHours(4);

    static readonly TimeSpan Heartbeat = TimeSpan.FromMinutes(1);

    const int AtOnce = 20;

    readonly CarLife car = new(device.Vin);
    readonly Dialect dialect = Dialect.Of(device.Model);
    DateTimeOffset? reported;
    DateTimeOffset? towedSince;
    bool inhibited;

    /// <summary>Plays until told to stop, over as many connections as it takes.</summary>
    internal async Task Run(CancellationToken cancel)
    {
        if (!Jt808Terminal.TryRead(device.Terminal, is2019: false, out var terminal))
        {
            throw new UnreadableException($"'{device.Terminal}' is no number that JT/T 808 can carry");
        }

        while (fault != DeviceFault.Silent && !cancel.IsCancellationRequested)
        {
            try
            {
                using var line = new DeviceLine(terminal);
                await line.Connect(play.Host, play.Port, cancel);
                if (await Introduce(line, cancel))
                {
                    await Speak(line, cancel);
                }
            }
            catch (Exception gone) when (gone is IOException or SocketException)
            {
                // the network is gone, or the platform: a device tries again for ever
            }

            await Task.Delay(TimeSpan.FromSeconds(5), clock, cancel);
        }
    }

    /// <summary>Shows the code; asks for one where it has none, or where the platform does not know it any more. A
    /// device that is refused waits: somebody has to free it.</summary>
    async Task<bool> Introduce(DeviceLine line, CancellationToken cancel)
    {
        if (play.Codes.Of(device.Terminal) is { } kept && await Show(line, kept, cancel))
        {
            return true;
        }

        var body = new byte[80];
        var asked = new Registration(
            RegistrationLayout.Of2013, 42, 100, "WHSIM", device.Model, device.Terminal[^7..], 0, device.Vin);
        await line.Send(Messages.Register, body.AsMemory(0, asked.Write(body)), cancel);
        var answer = await Answer(line, Messages.RegisterReply, cancel);
        if (RegisterReply.Read(answer.Body, out var given) == FrameFault.None && given.Code is { } code)
        {
            play.Codes.Keep(device.Terminal, code);
            return await Show(line, code, cancel);
        }

        await play.Words.WriteLineAsync(
            $"wheelhouse: devices simulate: {device.Terminal} is refused a code ({given.Result}); "
            + "register it, or free it where its code is lost");
        await Task.Delay(TimeSpan.FromMinutes(1), clock, cancel);
        return false;
    }

    static async Task<bool> Show(DeviceLine line, string code, CancellationToken cancel)
    {
        await line.Send(Messages.Authenticate, Encoding.ASCII.GetBytes(code), cancel);
        var heard = await Answer(line, Messages.PlatformReply, cancel);
        return GeneralReply.Read(heard.Body, out var reply) == FrameFault.None && reply.Result == ReplyResult.Done;
    }

    static async Task<PlatformMessage> Answer(DeviceLine line, ushort wanted, CancellationToken cancel)
    {
        while (true)
        {
            var message = await line.Receive(cancel);
            if (message.Message == wanted)
            {
                return message;
            }
        }
    }

    async Task Speak(DeviceLine line, CancellationToken cancel)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var speaking = new SemaphoreSlim(1, 1);
        var listening = Listen(line, speaking, over.Token);
        var reporting = Report(line, speaking, over.Token);
        await Task.WhenAny(listening, reporting);
        await over.CancelAsync();
        try
        {
            await Task.WhenAll(listening, reporting);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // the other half ended first, and says why
        }
    }

    async Task Report(DeviceLine line, SemaphoreSlim speaking, CancellationToken cancel)
    {
        await SayBlind(line, speaking, cancel);
        while (true)
        {
            await Say(line, speaking, Messages.Position, Body(clock.GetUtcNow()), cancel);
            var next = !device.Wired ? Wakes
                : car.At(clock.GetUtcNow()).Ignition || fault == DeviceFault.Tow ? play.Every
                : play.Every * 10;
            for (var slept = TimeSpan.Zero; slept < next; slept += Heartbeat)
            {
                await Task.Delay(next - slept < Heartbeat ? next - slept : Heartbeat, clock, cancel);
                if (next - slept > Heartbeat)
                {
                    await Say(line, speaking, Messages.Heartbeat, ReadOnlyMemory<byte>.Empty, cancel);
                }
            }
        }
    }

    /// <summary>What was kept while there was no network, a minute apart, marked as sent later.</summary>
    async Task SayBlind(DeviceLine line, SemaphoreSlim speaking, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var from = reported ?? now - play.Blind;
        var step = device.Wired ? TimeSpan.FromMinutes(1) : Wakes;
        var kept = new List<DateTimeOffset>();
        for (var at = from + step; at < now; at += step)
        {
            kept.Add(at);
        }

        foreach (var some in kept.Chunk(AtOnce))
        {
            var body = new List<byte> { 0, (byte)some.Length, 1 };
            foreach (var one in some.Select(Body))
            {
                body.AddRange([0, (byte)one.Length, .. one]);
            }

            await Say(line, speaking, Messages.PositionBatch, body.ToArray(), cancel);
        }
    }

    async Task Listen(DeviceLine line, SemaphoreSlim speaking, CancellationToken cancel)
    {
        while (true)
        {
            var message = await line.Receive(cancel);
            if (message.Message == Messages.PlatformReply)
            {
                continue;
            }

            var known = Obey(message);
            var reply = new byte[5];
            new GeneralReply(
                message.Serial, message.Message, known ? ReplyResult.Done : ReplyResult.NotSupported).Write(reply);
            await Say(line, speaking, Messages.TerminalReply, reply, cancel);
            if (known)
            {
                // whoever gave the order looks for its bit
                await Say(line, speaking, Messages.Position, Body(clock.GetUtcNow()), cancel);
            }
        }
    }

    bool Obey(PlatformMessage message)
    {
        var (inhibit, release) = (
            dialect.InhibitStart?.Is(message.Message, message.Body) == true,
            dialect.ReleaseStart?.Is(message.Message, message.Body) == true);
        inhibited = inhibit || (inhibited && !release);
        return inhibit || release;
    }

    static async Task Say(
        DeviceLine line, SemaphoreSlim speaking, ushort message, ReadOnlyMemory<byte> body, CancellationToken cancel)
    {
        await speaking.WaitAsync(cancel);
        try
        {
            await line.Send(message, body, cancel);
        }
        finally
        {
            speaking.Release();
        }
    }

    /// <summary>A body of 0x0200: where the car is then, the odometer, and what is wrong.</summary>
    byte[] Body(DateTimeOffset at)
    {
        reported = at;
        var (now, alarms) = (car.At(at), Alarms.None);
        if (fault == DeviceFault.Tow)
        {
            now = Towed(at);
            alarms = Alarms.IllegalDisplacement;
        }

        alarms |= fault switch
        {
            DeviceFault.PowerCut => Alarms.MainPowerOff,
            DeviceFault.Removed => Alarms.Removed,
            _ => Alarms.None,
        };
        var body = new byte[Location.FixedLength + 6];
        Location.Write(body, new()
        {
            Alarms = alarms,
            Statuses = Statuses.Fixed | Statuses.BeiDou | (now.Ignition ? Statuses.Ignition : 0)
                | (inhibited ? Statuses.CircuitCut : 0),
            LatitudeMicro = now.Spot.Latitude,
            LongitudeMicro = now.Spot.Longitude,
            SpeedTenths = (ushort)now.SpeedTenths,
            Course = (ushort)now.Course,
            Seconds = at.ToUnixTimeSeconds(),
        });
        (body[^6], body[^5]) = (1, 4); // odometer, 0.1 km
        BinaryPrimitives.WriteUInt32BigEndian(body.AsSpan(^4..), (uint)(now.OdometerMetres / 100));
        return body;
    }

    /// <summary>First where it stands, then east at 18 km/h, on a lorry.</summary>
    CarAt Towed(DateTimeOffset at)
    {
        var start = towedSince ??= at + (play.Every * 2);
        var there = car.At(start);
        var metres = Math.Max(0, (at - start).TotalSeconds) * 5;
        return there with
        {
            Spot = there.Spot with { Longitude = there.Spot.Longitude + (int)(metres * 10.4) },
            SpeedTenths = metres > 0 ? 180 : 0,
            Course = 90,
            Ignition = false,
        };
    }
}
