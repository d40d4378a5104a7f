using Microsoft.AspNetCore.Connections;
using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using Wheelhouse.Telemetry;

namespace Wheelhouse.Gateway;

/// <summary>One connection: what it may still do, and what is on its way to it.</summary>
abstract class Session(ConnectionContext connection, GatewayOptions options, TimeProvider clock)
{
    readonly Lock sending = new();

    bool taking;
    int unsent;
    volatile bool ending;

    /// <summary>The number it is known by; null until it has proved it.</summary>
    internal string? Number { get; set; }

    internal Dialect Dialect { get; set; } = Dialect.Standard;

    /// <summary>When to give it up; moved with every whole frame.</summary>
    internal long Deadline { get; private set; } = clock.GetTimestamp() + Ticks(clock, options.Introduction);

    /// <summary>A frame has begun and not ended.</summary>
    internal bool IsUnfinished => ending;

    internal int BadPieces { get; set; }

    internal IPAddress Address { get; } = (connection.RemoteEndPoint as IPEndPoint)?.Address ?? IPAddress.None;

    protected GatewayOptions Options => options;

    protected TimeProvider Clock => clock;

    internal bool IsClosing { get; private set; }

    /// <summary>Takes what it can of the bytes, without waiting for anything.</summary>
    /// <param name="rows">Where reports go; they are queued before more is taken.</param>
    /// <param name="consumed">How much was taken.</param>
    /// <returns>What must be asked of the house before going on; null: nothing.</returns>
    internal abstract Question? Take(ReadOnlySpan<byte> bytes, List<Row> rows, out int consumed);

    /// <summary>Goes on after the house has answered.</summary>
    internal abstract void Answer(Question question, KnownDevice? device, string? code);

    /// <summary>Lays ready that a message is kept.</summary>
    internal abstract void Acknowledge(Receipt receipt);

    /// <summary>What is to be done about time: packages that did not come.</summary>
    internal abstract void Tick();

    /// <summary>A whole frame came.</summary>
    internal void Heard()
    {
        if (Number is not null)
        {
            ending = false;
            Deadline = clock.GetTimestamp() + Ticks(clock, options.Idle);
        }
    }

    /// <summary>A frame has begun and not ended. The time it has is not renewed by a byte now and then.</summary>
    internal void Begun()
    {
        if (Number is not null && !ending)
        {
            ending = true;
            Deadline = clock.GetTimestamp() + Ticks(clock, options.Unfinished);
        }
    }

    /// <summary>Puts bytes on the way.</summary>
    internal void Send(ReadOnlySpan<byte> bytes)
    {
        lock (sending)
        {
            Put(bytes);
            Flush();
        }
    }

    /// <summary>Lays bytes ready for the next <see cref="Flush"/>. A device that takes nothing is cut off rather than
    /// waited for.</summary>
    protected void Put(ReadOnlySpan<byte> bytes)
    {
        lock (sending)
        {
            if (IsClosing)
            {
                return;
            }

            unsent += bytes.Length;
            if (taking && unsent > options.Unsent)
            {
                Close();
                return;
            }

            connection.Transport.Output.Write(bytes);
        }
    }

    /// <summary>Puts on the way what lies ready. While the device has not taken what went before, the rest stays: the
    /// pipe has no place for two who wait.</summary>
    internal void Flush()
    {
        lock (sending)
        {
            if (IsClosing || taking || unsent == 0)
            {
                return;
            }

            unsent = 0;
            var flush = connection.Transport.Output.FlushAsync();
            if (!flush.IsCompletedSuccessfully)
            {
                taking = true;
                _ = FlushAfter(flush.AsTask());
            }
        }
    }

    async Task FlushAfter(Task<FlushResult> flush)
    {
        try
        {
            await flush;
            lock (sending)
            {
                taking = false;
                Flush();
            }
        }
        catch (Exception gone) when (gone is not OperationCanceledException)
        {
            Close();
        }
    }

    internal void Close()
    {
        IsClosing = true;
        connection.Abort();
    }

    /// <summary>The connection is over: nothing is put on the way any more.</summary>
    internal void End()
    {
        lock (sending)
        {
            IsClosing = true;
        }
    }

    static long Ticks(TimeProvider clock, TimeSpan span) => (long)(span.TotalSeconds * clock.TimestampFrequency);
}

/// <summary>A report on its way to the store, and the message it came in.</summary>
readonly record struct Row(ReceivedReport Report, Receipt Receipt);

/// <summary>A message that is acknowledged once all its reports are kept.</summary>
sealed class Receipt(Session session, ushort serial, ushort message, byte[]? echo = null)
{
    int left;

    internal Session Session => session;

    internal ushort Serial => serial;

    internal ushort Message => message;

    /// <summary>What GB/T 32960 wants back: command and time.</summary>
    internal byte[]? Echo => echo;

    internal void Add() => left++;

    /// <summary>One more is kept; with the last the answer lies ready.</summary>
    internal void Kept()
    {
        if (--left == 0)
        {
            session.Acknowledge(this);
        }
    }
}

/// <summary>What a session must know before it goes on.</summary>
/// <param name="Number">Who it says it is.</param>
/// <param name="Register">It asks for a code; else it shows one, or (GB/T 32960) its VIN.</param>
/// <param name="Code">The code it shows.</param>
/// <param name="Serial">What to answer to.</param>
sealed record Question(string Number, bool Register, byte[]? Code, ushort Serial, Jt808Terminal Terminal, byte[]? Echo);
