using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Storage;
using Wheelhouse.Vehicles;

namespace Wheelhouse.Servicing.Days;

/// <summary>How the close of a day stands.</summary>
public enum DayRunState
{
    Running,

    /// <summary>Stopped by a person between two batches; closing the day again goes on.</summary>
    Cancelled,

    Done,
}

/// <summary>The close of a business day and how far it has come.</summary>
/// <param name="Day">The day that ends.</param>
/// <param name="Next">The day the books are on afterwards.</param>
/// <param name="Total">Agreements with something to do when it began.</param>
/// <param name="Done">How many of them are done.</param>
/// <param name="Closed">Agreements that ended and whose lien was released.</param>
public sealed record DayRun(
    DateOnly Day, DateOnly Next, DayRunState State, int Total, int Done, int Closed, DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt);

/// <summary>One step of closing a day: begins the run, does a batch, or moves the business date at the end.</summary>
/// <remarks>
/// Every step is a transaction. An agreement that was carried to the next day has left the worklist of this one, so a
/// step that is repeated, by a restart or a second server, finds only what is left: nothing is done twice or lost.
/// </remarks>
/// <param name="Day">The business date to end; a day that is closed already answers its run.</param>
/// <param name="Resume">Goes on with a run that was cancelled.</param>
public sealed record CloseDay(DateOnly Day, bool Resume = false)
{
    const int Batch = 100;

    internal sealed class Handler(
        House house, Agreements agreements, Booking booking, IEncumbrances encumbrances, IBusinessDays days,
        Caller caller, IWork work, TimeProvider clock) : IHandle<CloseDay, DayRun>
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
                return ToRun(run);
            }

            if (command.Day != today)
            {
                return new Refusal(
                    "servicing.day_not_open", $"The books are on {today:O}; only that day can be closed.",
                    RefusalKind.Conflict, Values.Of("today", today));
            }

            run ??= await Begin(me, command.Day, cancel);
            run.State = DayRunState.Running;
            var next = command.Day.AddDays(1);
            var batch = await house.Set<WorkRow>().AsNoTracking()
                .Where(w => w.Organisation == me && w.Day <= next)
                .OrderBy(w => w.Day).ThenBy(w => w.Agreement).Take(Batch)
                .Select(w => w.Agreement).ToListAsync(cancel);
            return batch.Count == 0 ? await Finish(run, next, cancel) : await Do(run, batch, next, cancel);
        }

        async Task<DayRunRow> Begin(Id<Organisation> me, DateOnly day, CancellationToken cancel)
        {
            var next = day.AddDays(1);
            var run = new DayRunRow
            {
                Organisation = me,
                Day = day,
                State = DayRunState.Running,
                Total = await house.Set<WorkRow>().CountAsync(w => w.Organisation == me && w.Day <= next, cancel),
                StartedAt = clock.GetUtcNow(),
            };
            house.Add(run);
            return run;
        }

        async Task<Outcome<DayRun>> Do(
            DayRunRow run, List<Id<Agreement>> batch, DateOnly next, CancellationToken cancel)
        {
            foreach (var kept in await agreements.Find(batch, cancel))
            {
                var was = kept.Account.Standing;
                var carried = await booking.CarryTo(kept, next, cancel);
                if (!carried.IsDone)
                {
                    return carried.Refused!;
                }

                if (was != AgreementState.Closed && carried.Value.Standing == AgreementState.Closed)
                {
                    run.Closed++;
                    if (await End(carried.Value.Contract, next, cancel) is { } refusal)
                    {
                        return refusal;
                    }
                }
            }

            run.Done += batch.Count;
            return ToRun(run);
        }

        /// <summary>Releases the lien, where this agreement holds one, and says that the agreement ended.</summary>
        async Task<Refusal?> End(Contract contract, DateOnly on, CancellationToken cancel)
        {
            work.Publish(new AgreementSettled(contract.Organisation, contract.Id, contract.Vin, on));
            var subject = contract.Id.ToString();
            return (await encumbrances.Live(contract.Vin, cancel))?.Subject == subject
                ? (await encumbrances.Release(contract.Vin, subject, on, cancel)).Refused
                : null;
        }

        async Task<Outcome<DayRun>> Finish(DayRunRow run, DateOnly next, CancellationToken cancel)
        {
            run.State = DayRunState.Done;
            run.EndedAt = clock.GetUtcNow();
            work.Publish(new DayClosed(run.Organisation, run.Day, run.Done, run.Closed));
            return (await days.Advance(run.Organisation, next, cancel)).Select(_ => ToRun(run));
        }
    }

    internal static DayRun ToRun(DayRunRow row) => new(
        row.Day, row.Day.AddDays(1), row.State, row.Total, row.Done, row.Closed, row.StartedAt, row.EndedAt);
}
