using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Storage;

namespace Wheelhouse.Servicing.Nights;

/// <summary>How the close of a day stands.</summary>
public enum DayRunState
{
    Running,

    /// <summary>Stopped by a person between two partitions; closing the day again goes on.</summary>
    Cancelled,

    Done,
}

/// <summary>How a step of a night stands.</summary>
/// <param name="Name">Names the step; <c>accounts</c> is the partitions.</param>
public sealed record DayRunStep(string Name, Text Title, int Done, int Total, bool IsOver);

/// <summary>The close of a business day and how far it has come.</summary>
/// <param name="Day">The day that ends.</param>
/// <param name="Next">The day the books are on afterwards.</param>
/// <param name="Accounts">Agreements that are looked at.</param>
/// <param name="Total">Of which something happens on so many.</param>
/// <param name="Done">How many of them are done.</param>
/// <param name="Closed">Agreements that ended and whose lien was released.</param>
/// <param name="Partitions">Into so many transactions the accounts are cut.</param>
/// <param name="Steps">The accounts, and all that follows them, in order.</param>
public sealed record DayRun(
    DateOnly Day, DateOnly Next, DayRunState State, int Accounts, int Total, int Done, int Closed, int Partitions,
    int PartitionsDone, IReadOnlyList<DayRunStep> Steps, DateTimeOffset StartedAt, DateTimeOffset? EndedAt);

/// <summary>One piece of closing a day: begins the night, does a partition or a step, or moves the business date at the
/// end.</summary>
/// <remarks>
/// Every piece is a transaction that marks itself done, and pieces are claimed from the database. So any number of
/// servers may do them side by side and be killed at any moment: what was not committed is done again by whoever comes
/// next, and nothing twice.
/// </remarks>
/// <param name="Day">The business date to end; a day that is closed already answers its run.</param>
/// <param name="Resume">Goes on with a run that was cancelled.</param>
public sealed record CloseDay(DateOnly Day, bool Resume = false)
{
    internal sealed class Handler(
        House house, DayRuns runs, Claims claims, CloseAccounts accounts, IEnumerable<INightStep> steps,
        IBusinessDays days, Caller caller, IWork work, TimeProvider clock) : IHandle<CloseDay, DayRun>
    {
        public async Task<Outcome<DayRun>> Handle(CloseDay command, CancellationToken cancel)
        {
            var me = caller.Actor.Organisation;
            work.About($"{me}/day/{command.Day:O}");

            // the date before the run: whoever sees that another moved the date sees that run done, too
            var today = await days.Of(me, cancel);
            var run = await house.Set<DayRunRow>()
                .FirstOrDefaultAsync(r => r.Organisation == me && r.Day == command.Day, cancel);
            if (run?.State == DayRunState.Done || (run?.State == DayRunState.Cancelled && !command.Resume))
            {
                return await runs.Of(run, cancel);
            }

            if (command.Day != today)
            {
                return new Refusal(
                    "servicing.day_not_open", $"The books are on {today:O}; only that day can be closed.",
                    RefusalKind.Conflict, Values.Of("today", today));
            }

            if (run is null)
            {
                return await runs.Begin(me, command.Day, cancel);
            }

            run.State = DayRunState.Running;
            return await Piece(run, new(me, run.Day, run.Day.AddDays(1), run.StartedAt), cancel);
        }

        /// <summary>Whatever comes next and nobody else is doing.</summary>
        async Task<Outcome<DayRun>> Piece(DayRunRow run, Night night, CancellationToken cancel)
        {
            if (await claims.Part(night, cancel) is { } part)
            {
                work.About($"{night.Organisation}/day/{night.Day:O}/part/{part.First}");
                var closed = await accounts.Close(night, part, cancel);
                return closed.IsDone ? await runs.Of(run, cancel) : Lost(closed.Refused!);
            }

            if (await claims.Step(night, cancel) is { } row)
            {
                work.About($"{night.Organisation}/day/{night.Day:O}/{row.Name}");
                var step = steps.First(s => s.Name == row.Name);
                var came = await step.Do(night, row.Done, cancel);
                if (!came.IsDone)
                {
                    return Lost(came.Refused!);
                }

                (row.Done, row.Total, row.IsOver) = (came.Value.Done, came.Value.Total, came.Value.IsOver);
                return await runs.Of(run, cancel);
            }

            run.State = DayRunState.Done;
            run.EndedAt = clock.GetUtcNow();
            var done = await runs.Of(run, cancel);
            work.Publish(new DayClosed(run.Organisation, run.Day, done.Done, done.Closed));
            return (await days.Advance(run.Organisation, night.Next, cancel)).Select(_ => done);
        }

        /// <summary>What is booked already, another server booked: he is decided again, and finds the piece
        /// done.</summary>
        static Refusal Lost(Refusal refusal) => refusal.Code == "ledger.key_reused"
            ? throw new LostRaceException("another server did this piece")
            : refusal;
    }
}
