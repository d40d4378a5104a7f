using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Wheelhouse.Banking.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Banking.Simulated;

/// <summary>Keeps the simulated bank open while the server runs, unless the setting <c>SimulatedBank</c> is false.
/// </summary>
sealed partial class SimulatedBankWorker(
    IDbContextFactory<House> houses, SimulatedBank bank, IConfiguration configuration, TimeProvider clock,
    ILogger<SimulatedBankWorker> log) : BackgroundService
{
    static readonly TimeSpan Look = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (string.Equals(configuration["SimulatedBank"], "false", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var lender in await Lenders(stoppingToken))
                {
                    await bank.Serve(lender, stoppingToken);
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Stalled(log, exception);
            }

            await Task.Delay(Look, clock, stoppingToken);
        }
    }

    /// <summary>Who has a file ready on a simulated account.</summary>
    async Task<List<Id<Organisation>>> Lenders(CancellationToken cancel)
    {
        await using var house = await houses.CreateDbContextAsync(cancel);
        house.EnterAsHouse();
        return await house.Set<BankFileRow>().AsNoTracking()
            .Where(f => f.State == FileState.Ready
                && house.Set<BankAccountRow>().Any(a => a.Id == f.Account && a.Simulated))
            .Select(f => f.Organisation).Distinct().ToListAsync(cancel);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The simulated bank stalled; trying again")]
    static partial void Stalled(ILogger log, Exception exception);
}
