using Microsoft.AspNetCore.Connections;
using System.Buffers.Binary;
using System.Collections.Concurrent;
using Wheelhouse.Telemetry;

namespace Wheelhouse.Gateway;

/// <summary>A device that speaks JT/T 808.</summary>
sealed class Jt808Session(ConnectionContext connection, GatewayOptions options, Sessions sessions, TimeProvider clock)
    : Session(connection, options, clock)
{
    /// <summary>How many reports may be taken before they are queued.</summary>
    const int RowsAtOnce = 256;

    /// <summary>Bytes in which any reply fits, escaped.</summary>
    const int ReplyRoom = 80;

    readonly PackageDesk packages = new();
    readonly ConcurrentDictionary<ushort, TaskCompletionSource<ReplyResult>> orders = new();
    Jt808Layout layout;
    Jt808Terminal terminal;
    int serial;

    internal override Question? Take(ReadOnlySpan<byte> bytes, List<Row> rows, out int consumed)
    {
        consumed = 0;
        Span<byte> room = stackalloc byte[Jt808Frame.MaxLength];
        while (rows.Count < RowsAtOnce && !IsClosing)
        {
            var cut = Jt808Stream.Next(bytes[consumed..], out var used, out var piece);
            consumed += used;
            if (cut == StreamCut.NeedMore)
            {
                return null;
            }

            if (cut == StreamCut.Garbage)
            {
                Refuse(FrameFault.TooLong);
                continue;
            }

            var fault = Jt808Frame.Read(piece, room, out var frame, layout);
            if (fault == FrameFault.WrongVersionFlag && Number is null)
            {
                // who it is decides whether it is known to lie; until then it is read as what it can only be
                layout = Jt808Layout.Of2013;
                fault = Jt808Frame.Read(piece, room, out frame, layout);
            }

            if (fault != FrameFault.None)
            {
                Refuse(fault);
            }
            else if (Take(frame, rows) is { } question)
            {
                return question;
            }
        }

        return null;
    }

    internal override void Answer(Question question, KnownDevice? device, string? code)
    {
        terminal = question.Terminal;
        if (question.Register)
        {
            Span<byte> body = stackalloc byte[64];
            var result = (byte)(code is not null ? 0 : device is null ? 4 : 3);
            Send(Messages.RegisterReply, body[..new RegisterReply(question.Serial, result, code).Write(body)]);
            return;
        }

        var right = device is not null && device.CodeHash.Length > 0
            && (layout == Jt808Layout.ByFlag || device.Layout == layout)
            && Sessions.IsRight(question.Code, device.CodeHash.Span);
        Reply(question.Serial, Messages.Authenticate, right ? ReplyResult.Done : ReplyResult.Failed);
        if (!right)
        {
            sessions.Quarantine(question.Number);
            sessions.Refuse("code");
            return;
        }

        Dialect = Dialect.Of(device!.Model);
        layout = device.Layout;
        sessions.Prove(this, question.Number);
    }

    internal override void Acknowledge(Receipt receipt)
    {
        Span<byte> wire = stackalloc byte[ReplyRoom];
        Put(Reply(wire, receipt.Serial, receipt.Message, ReplyResult.Done));
    }

    internal override void Tick()
    {
        var (ask, giveUp) = ((int)Options.AskAgain.TotalSeconds, 4 * (int)Options.AskAgain.TotalSeconds);
        lock (packages)
        {
            if (packages.Missing(
                Clock.GetUtcNow().ToUnixTimeSeconds(), ask, giveUp, out var first, out var missing))
            {
                Span<byte> wire = stackalloc byte[Jt808Encode.MaxFrame];
                Send(wire[..Jt808Encode.Rerequest(wire, terminal, NextSerial(), first, missing)]);
            }
        }
    }

    /// <summary>Sends a command; the answer comes with 0x0001, or with 0x0500 and 0x0201.</summary>
    internal (ushort Serial, Task<ReplyResult> Answer) Order(ushort message, ReadOnlySpan<byte> body)
    {
        var number = NextSerial();
        var answer = orders[number] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Span<byte> wire = stackalloc byte[Jt808Encode.MaxFrame];
        Send(wire[..Jt808Encode.Frame(wire, terminal, message, number, body)]);
        return (number, answer.Task);
    }

    internal void Forget(ushort number) => orders.TryRemove(number, out _);

    Question? Take(Jt808Frame frame, List<Row> rows)
    {
        if (Number is null)
        {
            return Introduce(frame);
        }

        if (frame.Terminal.Number != Number)
        {
            // one connection, one device: another number on it is a replay
            Refuse(FrameFault.BadHeader);
            return null;
        }

        Heard();
        if (frame.IsPart)
        {
            TakePart(frame, rows);
            return null;
        }

        switch (frame.Message)
        {
            case Messages.Position: TakePosition(frame, rows); break;
            case Messages.PositionBatch: TakeBatch(frame.Serial, frame.Body, rows); break;
            case Messages.TerminalReply: TakeReply(frame); break;
            case Messages.ControlReply or Messages.PositionReply: TakePositionReply(frame, rows); break;
            default: Reply(frame.Serial, frame.Message, ReplyResult.Done); break;
        }

        return null;
    }

    Question? Introduce(Jt808Frame frame)
    {
        var number = frame.Terminal.Number;
        switch (frame.Message)
        {
            case Messages.Register when Registration.Read(frame, out _) == FrameFault.None:
                return new(number, true, null, frame.Serial, frame.Terminal, null);
            case Messages.Authenticate when Authentication.Read(frame, out var shown) == FrameFault.None:
                return new(number, false, shown.Code.ToArray(), frame.Serial, frame.Terminal, null);
        }

        terminal = frame.Terminal;
        sessions.Quarantine(number);
        sessions.Refuse("stranger");
        BadPieces++;
        Reply(frame.Serial, frame.Message, ReplyResult.Failed);
        if (BadPieces > Options.BadPieces)
        {
            Close();
        }

        return null;
    }

    void TakePosition(Jt808Frame frame, List<Row> rows)
    {
        if (Location.Read(frame.Body, Dialect, out var position) != FrameFault.None)
        {
            Reply(frame.Serial, frame.Message, ReplyResult.BadMessage);
            return;
        }

        Add(position, new(this, frame.Serial, frame.Message), rows);
    }

    void TakeBatch(ushort number, ReadOnlySpan<byte> body, List<Row> rows)
    {
        if (LocationBatch.Read(body, out var batch) != FrameFault.None)
        {
            Reply(number, Messages.PositionBatch, ReplyResult.BadMessage);
            return;
        }

        var receipt = new Receipt(this, number, Messages.PositionBatch);
        var before = rows.Count;
        while (batch.Next(out var one, out _))
        {
            if (Location.Read(one, Dialect, out var position) == FrameFault.None)
            {
                Add(position with { Resent = batch.Resent }, receipt, rows);
            }
        }

        if (rows.Count == before)
        {
            Reply(number, Messages.PositionBatch, ReplyResult.BadMessage);
        }
    }

    /// <summary>A batch of positions may come in packages: the last of them to come is acknowledged once all positions
    /// are kept. Others carry media and settings, which this house does not keep; they are put together so that the
    /// device is told and does not send them for ever.</summary>
    void TakePart(Jt808Frame frame, List<Row> rows)
    {
        lock (packages)
        {
            var state = packages.Take(frame, Clock.GetUtcNow().ToUnixTimeSeconds(), out var whole);
            if (state == PackageState.Whole && frame.Message == Messages.PositionBatch)
            {
                TakeBatch(frame.Serial, whole, rows);
                return;
            }

            Reply(frame.Serial, frame.Message,
                state == PackageState.Refused ? ReplyResult.NotSupported : ReplyResult.Done);
        }
    }

    void TakeReply(Jt808Frame frame)
    {
        if (GeneralReply.Read(frame.Body, out var reply) == FrameFault.None
            && orders.TryRemove(reply.Serial, out var order))
        {
            order.TrySetResult(reply.Result);
        }
    }

    /// <summary>An order that was carried out is answered by a position: with the bits that the order has set.
    /// </summary>
    void TakePositionReply(Jt808Frame frame, List<Row> rows)
    {
        var position = default(Position);
        if (frame.Body.Length < 2 || Location.Read(frame.Body[2..], Dialect, out position) != FrameFault.None)
        {
            Reply(frame.Serial, frame.Message, ReplyResult.BadMessage);
            return;
        }

        if (orders.TryRemove(BinaryPrimitives.ReadUInt16BigEndian(frame.Body), out var order))
        {
            order.TrySetResult(ReplyResult.Done);
        }

        Add(position, new(this, frame.Serial, frame.Message), rows);
    }

    void Add(in Position position, Receipt receipt, List<Row> rows)
    {
        var now = Clock.GetUtcNow();
        receipt.Add();
        rows.Add(new(new(Number!, position.Received(now), now, TellsCircuit: true), receipt));
    }

    void Refuse(FrameFault fault)
    {
        sessions.Refuse(fault.ToString());
        if (++BadPieces > Options.BadPieces)
        {
            Close();
        }
    }

    void Reply(ushort to, ushort message, ReplyResult result)
    {
        Span<byte> wire = stackalloc byte[ReplyRoom];
        Send(Reply(wire, to, message, result));
    }

    ReadOnlySpan<byte> Reply(Span<byte> wire, ushort to, ushort message, ReplyResult result) =>
        wire[..Jt808Encode.Reply(wire, terminal, NextSerial(), new(to, message, result))];

    void Send(ushort message, ReadOnlySpan<byte> body)
    {
        Span<byte> wire = stackalloc byte[2 * (body.Length + 24)];
        Send(wire[..Jt808Encode.Frame(wire, terminal, message, NextSerial(), body)]);
    }

    ushort NextSerial() => (ushort)(Interlocked.Increment(ref serial) & 0xffff);
}
