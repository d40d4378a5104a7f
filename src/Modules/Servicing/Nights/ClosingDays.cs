using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Storage;

namespace Wheelhouse.Servicing.Nights;

/// <summary>Closes a day of the caller's organisation, piece by piece, until it is done or cancelled.</summary>
/// <remarks>On PostgreSQL as many pieces at once as there are processors; SQLite has one writer.</remarks>
sealed class ClosingDays(Commands commands, DatabaseChoice database)
{
    /// <summary>More than this leave the database no processor.</summary>
    const int MostWorkers = 8;

    /// <summary>Runs to the end; may be called again after any interruption, and at once by several servers.</summary>
    internal async Task<Outcome<DayRun>> Close(Actor actor, DateOnly day, CancellationToken cancel = default)
    {
        var first = await commands.Run<CloseDay, DayRun>(actor, new(day, Resume: true), key: null, cancel);
        if (first is not { IsDone: true, Value.State: DayRunState.Running })
        {
            return first;
        }

        var workers = database.IsPostgres ? Math.Clamp(Environment.ProcessorCount, 1, MostWorkers) : 1;
        var ends = await Task.WhenAll(Enumerable.Range(0, Math.Min(workers, first.Value.Partitions))
            .Select(_ => Task.Run(() => Work(actor, day, cancel), cancel)));
        return Array.Find(ends, e => !e.IsDone) is { Refused: not null } refused ? refused : ends[0];
    }

    async Task<Outcome<DayRun>> Work(Actor actor, DateOnly day, CancellationToken cancel)
    {
        while (true)
        {
            var piece = await commands.Run<CloseDay, DayRun>(actor, new(day), key: null, cancel);
            if (piece is not { IsDone: true, Value.State: DayRunState.Running })
            {
                return piece;
            }
        }
    }

    /// <param name="Day">The business date to end, named so that two clicks do not close two days.</param>
    internal sealed record Body(DateOnly Day);

    internal static async Task<Results<Ok<DayRun>, ProblemHttpResult>> Post(
        Body body, Desk desk, ClosingDays closing, CancellationToken cancel)
    {
        var first = await desk.Send<CloseDay, DayRun>(new(body.Day, Resume: true), cancel);
        return first.Result is Ok<DayRun> ? (await closing.Close(desk.Actor, body.Day, cancel)).ToAnswer() : first;
    }

    internal static Task<Results<Ok<DayRun>, ProblemHttpResult>> Cancel(
        Body body, Desk desk, CancellationToken cancel) =>
        desk.Send<CancelDayRun, DayRun>(new(body.Day), cancel);

    /// <summary>The books' day, the run that is under way or was last, and what the next close will touch.</summary>
    internal static async Task<Ok<DayState>> Get(
        House house, Desk desk, DayRuns told, IBusinessDays days, CancellationToken cancel)
    {
        var me = desk.Actor.Organisation;
        var today = await days.Of(me, cancel);
        var next = today.AddDays(1);
        var runs = await house.Set<DayRunRow>().AsNoTracking().Where(r => r.Organisation == me)
            .OrderByDescending(r => r.Day).Take(14).ToListAsync(cancel);
        var waiting = await house.Set<AccountRow>().CountAsync(a => a.Organisation == me && a.WorkOn <= next, cancel);
        return TypedResults.Ok(new DayState(today, waiting, await told.Of(runs, cancel)));
    }
}

/// <summary>Where the books of an organisation stand.</summary>
/// <param name="Waiting">Agreements with something to do at the close of today.</param>
/// <param name="Runs">The last closes, newest first; the first one may be under way.</param>
public sealed record DayState(DateOnly Today, int Waiting, IReadOnlyList<DayRun> Runs);
