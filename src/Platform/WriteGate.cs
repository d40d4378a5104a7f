using System.Threading.Channels;

namespace Wheelhouse.Platform;

/// <summary>Lets writers in: on SQLite in the order they came, all saves that wait in one commit; on PostgreSQL all at
/// once.</summary>
/// <remarks>
/// A durable commit waits for the disk, and SQLite has one writer. So whoever saves while another commit is under way
/// waits for the next one, which takes all that wait: each between a savepoint and its release, so that one who lost a
/// race is taken back alone. Nobody is answered before the commit that holds his changes is on the disk.
/// </remarks>
public sealed class WriteGate : IAsyncDisposable
{
    const int MostTogether = 64;

    readonly SemaphoreSlim gate = new(1, 1);
    readonly Channel<Saving>? waiting;
    readonly Task writer = Task.CompletedTask;

    public WriteGate(DatabaseChoice database)
    {
        ArgumentNullException.ThrowIfNull(database);
        if (!database.IsPostgres)
        {
            waiting = Channel.CreateUnbounded<Saving>(new() { SingleReader = true });
            writer = Task.Run(() => Write(database.Connection));
        }
    }

    /// <summary>Saves what a unit of work changed; durable when this returns.</summary>
    public Task<int> Save(House house, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(house);
        if (waiting is null)
        {
            return house.SaveChangesAsync(cancel);
        }

        var saving = new Saving(house, cancel);
        return waiting.Writer.TryWrite(saving) ? saving.Done : throw new ObjectDisposedException(nameof(WriteGate));
    }

    /// <summary>For a writer with a transaction of its own.</summary>
    public async Task<T> Enter<T>(Func<Task<T>> write, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(write);
        if (waiting is null)
        {
            return await write();
        }

        await gate.WaitAsync(cancel);
        try
        {
            return await write();
        }
        finally
        {
            gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        waiting?.Writer.TryComplete();
        await writer;
        gate.Dispose();
    }

    async Task Write(string connection)
    {
        SqliteLine? line = null;
        while (await waiting!.Reader.WaitToReadAsync())
        {
            await gate.WaitAsync();
            var together = TakeAll();
            try
            {
                line ??= SqliteLine.Open(connection);
                await Commit(together, line);
            }
            catch (Exception failure)
            {
                together.ForEach(saving => saving.Fail(failure));
                line?.Dispose(); // which rolls back
                line = null;
            }
            finally
            {
                gate.Release();
            }

            together.ForEach(saving => saving.Tell());
        }

        line?.Dispose();
    }

    List<Saving> TakeAll()
    {
        var all = new List<Saving>();
        while (all.Count < MostTogether && waiting!.Reader.TryRead(out var next))
        {
            all.Add(next);
        }

        return all;
    }

    /// <summary>One commit for all. What fails for one is told him alone; what fails the commit is told all.</summary>
    static async Task Commit(List<Saving> together, SqliteLine line)
    {
        line.Do("begin immediate");
        foreach (var saving in together)
        {
            await saving.SaveOn(line);
        }

        line.Do("commit");
    }

    /// <summary>A unit of work that waits for its commit.</summary>
    sealed class Saving(House house, CancellationToken cancel)
    {
        readonly TaskCompletionSource<int> done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        int saved;
        Exception? failure;

        internal Task<int> Done => done.Task;

        internal async Task SaveOn(SqliteLine line)
        {
            line.Do("savepoint one");
            try
            {
                saved = await house.SaveOn(line, cancel);
            }
            catch (Exception exception)
            {
                Fail(exception);
                line.Do("rollback to one");
            }

            line.Do("release one");
        }

        internal void Fail(Exception exception) => failure ??= exception;

        internal void Tell()
        {
            if (failure is null)
            {
                done.SetResult(saved);
            }
            else
            {
                done.SetException(failure);
            }
        }
    }
}
