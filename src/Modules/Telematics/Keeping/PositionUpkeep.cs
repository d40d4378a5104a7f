using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Wheelhouse.Telematics.Keeping;

/// <summary>Tends the months of positions when the server starts, and every six hours.</summary>
sealed partial class PositionUpkeep(PositionMonths months, TimeProvider clock, ILogger<PositionUpkeep> log)
    : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await months.Tend(stoppingToken);
            }
            catch (Exception trouble) when (trouble is not OperationCanceledException)
            {
                Failed(trouble);
            }

            await Task.Delay(Pause, clock, stoppingToken);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Places whose time is over could not be forgotten; trying again in six hours.")]
    partial void Failed(Exception trouble);
}
