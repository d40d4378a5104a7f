using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using System.Threading.Channels;

namespace Wheelhouse.Gateway;

/// <summary>Between the connections and the store: bounded, in order, and acknowledged only from behind the store.
/// </summary>
public sealed partial class ReportQueue(
    GatewayOptions options, IReportStore store, TimeProvider clock, ILogger<ReportQueue> log) : BackgroundService
{
    readonly Channel<Row> rows = Channel.CreateBounded<Row>(
        new BoundedChannelOptions(options.Waiting) { SingleReader = true });

    /// <summary>Reports that wait for the store.</summary>
    public int Waiting => rows.Reader.Count;

    /// <summary>Queues reports; waits while there is no room.</summary>
    internal async ValueTask Put(List<Row> taken, CancellationToken cancel)
    {
        foreach (var row in taken)
        {
            if (!rows.Writer.TryWrite(row))
            {
                await rows.Writer.WriteAsync(row, cancel);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (batch, reports) = (new List<Row>(options.AtOnce), new List<ReceivedReport>(options.AtOnce));
        while (await rows.Reader.WaitToReadAsync(stoppingToken))
        {
            while (batch.Count < options.AtOnce && rows.Reader.TryRead(out var row))
            {
                batch.Add(row);
                reports.Add(row.Report);
            }

            await Keep(reports, stoppingToken);
            GatewayMeters.Kept.Add(batch.Count);
            batch.ForEach(row => row.Receipt.Kept());
            batch.Clear();
            reports.Clear();
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

    [LoggerMessage(
        Level = LogLevel.Warning, Message = "The store did not take {Count} reports; they are brought again.")]
    partial void StoreFailed(Exception trouble, int count);
}
