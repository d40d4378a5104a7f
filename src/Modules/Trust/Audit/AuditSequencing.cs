using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Wheelhouse.Trust;

/// <summary>Keeps the log sequenced while the server runs: a fifth of a second after a record, or every two
/// seconds.</summary>
/// <remarks>The slow beat takes what other servers of the same database have recorded and not sequenced.</remarks>
sealed partial class AuditSequencing(IAuditLog log, AuditSignal signal, ILogger<AuditSequencing> logger)
    : BackgroundService
{
    static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(200);
    static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(10);

    const int BeatsBetweenLooks = 10;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var beat = 0; !stoppingToken.IsCancellationRequested; beat++)
        {
            try
            {
                if (signal.Take() || beat % BeatsBetweenLooks == 0)
                {
                    await log.Sequence(stoppingToken);
                }

                await Task.Delay(Beat, stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Stalled(logger, exception);
                await Task.Delay(AfterTrouble, stoppingToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The audit log could not be sequenced; trying again")]
    static partial void Stalled(ILogger log, Exception exception);
}
