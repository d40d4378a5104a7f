using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using System.Threading.Channels;

namespace Wheelhouse.Gateway;

/// <summary>Between the connections and the store: bounded, in order, and acknowledged only from behind the store. What
/// was read together stays together: a store that must look at every device of a batch has the fewer to look at, and a
/// device hears of all of it at once.</summary>
public sealed partial class ReportQueue(
    GatewayOptions options, IReportStore store, TimeProvider clock, ILogger<ReportQueue> log) : BackgroundService
{
    readonly Channel<Burst> inside = Channel.CreateUnbounded<Burst>(new() { SingleReader = true });
    readonly LinkedList<(Burst Burst, TaskCompletionSource Entered)> outside = new();
    readonly Lock door = new();
    int waiting;

    /// <summary>Reports that wait for the store.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    /// <summary>Readings that wait for room in the queue.</summary>
    internal int Outside
    {
        get
        {
            lock (door)
            {
                return outside.Count;
            }
        }
    }

    /// <summary>Queues what was read; waits while there is no room, in the order of coming. Whoever is gone meanwhile
    /// takes his place with him: he was told nothing, and says it again.</summary>
    internal Task Put(Burst burst, CancellationToken cancel)
    {
        lock (door)
        {
            if (waiting < options.Waiting)
            {
                Enter(burst);
                return Task.CompletedTask;
            }

            return Wait(outside.AddLast((burst, new(TaskCreationOptions.RunContinuationsAsynchronously))), cancel);
        }
    }

    async Task Wait(LinkedListNode<(Burst Burst, TaskCompletionSource Entered)> place, CancellationToken cancel)
    {
        try
        {
            await place.Value.Entered.Task.WaitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            lock (door)
            {
                place.List?.Remove(place); // unless it was let in meanwhile
            }

            throw;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (batch, reports) = (new List<Burst>(), new List<ReceivedReport>(options.AtOnce));
        while (await inside.Reader.WaitToReadAsync(stoppingToken))
        {
            Take(batch, reports);
            await Keep(reports, stoppingToken);
            GatewayMeters.Kept.Add(reports.Count);
            batch.ForEach(Acknowledge);
            batch.Clear();
            reports.Clear();
        }
    }

    void Enter(Burst burst)
    {
        waiting += burst.Rows.Count;
        inside.Writer.TryWrite(burst);
    }

    /// <summary>As many as the store takes at once, and lets in as many others.</summary>
    void Take(List<Burst> batch, List<ReceivedReport> reports)
    {
        while (inside.Reader.TryPeek(out var next)
            && (batch.Count == 0 || reports.Count + next.Rows.Count <= options.AtOnce)
            && inside.Reader.TryRead(out var burst))
        {
            batch.Add(burst);
            foreach (var row in burst.Rows)
            {
                reports.Add(row.Report);
            }
        }

        lock (door)
        {
            waiting -= reports.Count;
            while (waiting < options.Waiting && outside.First is { Value: var first })
            {
                outside.RemoveFirst();
                Enter(first.Burst);
                first.Entered.SetResult();
            }
        }
    }

    /// <summary>Brings the same reports again until the store has them: meanwhile the queue fills, nobody is read, and
    /// the devices keep what they have.</summary>
    async Task Keep(List<ReceivedReport> reports, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                await store.Keep(reports, cancel);
                return;
            }
            catch (Exception trouble) when (trouble is not OperationCanceledException)
            {
                StoreFailed(trouble, reports.Count);
                await Task.Delay(options.StorePause, clock, cancel);
            }
        }
    }

    /// <summary>Tells a device. Whatever is wrong with its connection is no reason to keep others waiting.</summary>
    void Acknowledge(Burst burst)
    {
        try
        {
            foreach (var row in burst.Rows)
            {
                row.Receipt.Kept();
            }

            burst.Session.Flush();
        }
        catch (Exception trouble) when (trouble is not OperationCanceledException)
        {
            NotTold(trouble);
            burst.Session.Close();
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning, Message = "The store did not take {Count} reports; they are brought again.")]
    partial void StoreFailed(Exception trouble, int count);

    [LoggerMessage(
        Level = LogLevel.Warning, Message = "A device could not be told that its reports are kept.")]
    partial void NotTold(Exception trouble);
}

/// <summary>What was read of a connection at once.</summary>
readonly record struct Burst(Session Session, IReadOnlyList<Row> Rows);
