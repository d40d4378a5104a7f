using System.Text.Json;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Simulation.Portfolios;

/// <summary>Sends commands to the house as people and machines do: again when nobody answered, or twice.</summary>
sealed class Sending(Premises premises, Mishaps mishaps, CancellationToken cancel)
{
    readonly SortedDictionary<string, int> counts = new(StringComparer.Ordinal);

    readonly SortedDictionary<string, int> strikes = new(StringComparer.Ordinal);

    readonly Lock guard = new();

    /// <summary>Commands and changes done and refusals by code.</summary>
    internal IReadOnlyDictionary<string, int> Counts => counts;

    /// <summary>What went wrong on purpose, by kind.</summary>
    internal IReadOnlyDictionary<string, int> Strikes => strikes;

    /// <param name="key">The idempotency key; the same in every run of a plan.</param>
    /// <param name="name">Counts it; null counts it as its command.</param>
    /// <param name="once">Done once it cannot be done again: under another key it must be refused.</param>
    /// <exception cref="InvalidOperationException">What was sent twice was done twice.</exception>
    internal async Task<Outcome<TResult>> Send<TCommand, TResult>(
        Actor actor, TCommand command, string key, string? name = null, bool once = false)
    {
        var outcome = await Ask(key);
        if (mishaps.Twice)
        {
            Same(key, outcome, await Ask(key));
            Strike("command sent twice");
        }

        if (mishaps.Twice && once && outcome.IsDone)
        {
            var anew = await Ask($"{key}/anew");
            Strike("done, and asked for anew");
            if (anew.IsDone)
            {
                throw new InvalidOperationException($"{key} was done, asked for under a new key, and done again");
            }
        }

        Count(outcome.Refused?.Code ?? name ?? typeof(TCommand).Name);
        return outcome;

        Task<Outcome<TResult>> Ask(string under) =>
            UntilAnswered(() => premises.Run<TCommand, TResult>(actor, command, under, cancel));
    }

    /// <summary>Does something until no power cut of ours comes between.</summary>
    internal async Task<T> UntilAnswered<T>(Func<Task<T>> act)
    {
        for (var before = 0; ; before++)
        {
            try
            {
                return await act();
            }
            catch (Exception failure) when (failure is not OperationCanceledException && mishaps.Power is not null)
            {
                if (!await mishaps.Power.Blew(failure, before))
                {
                    throw;
                }

                Strike("power cut");
            }
        }
    }

    internal void Count(string name) => Add(counts, name);

    /// <summary>Something goes wrong on purpose.</summary>
    internal void Strike(string kind) => Add(strikes, kind);

    void Add(SortedDictionary<string, int> to, string name)
    {
        lock (guard)
        {
            to[name] = to.GetValueOrDefault(name) + 1;
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
