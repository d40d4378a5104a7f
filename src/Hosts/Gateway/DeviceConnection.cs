using Microsoft.AspNetCore.Connections;
using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Wheelhouse.Gateway;

/// <summary>Reads a connection, piece by piece, and puts its reports into the queue. While the queue is full it does
/// not read: the device's own network stack waits, and nothing is lost.</summary>
abstract class DeviceConnection(
    Sessions sessions, ReportQueue queue, IDevices devices) : ConnectionHandler
{
    /// <summary>Longer than any frame: what is left over after all whole ones were taken.</summary>
    const int MostUnfinished = 32_768;

    protected abstract Session Open(ConnectionContext connection);

    public sealed override async Task OnConnectedAsync(ConnectionContext connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var session = Open(connection);
        if (!sessions.Enter(session))
        {
            sessions.Refuse("crowded");
            session.Close();
            return;
        }

        try
        {
            await Read(connection, session);
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException or ConnectionAbortedException)
        {
            GatewayMeters.Dropped.Add(1);
        }
        finally
        {
            sessions.Leave(session);
        }
    }

    async Task Read(ConnectionContext connection, Session session)
    {
        var (input, rows) = (connection.Transport.Input, new List<Row>());
        while (!session.IsClosing)
        {
            var read = await input.ReadAsync(connection.ConnectionClosed);
            var buffer = read.Buffer;
            while (!session.IsClosing)
            {
                var question = Take(session, buffer, rows, out var consumed);
                buffer = buffer.Slice(consumed);
                var full = rows.Count > 0;
                if (full)
                {
                    await queue.Put(new(session, rows), connection.ConnectionClosed);
                    rows = [];
                }

                if (question is not null)
                {
                    await Ask(session, question, connection.ConnectionClosed);
                }
                else if (!full || buffer.IsEmpty)
                {
                    break;
                }
            }

            if (buffer.Length > MostUnfinished)
            {
                session.Close();
            }

            // the flag that ended the last frame may begin the next one, and stays
            if (buffer.Length > 1)
            {
                session.Begun();
            }

            input.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCompleted)
            {
                return;
            }
        }
    }

    static Question? Take(Session session, ReadOnlySequence<byte> buffer, List<Row> rows, out int consumed)
    {
        if (buffer.IsSingleSegment)
        {
            return session.Take(buffer.FirstSpan, rows, out consumed);
        }

        var rented = ArrayPool<byte>.Shared.Rent((int)buffer.Length);
        try
        {
            buffer.CopyTo(rented);
            return session.Take(rented.AsSpan(0, (int)buffer.Length), rows, out consumed);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    async Task Ask(Session session, Question question, CancellationToken cancel)
    {
        var device = await devices.Find(question.Number, cancel);
        string? code = null;
        if (question.Register && device is not null)
        {
            var fresh = RandomNumberGenerator.GetHexString(32, lowercase: true);
            var given = await devices.Give(
                question.Number, SHA256.HashData(Encoding.ASCII.GetBytes(fresh)), cancel);
            code = given ? fresh : null;
        }
        else if (question.Register)
        {
            sessions.Quarantine(question.Number);
        }

        session.Answer(question, device, code);
    }
}

/// <summary>The door for JT/T 808.</summary>
sealed class Jt808Connection(
    Sessions sessions, ReportQueue queue, IDevices devices, GatewayOptions options, TimeProvider clock)
    : DeviceConnection(sessions, queue, devices)
{
    readonly Sessions sessions = sessions;

    protected override Session Open(ConnectionContext connection) =>
        new Jt808Session(connection, options, sessions, clock);
}

/// <summary>The door for GB/T 32960.</summary>
sealed class Gb32960Connection(
    Sessions sessions, ReportQueue queue, IDevices devices, GatewayOptions options, TimeProvider clock)
    : DeviceConnection(sessions, queue, devices)
{
    readonly Sessions sessions = sessions;

    protected override Session Open(ConnectionContext connection) =>
        new Gb32960Session(connection, options, sessions, clock);
}
