using System.Text.Json;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Simulation.Portfolios;

/// <summary>Sends commands to the house as people and machines do: again when nobody answered, or twice.</summary>
sealed class Sending(Premises premises, Mishaps mishaps, CancellationToken cancel)
{
    readonly SortedDictionary<string, int> counts = new(StringComparer.Ordinal);

    readonly Lock guard = new();

    /// <summary>Commands and changes done and refusals by code.</summary>
    internal IReadOnlyDictionary<string, int> Counts => counts;

    /// <param name="key">The idempotency key; the same in every run of a plan.</param>
    /// <param name="name">Counts it; null counts it as its command.</param>
    /// <exception cref="InvalidOperationException">The same command under the same key got another answer.</exception>
    internal async Task<Outcome<TResult>> Send<TCommand, TResult>(
        Actor actor, TCommand command, string key, string? name = null)
    {
        var outcome = await UntilAnswered(() => premises.Run<TCommand, TResult>(actor, command, key, cancel));
        if (mishaps.Twice)
        {
            Same(key, outcome, await premises.Run<TCommand, TResult>(actor, command, key, cancel));
        }

        Count(outcome.Refused?.Code ?? name ?? typeof(TCommand).Name);
        return outcome;
    }

    /// <summary>Does something until no power cut of ours comes between.</summary>
    internal async Task<T> UntilAnswered<T>(Func<Task<T>> act)
    {
        while (true)
        {
            try
            {
                return await act();
            }
            catch (Exception failure) when (failure is not OperationCanceledException && mishaps.Cut is not null)
            {
                if (!await mishaps.Cut(failure))
                {
                    throw;
                }
            }
        }
    }

    internal void Count(string name)
    {
        lock (guard)
        {
            counts[name] = counts.GetValueOrDefault(name) + 1;
        }
    }

    static void Same<TResult>(string key, Outcome<TResult> first, Outcome<TResult> second)
    {
        var (one, other) = (Text(first), Text(second));
        if (one != other)
        {
            throw new InvalidOperationException($"{key} was answered by {one} and then by {other}");
        }
    }

    static string Text<TResult>(Outcome<TResult> outcome) => outcome.IsDone
        ? JsonSerializer.Serialize(outcome.Value, Json.Stored) : outcome.Refused!.Code;
}
