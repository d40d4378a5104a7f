using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Telematics.Storage;

namespace Wheelhouse.Telematics.Commands;

/// <summary>A command is about to go out. On record before it does, so that nobody sends it a second time.</summary>
sealed record MarkSending(Id<DeviceCommand> Command)
{
    /// <summary>Asked at the moment of sending, whatever was true when it was queued.</summary>
    internal static Refusal? Decide(DeviceCommandRow row, DateTimeOffset now) =>
        row.Waits(now)
            ? null
            : new("telematics.not_to_send", "This command was withdrawn, has expired, or was sent already.");

    internal sealed class Handler(House house, IWork work, TimeProvider clock) : IHandle<MarkSending, Unit>
    {
        public async Task<Outcome<Unit>> Handle(MarkSending command, CancellationToken cancel)
        {
            work.About(command.Command.ToString());
            var row = await house.Set<DeviceCommandRow>().FirstAsync(c => c.Id == command.Command, cancel);
            var now = clock.GetUtcNow();
            if (Decide(row, now) is { } refused)
            {
                return refused;
            }

            row.SentAt = now;
            return default(Unit);
        }
    }
}

/// <summary>What the device answered to a command; null where it did not. Whether the circuit is cut is told by the
/// status bits of its reports, never by this. A release that was not taken goes out again: nobody is left standing with
/// a car that does not start.</summary>
sealed record MarkAnswer(Id<DeviceCommand> Command, bool? Done)
{
    internal sealed class Handler(House house, IWork work, TimeProvider clock) : IHandle<MarkAnswer, Unit>
    {
        public async Task<Outcome<Unit>> Handle(MarkAnswer command, CancellationToken cancel)
        {
            work.About(command.Command.ToString());
            var row = await house.Set<DeviceCommandRow>().FirstAsync(c => c.Id == command.Command, cancel);
            row.AnsweredAt = command.Done is true || (row.Inhibit && command.Done is false) ? clock.GetUtcNow() : null;
            row.Accepted = command.Done;
            return default(Unit);
        }
    }
}
