using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Portfolio.MonthEnd;
using Wheelhouse.Portfolio.Storage;
using Wheelhouse.Servicing;

namespace Wheelhouse.Portfolio;

/// <summary>Takes the month end of one part of the book, in one transaction; a part that is done stays as it
/// is.</summary>
/// <param name="Part">From 0.</param>
sealed record TakePart(DateOnly Month, int Part)
{
    internal sealed class Handler(
        House house, IExposures exposures, Grounds grounds, Caller caller, IWork work) : IHandle<TakePart, Unit>
    {
        public async Task<Outcome<Unit>> Handle(TakePart command, CancellationToken cancel)
        {
            var (me, month, part) = (caller.Actor.Organisation, command.Month, (short)command.Part);
            work.About($"{me}/month/{month:O}");
            if (await house.Set<PartRow>().AnyAsync(
                p => p.Organisation == me && p.Month == month && p.Part == part, cancel))
            {
                return default(Unit);
            }

            var segments = await house.Set<SegmentRow>().AsNoTracking().Where(s => s.Organisation == me)
                .ToListAsync(cancel);
            var numbers = segments.ToDictionary(s => (s.Product, s.Currency), s => s.Number);
            var basis = await grounds.Of(me, month, segments, cancel);
            var before = await house.Set<SnapshotRow>().AsNoTracking()
                .Where(s => s.Organisation == me && s.Month == basis.Since && s.Part == part)
                .ToDictionaryAsync(s => s.Agreement, cancel);

            var (tally, taken) = (new Tally(), 0);
            var snapshot = new Snapshot(basis, tally);
            await foreach (var now in exposures.Of(me, part, basis.Since, cancel))
            {
                before.TryGetValue(now.Agreement, out var was);
                var segment = numbers[(now.Product, now.Owed.Currency)];
                house.Append(snapshot.Take(me, part, segment, now, was));
                taken++;
            }

            foreach (var cell in tally.Rows(me, month, part))
            {
                house.Append(cell);
            }

            house.Add(new PartRow { Organisation = me, Month = month, Part = part, Agreements = taken });
            return default(Unit);
        }
    }
}
