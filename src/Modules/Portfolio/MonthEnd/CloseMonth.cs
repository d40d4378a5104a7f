using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Portfolio.MonthEnd;
using Wheelhouse.Portfolio.Storage;

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
/// <remarks>The night of a month's last day does it by itself; by hand it is for a book that came from
/// elsewhere.</remarks>
/// <param name="Month">The last day of the month before the business date.</param>
public sealed record CloseMonth(DateOnly Month)
{
    /// <summary>Which month end can be taken on a day: the last one that is over.</summary>
    internal static DateOnly Latest(DateOnly today) => new DateOnly(today.Year, today.Month, 1).AddDays(-1);

    internal sealed class Handler(House house, Months months, IBusinessDays days, Caller caller, IWork work)
        : IHandle<CloseMonth, MonthRun>
    {
        public async Task<Outcome<MonthRun>> Handle(CloseMonth command, CancellationToken cancel)
        {
            var me = caller.Actor.Organisation;
            work.About($"{me}/month/{command.Month:O}");
            if (await house.Set<MonthRow>().AsNoTracking()
                .FirstOrDefaultAsync(m => m.Organisation == me && m.Month == command.Month, cancel) is { } run)
            {
                return await Months.Run(house, run, cancel);
            }

            var latest = Latest(await days.Of(me, cancel));
            return command.Month == latest
                ? await months.Begin(me, command.Month, cancel)
                : new Refusal(
                    "portfolio.month_not_latest",
                    $"The last month end of the books is {latest:O}; only that one can be taken.",
                    RefusalKind.Conflict, new RefusalValue("latest", latest.ToString("O")));
        }
    }
}
