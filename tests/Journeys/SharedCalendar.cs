namespace Wheelhouse.Journeys.Tests;

/// <summary>One calendar for several journeys through one lender: a day is closed when all of them wait for a later
/// one, so each acts on exactly the days it would have alone, and the days are closed once for all.</summary>
/// <param name="today">The day on which all begin.</param>
/// <param name="close">Closes the days until one.</param>
sealed class SharedCalendar(DateOnly today, Func<DateOnly, Task> close)
{
    readonly Lock gate = new();

    readonly PriorityQueue<TaskCompletionSource, DateOnly> waiting = new();

    int acting;

    /// <summary>Lives some journeys side by side; each has a task of its own, which fails alone.</summary>
    /// <remarks>All are counted before the first begins, so that none runs ahead.</remarks>
    internal IReadOnlyDictionary<string, Task> Live(IReadOnlyDictionary<string, Func<Task>> journeys)
    {
        acting = journeys.Count;
        return journeys.ToDictionary(j => j.Key, j => Task.Run(() => Live(j.Value)), StringComparer.Ordinal);
    }

    /// <summary>Waits until it is a day; at once where it is already.</summary>
    internal async Task Until(DateOnly day)
    {
        Task come;
        bool last;
        lock (gate)
        {
            if (day <= today)
            {
                return;
            }

            var one = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Enqueue(one, day);
            come = one.Task;
            last = --acting == 0;
        }

        if (last)
        {
            await MoveOn();
        }

        await come;
    }

    async Task Live(Func<Task> journey)
    {
        try
        {
            await journey();
        }
        finally
        {
            bool last;
            lock (gate)
            {
                last = --acting == 0 && waiting.Count > 0;
            }

            if (last)
            {
                await MoveOn();
            }
        }
    }

    /// <summary>Nobody acts: on to the soonest day that somebody waits for. Days that cannot be closed end the wait of
    /// all.</summary>
    async Task MoveOn()
    {
        var next = waiting.TryPeek(out _, out var soonest) ? soonest : today;
        Exception? trouble = null;
        try
        {
            await close(next);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            trouble = exception;
        }

        lock (gate)
        {
            today = next;
            while (waiting.TryPeek(out var one, out var day) && (day == next || trouble is not null))
            {
                waiting.Dequeue();
                acting++;
                _ = trouble is null ? one.TrySetResult() : one.TrySetException(trouble);
            }
        }
    }
}
