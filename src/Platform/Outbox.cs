using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using System.Text;
using System.Text.Json;
using Wheelhouse.Kernel;

namespace Wheelhouse.Platform;

/// <summary>A fact on its way to those who hear it; written in the transaction that made it true.</summary>
sealed class OutboxRow
{
    public long Number { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    /// <summary>The full name of the fact's type.</summary>
    public required string Kind { get; init; }

    public required string Body { get; init; }

    public required DateTimeOffset At { get; init; }

    public DateTimeOffset? Delivered { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset? NotBefore { get; set; }

    /// <summary>Why the last attempt failed: a refusal's code, or an exception's type. Never its message.</summary>
    public string? Trouble { get; set; }

    /// <param name="heard">Whether anybody hears such facts; one that nobody hears counts as delivered.</param>
    internal static OutboxRow Of(ToldFact told, DateTimeOffset at, bool heard) => new()
    {
        Organisation = told.Fact.Organisation,
        Kind = told.Fact.GetType().FullName!,
        Body = Encoding.UTF8.GetString(told.Body.Span),
        At = at,
        Delivered = heard ? null : at,
    };

    internal sealed class Configuration : IEntityTypeConfiguration<OutboxRow>
    {
        public void Configure(EntityTypeBuilder<OutboxRow> builder)
        {
            builder.ToTable("platform_outbox");
            builder.HasKey(r => r.Number);
            builder.Property(r => r.Number).ValueGeneratedOnAdd();
            builder.Property(r => r.Kind).HasMaxLength(200);
            builder.Property(r => r.Trouble).HasMaxLength(200);
            builder.HasIndex(r => r.Number).HasDatabaseName("platform_outbox_waiting").HasFilter("delivered is null");
        }
    }
}

/// <summary>Who hears which fact, found once at start.</summary>
public sealed record Hearer(
    Type Fact, string Name, Func<IServiceProvider, IFact, CancellationToken, Task<Outcome<Unit>>> Hear)
{
    internal static Hearer Of<TFact, THearer>()
        where TFact : IFact
        where THearer : class, IHear<TFact> =>
        new(typeof(TFact), typeof(THearer).FullName!,
            (provider, fact, cancel) => provider.GetRequiredService<THearer>().Hear((TFact)fact, cancel));
}

/// <summary>Wakes the delivery when something was published in this process.</summary>
public sealed class OutboxSignal : IDisposable
{
    readonly SemaphoreSlim signal = new(0, 1);

    public void Raise()
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

    public Task<bool> Wait(TimeSpan atMost, CancellationToken cancel) => signal.WaitAsync(atMost, cancel);

    public void Dispose() => signal.Dispose();
}

/// <summary>Delivers facts in the order they were told. In this process; a broker can take its place.</summary>
/// <remarks>
/// Each hearer runs as a command of the house under the key <c>outbox:number:hearer</c>, so a fact that is
/// delivered twice (two servers, a crash before the mark) has its effect once.
/// </remarks>
public sealed partial class Outbox(
    IDbContextFactory<House> houses, IEnumerable<Hearer> hearers, ModelParts parts, Commands commands, WriteGate gate,
    TimeProvider clock, ILogger<Outbox> log)
{
    const int Batch = 100;

    readonly ILookup<Type, Hearer> hearers = hearers.ToLookup(h => h.Fact);

    readonly Dictionary<string, Type> kinds = parts.Assemblies
        .SelectMany(a => a.GetTypes()).Where(t => t.IsAssignableTo(typeof(IFact)) && !t.IsAbstract)
        .ToDictionary(t => t.FullName!, StringComparer.Ordinal);

    /// <summary>Delivers until nothing that is due is left; returns how many facts were delivered.</summary>
    public async Task<int> Drain(CancellationToken cancel = default)
    {
        var delivered = 0;
        while (true)
        {
            var rows = await Waiting(cancel);
            foreach (var row in rows)
            {
                delivered += await Deliver(row, cancel) ? 1 : 0;
            }

            if (rows.Count == 0)
            {
                return delivered;
            }
        }
    }

    async Task<List<OutboxRow>> Waiting(CancellationToken cancel)
    {
        await using var house = await houses.CreateDbContextAsync(cancel);
        var now = clock.GetUtcNow();
        return await house.Set<OutboxRow>().AsNoTracking()
            .Where(r => r.Delivered == null && (r.NotBefore == null || r.NotBefore <= now))
            .OrderBy(r => r.Number).Take(Batch).ToListAsync(cancel);
    }

    async Task<bool> Deliver(OutboxRow row, CancellationToken cancel)
    {
        string? trouble = null;
        if (!kinds.TryGetValue(row.Kind, out var type))
        {
            trouble = "unknown kind";
        }
        else
        {
            var fact = (IFact)JsonSerializer.Deserialize(row.Body, type, Json.Stored)!;
            foreach (var hearer in hearers[type])
            {
                trouble = await Hear(row, fact, hearer, cancel) ?? trouble;
            }
        }

        await Mark(row, trouble, cancel);
        return trouble is null;
    }

    async Task<string?> Hear(OutboxRow row, IFact fact, Hearer hearer, CancellationToken cancel)
    {
        try
        {
            var outcome = await commands.Run(
                Actor.OfHouse(row.Organisation), hearer.Name, System.Text.Encoding.UTF8.GetBytes(row.Body),
                $"outbox:{row.Number}:{hearer.Name}", provider => hearer.Hear(provider, fact, cancel), cancel);
            return outcome.Refused?.Code;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Failed(log, exception, hearer.Name, row.Number);
            return exception.GetType().Name;
        }
    }

    async Task Mark(OutboxRow row, string? trouble, CancellationToken cancel)
    {
        await using var house = await houses.CreateDbContextAsync(cancel);
        var now = clock.GetUtcNow();
        var attempts = row.Attempts + 1;
        var again = trouble is null ? (DateTimeOffset?)null : now.AddSeconds(Math.Min(3600, Math.Pow(2, attempts)));
        await gate.Enter(() => house.Set<OutboxRow>().Where(r => r.Number == row.Number).ExecuteUpdateAsync(
            s => s.SetProperty(r => r.Delivered, trouble == null ? now : null)
                .SetProperty(r => r.Attempts, attempts)
                .SetProperty(r => r.NotBefore, again)
                .SetProperty(r => r.Trouble, trouble), cancel), cancel);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Hearer} failed on fact {Number}; it stays in the outbox")]
    static partial void Failed(ILogger log, Exception exception, string hearer, long number);
}

/// <summary>Keeps the outbox moving while the server runs.</summary>
public sealed partial class OutboxDelivery(Outbox outbox, OutboxSignal signal, ILogger<OutboxDelivery> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await outbox.Drain(stoppingToken);
                await signal.Wait(TimeSpan.FromSeconds(2), stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Stalled(log, exception);
                await Task.Delay(TimeSpan.FromSeconds(2), stoppingToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox stalled; trying again")]
    static partial void Stalled(ILogger log, Exception exception);
}
