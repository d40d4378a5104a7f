using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Storage;

namespace Wheelhouse.Servicing.Nights;

/// <summary>Stops the close of a day after the partitions that are being done. What is done stays done.</summary>
public sealed record CancelDayRun(DateOnly Day)
{
    internal sealed class Handler(House house, DayRuns runs, Caller caller, IWork work) : IHandle<CancelDayRun, DayRun>
    {
        public async Task<Outcome<DayRun>> Handle(CancelDayRun command, CancellationToken cancel)
        {
            var me = caller.Actor.Organisation;
            work.About($"{me}/day/{command.Day:O}");
            var run = await house.Set<DayRunRow>()
                .FirstOrDefaultAsync(r => r.Organisation == me && r.Day == command.Day, cancel);
            if (run is null)
            {
                return new Refusal(
                    "servicing.day_not_closing", $"Nobody is closing {command.Day:O}; there is nothing to stop.",
                    RefusalKind.NotFound, Values.Of("day", command.Day));
            }

            if (run.State == DayRunState.Done)
            {
                return new Refusal(
                    "servicing.day_closed", $"{command.Day:O} is closed; a closed day is not opened again.",
                    RefusalKind.Conflict, Values.Of("day", command.Day));
            }

            run.State = DayRunState.Cancelled;
            return await runs.Of(run, cancel);
        }
    }
}
