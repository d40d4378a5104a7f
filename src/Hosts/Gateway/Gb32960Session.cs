using Microsoft.AspNetCore.Connections;
using System.Text;
using Wheelhouse.Telemetry;

namespace Wheelhouse.Gateway;

/// <summary>A vehicle that speaks GB/T 32960. It proves nothing but its VIN: the standard has no code, so the line is
/// to be a private one.</summary>
sealed class Gb32960Session(ConnectionContext connection, GatewayOptions options, Sessions sessions, TimeProvider clock)
    : Session(connection, options, clock)
{
    const int RowsAtOnce = 256;

    /// <summary>Bytes of a reply: the header, its check, and a time at most.</summary>
    const int ReplyRoom = Gb32960Frame.HeaderLength + 1 + 6;

    const byte Done = 1;
    const byte NoSuchVin = 4;

    bool is2025;

    internal override Question? Take(ReadOnlySpan<byte> bytes, List<Row> rows, out int consumed)
    {
        consumed = 0;
        while (rows.Count < RowsAtOnce && !IsClosing)
        {
            var cut = Gb32960Stream.Next(bytes[consumed..], out var used, out var piece);
            consumed += used;
            if (cut == StreamCut.NeedMore)
            {
                return null;
            }

            if (cut == StreamCut.Garbage || Gb32960Frame.Read(piece, out var frame) != FrameFault.None)
            {
                sessions.Refuse("piece");
                if (++BadPieces > Options.BadPieces)
                {
                    Close();
                }
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
        if (device is null)
        {
            sessions.Quarantine(question.Number);
        }
        else
        {
            Dialect = Dialect.Of(device.Model);
            sessions.Prove(this, question.Number);
        }

        Send(Gb32960Command.VehicleLogin, device is null ? NoSuchVin : Done, question.Number, question.Echo!);
    }

    internal override void Acknowledge(Receipt receipt)
    {
        Span<byte> wire = stackalloc byte[ReplyRoom];
        Put(Reply(wire, (Gb32960Command)receipt.Message, Done, Number!, receipt.Echo!));
    }

    internal override void Tick()
    {
    }

    Question? Take(Gb32960Frame frame, List<Row> rows)
    {
        is2025 = frame.Is2025;
        if (frame.Answer != Gb32960Frame.IsCommand)
        {
            return null;
        }

        var echo = frame.Data[..Math.Min(6, frame.Data.Length)].ToArray();
        if (frame.Command == Gb32960Command.VehicleLogin && Number is null)
        {
            return new(frame.Vin, false, null, 0, default, echo);
        }

        if (Number is null || frame.Vin != Number)
        {
            sessions.Quarantine(frame.Vin);
            Send(frame.Command, NoSuchVin, frame.Vin, echo);
            BadPieces++;
            return null;
        }

        Heard();
        if (frame.Command is Gb32960Command.RealTime or Gb32960Command.Resend
            && VehicleReport.Read(frame, out var report) == FrameFault.None && report.Position.Seconds is not null)
        {
            var now = Clock.GetUtcNow();
            var receipt = new Receipt(this, 0, (ushort)frame.Command, echo);
            receipt.Add();
            rows.Add(new(new(Number, report.Position.Received(now), now, TellsCircuit: false), receipt));
            return null;
        }

        Send(frame.Command, Done, Number, Time(frame.Command, echo));
        return null;
    }

    /// <summary>A time check is answered by the house's own time, everything else by the device's.</summary>
    byte[] Time(Gb32960Command command, byte[] echo)
    {
        if (command != Gb32960Command.TimeCheck)
        {
            return echo;
        }

        var time = new byte[6];
        Gb32960Time.Write(time, Clock.GetUtcNow().ToUnixTimeSeconds());
        return time;
    }

    void Send(Gb32960Command command, byte answer, string vin, byte[] data)
    {
        Span<byte> wire = stackalloc byte[ReplyRoom];
        Send(Reply(wire, command, answer, vin, data));
    }

    ReadOnlySpan<byte> Reply(Span<byte> wire, Gb32960Command command, byte answer, string vin, byte[] data)
    {
        Span<byte> number = stackalloc byte[17];
        Encoding.ASCII.TryGetBytes(vin, number, out var length);
        return wire[..Gb32960Frame.Write(wire, is2025, command, answer, number[..length], data)];
    }
}
