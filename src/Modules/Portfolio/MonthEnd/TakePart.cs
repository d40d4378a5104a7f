using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Portfolio.MonthEnd;
using Wheelhouse.Portfolio.Storage;

namespace Wheelhouse.Portfolio;

/// <summary>Takes a range of the book, in one transaction.</summary>
/// <param name="First">The part that the range begins with.</param>
sealed record TakePart(DateOnly Month, int First)
{
    internal sealed class Handler(House house, Months months, Caller caller, IWork work) : IHandle<TakePart, Unit>
    {
        public async Task<Outcome<Unit>> Handle(TakePart command, CancellationToken cancel)
        {
            var me = caller.Actor.Organisation;
            work.About($"{me}/month/{command.Month:O}");
            var range = await house.Set<PartRow>().FirstAsync(
                p => p.Organisation == me && p.Month == command.Month && p.First == command.First, cancel);
            await months.Take(range, cancel);
            return default(Unit);
        }
    }
}
