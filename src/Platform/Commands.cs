using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using System.Text.Json;
using Wheelhouse.Kernel;

namespace Wheelhouse.Platform;

/// <summary>Runs commands: the one way anything is written.</summary>
/// <remarks>
/// One transaction holds the command's changes, its facts in the outbox, its audit record and its answer under the
/// idempotency key. A refused command writes nothing but what <see cref="IWork.Leave"/> says, so its key is free for
/// another try. A lost race is decided again from the new state.
/// </remarks>
public sealed partial class Commands(
    IServiceScopeFactory scopes, WriteGate gate, TimeProvider clock, OutboxSignal signal, DigestKey digests,
    IEnumerable<Hearer> hearers, DatabaseChoice database, ILogger<Commands> log) : IDisposable
{
    const int Attempts = 30;

    static readonly Refusal Contended = new(
        "platform.contended",
        "Too many change this at the same moment; repeat the request with the same Idempotency-Key.");

    /// <summary>Who lost a race stands in line, so that he meets newcomers only and not all the other losers.</summary>
    readonly SemaphoreSlim line = new(1, 1);

    /// <summary>Half of the connections are for commands under way: some need a second one beside their own, for what
    /// is committed by itself, and if all were held, each would wait for another's.</summary>
    readonly SemaphoreSlim? seats = database.MostConnections is { } most ? new(Math.Max(1, most / 2)) : null;

    readonly HashSet<Type> heard = [.. hearers.Select(h => h.Fact)];

    static readonly PreparedQuery<Id<Organisation>, string, KeptAnswer> Answers = new((house, organisation, key) =>
        house.Set<KeptAnswer>().AsNoTracking().Where(a => a.Organisation == organisation && a.Key == key));

    static readonly Histogram<double> Duration =
        Telemetry.Meter.CreateHistogram<double>("wheelhouse.command.duration", "ms");

    /// <summary>Runs a command for an actor.</summary>
    /// <param name="key">The caller's idempotency key: the same key and command give the same answer, once.</param>
    public Task<Outcome<TResult>> Run<TCommand, TResult>(
        Actor actor, TCommand command, string? key = null, CancellationToken cancel = default) =>
        Run(actor, typeof(TCommand).Name, JsonSerializer.SerializeToUtf8Bytes(command, Json.Stored), key,
            provider => provider.GetRequiredService<IHandle<TCommand, TResult>>().Handle(command, cancel), cancel);

    /// <summary>Runs a piece of work under the same guarantees; its digest is of <paramref name="input"/>.</summary>
    internal async Task<Outcome<TResult>> Run<TResult>(
        Actor actor, string action, byte[] input, string? key,
        Func<IServiceProvider, Task<Outcome<TResult>>> handle, CancellationToken cancel)
    {
        var start = clock.GetTimestamp();
        var digest = HMACSHA256.HashData(digests.Key, input);
        var inLine = false;
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    var outcome = await Once(actor, action, digest, key, attempt, handle, cancel);
                    Measure(action, outcome.Refused?.Code ?? "done", start);
                    return outcome;
                }
                catch (Exception exception) when (DatabaseRegistration.IsLostRace(exception))
                {
                    if (attempt == Attempts)
                    {
                        Lost(log, exception, action);
                        Measure(action, Contended.Code, start);
                        return Contended;
                    }

                    Again(log, action, attempt);
                    await Task.Delay(TimeSpan.FromMilliseconds(attempt), clock, cancel);
                    inLine = inLine || await line.WaitAsync(Timeout.Infinite, cancel);
                }
                catch (Exception)
                {
                    Measure(action, "failed", start);
                    throw;
                }
            }
        }
        finally
        {
            if (inLine)
            {
                line.Release();
            }
        }
    }

    async Task<Outcome<TResult>> Once<TResult>(
        Actor actor, string action, byte[] digest, string? key, int attempt,
        Func<IServiceProvider, Task<Outcome<TResult>>> handle, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var provider = scope.ServiceProvider;
        provider.GetRequiredService<Caller>().Enter(actor);
        var house = provider.GetRequiredService<House>();
        await (seats?.WaitAsync(cancel) ?? Task.CompletedTask);
        try
        {
            // held to the end: a command opens its connection once, not with every statement
            await house.Database.OpenConnectionAsync(cancel);
            return key is not null && await Kept<TResult>(house, actor, key, digest, cancel) is { } kept
                ? kept
                : await Decide(provider, house, actor, action, digest, key, attempt, handle, cancel);
        }
        finally
        {
            await house.Database.CloseConnectionAsync();
            seats?.Release();
        }
    }

    async Task<Outcome<TResult>> Decide<TResult>(
        IServiceProvider provider, House house, Actor actor, string action, byte[] digest, string? key, int attempt,
        Func<IServiceProvider, Task<Outcome<TResult>>> handle, CancellationToken cancel)
    {
        var work = (Work)provider.GetRequiredService<IWork>();
        work.Begin(attempt);
        var committed = false;
        try
        {
            var outcome = await handle(provider);
            if (outcome.IsDone)
            {
                var deed = new Deed(actor, action, work.Subject, key, digest, work.Alone, clock.GetUtcNow());
                var answer = key is null ? null : JsonSerializer.Serialize(outcome.Value, Json.Stored);
                await Commit(provider, house, work, deed, answer, cancel);
                committed = true;
            }

            return outcome;
        }
        finally
        {
            if (!committed && work.Left.Count > 0)
            {
                await LeaveBehind(work.Left);
            }
        }
    }

    async Task Commit(
        IServiceProvider provider, House house, Work work, Deed deed, string? answer, CancellationToken cancel)
    {
        foreach (var row in work.Left)
        {
            house.Append(row);
        }

        foreach (var recorder in provider.GetServices<IRecorder>())
        {
            recorder.Record(house, deed);
            foreach (var (fact, subject) in work.Parts)
            {
                recorder.Record(house, deed with { Subject = subject, Facts = [fact] });
            }
        }

        foreach (var fact in work.Facts)
        {
            house.Append(OutboxRow.Of(fact, deed.At, heard.Contains(fact.Fact.GetType())));
        }

        if (answer is not null)
        {
            house.Append(new KeptAnswer
            {
                Organisation = deed.Actor.Organisation,
                Key = deed.Key!,
                Digest = deed.Digest,
                Answer = answer,
                At = deed.At,
            });
        }

        await gate.Save(house, cancel);
        if (house.Database.CurrentTransaction is { } held)
        {
            await held.CommitAsync(CancellationToken.None); // the handler began it, to hold what it had claimed
        }

        if (work.Facts.Count > 0)
        {
            signal.Raise();
        }
    }

    /// <summary>Commits by themselves what a command leaves that changed nothing else.</summary>
    async Task LeaveBehind(IReadOnlyList<object> rows)
    {
        await using var scope = scopes.CreateAsyncScope();
        var house = scope.ServiceProvider.GetRequiredService<House>();
        foreach (var row in rows)
        {
            house.Append(row);
        }

        await gate.Save(house, CancellationToken.None);
    }

    static async Task<Outcome<TResult>?> Kept<TResult>(
        House house, Actor actor, string key, byte[] digest, CancellationToken cancel)
    {
        var kept = await Answers.First(house, actor.Organisation, key, cancel);
        if (kept is null)
        {
            return null;
        }

        return kept.Digest.AsSpan().SequenceEqual(digest)
            ? JsonSerializer.Deserialize<TResult>(kept.Answer, Json.Stored)!
            : new Refusal(
                "platform.key_reused",
                "This idempotency key was used for another request; send a new key for a new intent.",
                RefusalKind.Invalid);
    }

    public void Dispose()
    {
        line.Dispose();
        seats?.Dispose();
    }

    void Measure(string action, string result, long start) => Duration.Record(
        clock.GetElapsedTime(start).TotalMilliseconds, new TagList { { "action", action }, { "result", result } });

    [LoggerMessage(Level = LogLevel.Error, Message = "{Action} lost every race and was given up")]
    static partial void Lost(ILogger log, Exception exception, string action);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Action} lost a race, attempt {Attempt}; deciding again")]
    static partial void Again(ILogger log, string action, int attempt);
}

/// <summary>The key that digests of commands are taken under: nobody guesses a phone number from a digest.</summary>
/// <remarks>Empty until Trust brings the installation's own; it must not change while answers are kept.</remarks>
public sealed record DigestKey(byte[] Key);

/// <summary>Names under which the house measures itself.</summary>
public static class Telemetry
{
    public const string Name = "Wheelhouse";

    public static readonly Meter Meter = new(Name);

    public static readonly ActivitySource Activities = new(Name);
}
