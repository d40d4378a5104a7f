using Wheelhouse.Gateway;
using Wheelhouse.Telematics;
using Wheelhouse.Telemetry;

namespace Wheelhouse.Server.Devices;

/// <summary>Sends the commands that wait to devices that are connected here, each in the words of its model. Whether a
/// command did what it was to do is told by the device's status bits, not by its answer.</summary>
sealed partial class CommandSender(
    Sessions sessions, IDeviceDoor door, TimeProvider clock, ILogger<CommandSender> log) : BackgroundService
{
    static readonly TimeSpan Round = TimeSpan.FromSeconds(2);

    /// <summary>How long a device may take to answer.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Send(stoppingToken);
            }
            catch (Exception trouble) when (trouble is not OperationCanceledException)
            {
                Delayed(trouble);
            }
        }
    }

    async Task Send(CancellationToken cancel)
    {
        var here = sessions.Listening.ToLookup(DeviceNumber.Of, StringComparer.Ordinal);
        if (here.Count > 0)
        {
            var waiting = await door.Waiting(
                here.Select(number => number.Key).ToHashSet(StringComparer.Ordinal), cancel);
            await Task.WhenAll(waiting.Select(command => Send(command, here[command.Number].First(), cancel)));
        }
    }

    /// <summary>A model that no order is known for is told nothing: its command waits until it expires.</summary>
    async Task Send(WaitingCommand command, string number, CancellationToken cancel)
    {
        var dialect = Dialect.Of(command.Model);
        if ((command.Inhibit ? dialect.InhibitStart : dialect.ReleaseStart) is { } order
            && await door.Sending(command, cancel))
        {
            var answer = await sessions.Send(number, order.Message, order.Body, Patience, cancel);
            await door.Answered(command, answer is { } result ? result == ReplyResult.Done : null, cancel);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Commands to devices wait for the next round.")]
    partial void Delayed(Exception trouble);
}
