using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Wheelhouse.Banking.Storage;
using Wheelhouse.Platform;

namespace Wheelhouse.Banking.Imports;

/// <summary>Wakes the work with files when one came in.</summary>
sealed class ImportSignal : IDisposable
{
    readonly SemaphoreSlim signal = new(0, 1);

    internal void Raise()
    {
        if (signal.CurrentCount == 0)
        {
            try
            {
                signal.Release();
            }
            catch (SemaphoreFullException)
            {
                // somebody else raised it in between, which is all we wanted
            }
        }
    }

    internal Task<bool> Wait(TimeSpan atMost, CancellationToken cancel) => signal.WaitAsync(atMost, cancel);

    public void Dispose() => signal.Dispose();
}

/// <summary>Works with received files while the server runs: one at a time, each by one server.</summary>
/// <remarks>A claim holds for a minute and is renewed; a server that died loses it, and another goes on. Two that work
/// with one file at once do no harm: a batch is booked once, whoever does it.</remarks>
sealed partial class ImportWorker(
    IDbContextFactory<House> houses, Importing importing, WriteGate gate, ImportSignal signal, TimeProvider clock,
    ILogger<ImportWorker> log) : BackgroundService
{
    static readonly TimeSpan Claim = TimeSpan.FromMinutes(1);
    static readonly TimeSpan Beat = TimeSpan.FromSeconds(20);
    static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await Next(stoppingToken) is { } file)
                {
                    await Work(file, stoppingToken);
                }

                await signal.Wait(Look, stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Stalled(log, exception);
                await Task.Delay(Look, clock, stoppingToken);
            }
        }
    }

    /// <summary>Claims the oldest file that nobody works with; null where there is none.</summary>
    async Task<BankFileRow?> Next(CancellationToken cancel)
    {
        await using var house = await houses.CreateDbContextAsync(cancel);
        house.EnterAsHouse();
        var now = clock.GetUtcNow();
        var file = await house.Set<BankFileRow>().AsNoTracking()
            .Where(f => (f.State == FileState.Received || f.State == FileState.Booking)
                && (f.ClaimedUntil == null || f.ClaimedUntil < now))
            .OrderBy(f => f.Id).FirstOrDefaultAsync(cancel);
        return file is not null && await Claimed(house, file, file.ClaimedUntil, cancel) ? file : null;
    }

    async Task<bool> Claimed(House house, BankFileRow file, DateTimeOffset? before, CancellationToken cancel)
    {
        var until = clock.GetUtcNow() + Claim;
        return await gate.Enter(
            () => house.Set<BankFileRow>().Where(f => f.Id == file.Id && f.ClaimedUntil == before)
                .ExecuteUpdateAsync(s => s.SetProperty(f => f.ClaimedUntil, until), cancel),
            cancel) == 1;
    }

    async Task Work(BankFileRow file, CancellationToken cancel)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var renewing = Renew(file, over.Token);
        try
        {
            var actor = new Actor(file.Organisation, file.By, Role.Treasury, "bank file");
            var outcome = await importing.Run(actor, file.Id, cancel);
            if (outcome.Refused is { } refused)
            {
                Refused(log, file.Id.ToString(), refused.Code);
                await Task.Delay(Look, clock, cancel);
            }
        }
        finally
        {
            await over.CancelAsync();
            await renewing;
        }
    }

    async Task Renew(BankFileRow file, CancellationToken cancel)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Beat, clock, cancel);
                await using var house = await houses.CreateDbContextAsync(cancel);
                house.EnterAsHouse();
                var until = clock.GetUtcNow() + Claim;
                await gate.Enter(
                    () => house.Set<BankFileRow>().Where(f => f.Id == file.Id)
                        .ExecuteUpdateAsync(s => s.SetProperty(f => f.ClaimedUntil, until), cancel),
                    cancel);
            }
        }
        catch (OperationCanceledException)
        {
            // the file is done, or the server stops: the claim runs out by itself
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The work with bank files stalled; trying again")]
    static partial void Stalled(ILogger log, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Bank file {File} could not go on: {Code}; trying again")]
    static partial void Refused(ILogger log, string file, string code);
}
