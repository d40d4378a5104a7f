using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Portfolio.Storage;
using Wheelhouse.Servicing;

namespace Wheelhouse.Portfolio.MonthEnd;

/// <summary>Into how large ranges a month end is cut.</summary>
/// <param name="Agreements">About so many in one transaction.</param>
sealed record MonthSize(int Agreements)
{
    internal static readonly MonthSize Usual = new(16_000);
}

/// <summary>The pieces of a month end, each to be done in one transaction: begin, take a range, book.</summary>
sealed class Months(House house, IExposures exposures, Grounds grounds, MonthSize size, TimeProvider clock)
{
    /// <summary>So many agreements are looked up in one query.</summary>
    const int AtOnce = 500;

    /// <summary>Cuts the book into ranges and numbers the products that are new.</summary>
    internal async Task<MonthRun> Begin(Id<Organisation> me, DateOnly month, CancellationToken cancel)
    {
        var known = await Segments(me, cancel);
        var products = await exposures.Products(me, cancel);
        var added = products.Where(p => known.TrueForAll(s => (s.Product, s.Currency) != p)).ToList();
        house.AddRange(added.Select((p, i) => new SegmentRow
        {
            Organisation = me,
            Number = (short)(known.Count + i + 1),
            Product = p.Product,
            Currency = p.Currency,
        }));
        var agreements = await exposures.Count(me, cancel);
        var ranges = Math.Clamp((agreements + size.Agreements - 1) / size.Agreements, 1, exposures.Parts);
        house.AddRange(Enumerable.Range(0, ranges).Select(i => new PartRow
        {
            Organisation = me,
            Month = month,
            First = (short)(i * exposures.Parts / ranges),
            Last = (short)(((i + 1) * exposures.Parts / ranges) - 1),
        }));
        var run = new MonthRow
        {
            Organisation = me,
            Month = month,
            State = MonthState.Running,
            Parts = ranges,
            StartedAt = clock.GetUtcNow(),
        };
        house.Add(run);
        return Run(run, 0);
    }

    /// <summary>Takes a range; one that is done stays as it is.</summary>
    internal async Task Take(PartRow range, CancellationToken cancel)
    {
        if (range.Done)
        {
            return;
        }

        var (me, month) = (range.Organisation, range.Month);
        var segments = await Segments(me, cancel);
        var numbers = segments.ToDictionary(s => (s.Product, s.Currency), s => s.Number);
        var basis = await grounds.Of(me, month, segments, cancel);
        var before = await house.Set<SnapshotRow>().AsNoTracking()
            .Where(s => s.Organisation == me && s.Month == basis.Since && s.Part >= range.First && s.Part <= range.Last)
            .ToDictionaryAsync(s => s.Agreement, cancel);

        var tally = new Tally();
        var snapshot = new Snapshot(basis, tally);
        var back = new List<Exposure>(); // paid out before, and not in the book the month before
        await foreach (var now in exposures.Of(me, range.First, range.Last, basis.Since, cancel))
        {
            if (before.TryGetValue(now.Agreement, out var was) || now.PaidOn > basis.Since)
            {
                Keep(now, was);
            }
            else
            {
                back.Add(now);
            }
        }

        foreach (var some in back.Chunk(AtOnce))
        {
            var last = await LastBefore(me, basis.Since, [.. some.Select(e => e.Agreement)], cancel);
            foreach (var now in some)
            {
                Keep(now, last.GetValueOrDefault(now.Agreement));
            }
        }

        foreach (var cell in tally.Rows(me, month, range.First))
        {
            house.Append(cell);
        }

        range.Done = true;

        void Keep(Exposure now, SnapshotRow? was)
        {
            house.Append(snapshot.Take(me, numbers[(now.Product, now.Owed.Currency)], now, was));
            range.Agreements++;
        }
    }

    /// <summary>The last snapshots of agreements that had left the book and are in it again: they are no new
    /// ones.</summary>
    async Task<Dictionary<Id<Agreement>, SnapshotRow>> LastBefore(
        Id<Organisation> me, DateOnly since, Id<Agreement>[] agreements, CancellationToken cancel)
    {
        var rows = await house.Set<SnapshotRow>().AsNoTracking()
            .Where(s => s.Organisation == me && s.Month < since && agreements.Contains(s.Agreement))
            .ToListAsync(cancel);
        return rows.GroupBy(s => s.Agreement).ToDictionary(g => g.Key, g => g.MaxBy(s => s.Month)!);
    }

    internal Task<List<SegmentRow>> Segments(Id<Organisation> me, CancellationToken cancel) => house.Set<SegmentRow>()
        .AsNoTracking().Where(s => s.Organisation == me).OrderBy(s => s.Number).ToListAsync(cancel);

    internal static async Task<MonthRun> Run(House house, MonthRow row, CancellationToken cancel) => Run(
        row, row.State == MonthState.Done ? row.Parts : await house.Set<PartRow>()
            .CountAsync(p => p.Organisation == row.Organisation && p.Month == row.Month && p.Done, cancel));

    internal static MonthRun Run(MonthRow row, int done) => new(
        row.Month, row.State, row.Parts, done, row.Agreements, row.StartedAt, row.EndedAt);
}
