using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Portfolio.Storage;
using Wheelhouse.Servicing;

namespace Wheelhouse.Portfolio;

/// <summary>How a month end stands.</summary>
public enum MonthState
{
    Running,
    Done,
}

/// <summary>A month end and how far it has come.</summary>
/// <param name="Month">The last day of the month.</param>
/// <param name="Parts">Into how many parts the book is cut, of which <paramref name="Done"/> are done.</param>
/// <param name="Agreements">Agreements with something owed, or gone within the month.</param>
public sealed record MonthRun(
    DateOnly Month, MonthState State, int Parts, int Done, int Agreements, DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt);

/// <summary>Begins a month end, or answers the one that is under way or done.</summary>
/// <param name="Month">The last day of the month; the last month end there was by the business date.</param>
public sealed record CloseMonth(DateOnly Month)
{
    /// <summary>Which month end can be taken on a day: the latest one, today included.</summary>
    internal static DateOnly Latest(DateOnly today)
    {
        var first = new DateOnly(today.Year, today.Month, 1);
        return today.AddDays(1).Day == 1 ? today : first.AddDays(-1);
    }

    internal sealed class Handler(
        House house, IExposures exposures, IBusinessDays days, Caller caller, IWork work, TimeProvider clock)
        : IHandle<CloseMonth, MonthRun>
    {
        public async Task<Outcome<MonthRun>> Handle(CloseMonth command, CancellationToken cancel)
        {
            var me = caller.Actor.Organisation;
            work.About($"{me}/month/{command.Month:O}");
            var run = await house.Set<MonthRow>().AsNoTracking()
                .FirstOrDefaultAsync(m => m.Organisation == me && m.Month == command.Month, cancel);
            if (run is not null)
            {
                return await ToRun(house, run, cancel);
            }

            var latest = Latest(await days.Of(me, cancel));
            if (command.Month != latest)
            {
                return new Refusal(
                    "portfolio.month_not_latest",
                    $"The last month end of the books is {latest:O}; only that one can be taken.",
                    RefusalKind.Conflict, new RefusalValue("latest", latest.ToString("O")));
            }

            var known = await house.Set<SegmentRow>().AsNoTracking().Where(s => s.Organisation == me)
                .ToListAsync(cancel);
            var products = await exposures.Products(me, cancel);
            var added = products.Where(p => known.TrueForAll(s => (s.Product, s.Currency) != p)).ToList();
            house.AddRange(added.Select((p, i) => new SegmentRow
            {
                Organisation = me,
                Number = (short)(known.Count + i + 1),
                Product = p.Product,
                Currency = p.Currency,
            }));
            run = new()
            {
                Organisation = me,
                Month = command.Month,
                State = MonthState.Running,
                Parts = exposures.Parts,
                StartedAt = clock.GetUtcNow(),
            };
            house.Add(run);
            return ToRun(run, 0);
        }
    }

    internal static async Task<MonthRun> ToRun(House house, MonthRow row, CancellationToken cancel) => ToRun(
        row, row.State == MonthState.Done ? row.Parts : await house.Set<PartRow>()
            .CountAsync(p => p.Organisation == row.Organisation && p.Month == row.Month, cancel));

    internal static MonthRun ToRun(MonthRow row, int done) => new(
        row.Month, row.State, row.Parts, done, row.Agreements, row.StartedAt, row.EndedAt);
}
