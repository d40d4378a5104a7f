using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using System.Threading.Channels;
using Wheelhouse.Banking.Files;
using Wheelhouse.Banking.Storage;
using Wheelhouse.BankMessages;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Banking.Imports;

/// <summary>Takes a received file to its end: checks it, then books it batch by batch. May be called again after any
/// interruption.</summary>
/// <remarks>One task reads ahead while others book; batches may end in any order. Memory holds a few batches, whatever
/// the file's size.</remarks>
sealed class Importing(Commands commands, IServiceScopeFactory scopes)
{
    /// <summary>So many movements in one transaction: a kill loses no more work than that.</summary>
    internal const int BatchSize = 5_000;

    /// <summary>So many orders in one transaction: a confirmed payout opens an agreement.</summary>
    const int StatusesAtOnce = 500;

    /// <summary>One folds, one writes, and one is ready when either waits.</summary>
    const int Bookers = 3;

    internal async Task<Outcome<FileCard>> Run(Actor actor, Id<BankFile> file, CancellationToken cancel = default)
    {
        var start = await commands.Run<CheckFile, FileCard>(actor, new(file), key: null, cancel);
        if (start is not { IsDone: true, Value.State: FileState.Booking })
        {
            return start;
        }

        var refused = start.Value.Kind == FileKind.Status
            ? await Answer(actor, file, cancel)
            : await BookAll(actor, file, cancel) ?? await SettleOrders(actor, file, cancel);
        return refused is null
            ? await commands.Run<FinishFile, FileCard>(actor, new(file), key: null, cancel)
            : refused;
    }

    async Task<Refusal?> BookAll(Actor actor, Id<BankFile> file, CancellationToken cancel)
    {
        var batches = Channel.CreateBounded<BookBatch>(Bookers);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var reading = Task.Run(() => Read(actor, file, batches.Writer, stop.Token), cancel);
        var booking = Enumerable.Range(0, Bookers).Select(_ => Book(actor, batches.Reader, stop)).ToList();
        var refusals = await Task.WhenAll(booking);
        try
        {
            await reading;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // a booker stopped the reader: it was told to, or refused
        }

        return refusals.FirstOrDefault(r => r is not null);
    }

    /// <summary>Takes up what answers our orders, one by one; each is marked by itself, so a kill loses nothing.
    /// </summary>
    async Task<Refusal?> SettleOrders(Actor actor, Id<BankFile> file, CancellationToken cancel)
    {
        var items = await In(actor, provider => provider.GetRequiredService<House>().Set<ItemRow>().AsNoTracking()
            .Where(i => i.State == ItemState.Waiting && i.Why == OrderMatch.Answered && i.File == file)
            .OrderBy(i => i.Number).Select(i => i.Id).ToListAsync(cancel));
        foreach (var item in items)
        {
            var settled = await commands.Run<SettleItem, Unit>(actor, new(item), key: null, cancel);
            if (settled.Refused is { } refused)
            {
                return refused;
            }
        }

        return null;
    }

    /// <summary>Takes over what the bank says of our orders, batch by batch.</summary>
    async Task<Refusal?> Answer(Actor actor, Id<BankFile> file, CancellationToken cancel)
    {
        var all = await In(actor, async provider =>
        {
            var row = await provider.GetRequiredService<House>().Set<BankFileRow>().AsNoTracking()
                .FirstAsync(f => f.Id == file, cancel);
            await using var content = provider.GetRequiredService<FileContent>().Read(row);
            return await provider.GetRequiredService<Statuses>().Read(row, content, cancel);
        });
        foreach (var (number, said) in all.Chunk(StatusesAtOnce).Index())
        {
            var done = await commands.Run<ApplyStatus, BatchDone>(
                actor, new(file, number) { All = said }, key: null, cancel);
            if (done.Refused is not null || done.Value.Stopped)
            {
                return done.Refused;
            }
        }

        return null;
    }

    async Task<T> In<T>(Actor actor, Func<IServiceProvider, Task<T>> read)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Enter(actor);
        return await read(scope.ServiceProvider);
    }

    async Task Read(Actor actor, Id<BankFile> file, ChannelWriter<BookBatch> batches, CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Caller>().Enter(actor);
            var house = scope.ServiceProvider.GetRequiredService<House>();
            var row = await house.Set<BankFileRow>().AsNoTracking().FirstAsync(f => f.Id == file, cancel);
            var done = await house.Set<BatchRow>().AsNoTracking().Where(b => b.File == file).Select(b => b.Number)
                .ToHashSetAsync(cancel);
            await using var content = scope.ServiceProvider.GetRequiredService<FileContent>().Read(row);
            var (number, entries) = (0, new List<BankEntry>(BatchSize));
            foreach (var entry in EntrySource.Read(row, content))
            {
                entries.Add(entry);
                if (entries.Count == BatchSize)
                {
                    await Hand(batches, new(file, number++) { Entries = entries }, done, cancel);
                    entries = new(BatchSize);
                }
            }

            if (entries.Count > 0)
            {
                await Hand(batches, new(file, number) { Entries = entries }, done, cancel);
            }
        }
        finally
        {
            batches.Complete();
        }
    }

    static ValueTask Hand(
        ChannelWriter<BookBatch> batches, BookBatch batch, HashSet<int> done, CancellationToken cancel) =>
        done.Contains(batch.Number) ? ValueTask.CompletedTask : batches.WriteAsync(batch, cancel);

    async Task<Refusal?> Book(Actor actor, ChannelReader<BookBatch> batches, CancellationTokenSource stop)
    {
        try
        {
            await foreach (var batch in batches.ReadAllAsync(stop.Token))
            {
                var done = await commands.Run<BookBatch, BatchDone>(actor, batch, key: null, stop.Token);
                if (done.Refused is not null || done.Value.Stopped)
                {
                    await stop.CancelAsync();
                    return done.Refused;
                }
            }

            return null;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return null;
        }
        catch
        {
            await stop.CancelAsync(); // so that the reader does not wait for ever
            throw;
        }
    }
}
