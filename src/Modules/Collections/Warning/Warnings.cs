using Microsoft.EntityFrameworkCore;
using Wheelhouse.Banking.Orders;
using Wheelhouse.Collections.Hardships;
using Wheelhouse.Collections.Promises;
using Wheelhouse.Collections.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing;
using Wheelhouse.Servicing.Views;
using Wheelhouse.Telematics;

namespace Wheelhouse.Collections.Warning;

/// <summary>Makes the early warnings: after each close of a day of the agreements of which something is to be said, of
/// one when asked.</summary>
/// <remarks>Most agreements are paid on their day and give no sign, so a night asks for the others and leaves these
/// alone. A slice costs a handful of queries. Histories are folded only for accounts that changed since, and rows are
/// written only where a part differs.</remarks>
sealed class Warnings(
    House house, IRepayments repayments, IMoneyInFlight money, ICarSigns signs, IBusinessDays days, IWork work,
    TimeProvider clock) : IHear<DayClosed>, IHear<WarningsDue>
{
    internal const int Slice = 1_000;

    public async Task<Outcome<Unit>> Hear(DayClosed fact, CancellationToken cancel)
    {
        var today = await days.Of(fact.Organisation, cancel);
        if (IsOver(fact.Day, today))
        {
            return default(Unit);
        }

        var lender = fact.Organisation;
        var noticed = await repayments.Noticed(
            lender, today, today.AddMonths(-WarningFacts.Months), await signs.Tracked(lender, cancel), cancel);
        var kept = await house.Set<WarningRow>().Where(w => w.Organisation == lender)
            .Select(w => w.Agreement).ToListAsync(cancel);
        Id<Agreement>[][] slices = [.. noticed.Union(kept).Order().Chunk(Slice)];
        foreach (var slice in slices.Skip(1))
        {
            work.Publish(new WarningsDue(lender, fact.Day, slice));
        }

        return slices is [var first, ..] ? await Rate(first, today, cancel) : default;
    }

    public async Task<Outcome<Unit>> Hear(WarningsDue fact, CancellationToken cancel)
    {
        var today = await days.Of(fact.Organisation, cancel);
        return IsOver(fact.Day, today) ? default(Unit) : await Rate(fact.Agreements, today, cancel);
    }

    /// <summary>The warning of one agreement as of now; null where it does not run.</summary>
    internal async Task<WarningRow?> One(Id<Agreement> agreement, CancellationToken cancel)
    {
        var kept = await Kept([agreement], cancel);
        return await repayments.Running([agreement], cancel) is [var mark]
            ? (await Rate([mark], kept, await days.Of(mark.Organisation, cancel), cancel))[0]
            : null;
    }

    /// <summary>The next day has closed meanwhile, and tells its own.</summary>
    static bool IsOver(DateOnly closed, DateOnly today) => today > closed.AddDays(1);

    async Task<Outcome<Unit>> Rate(IReadOnlyCollection<Id<Agreement>> slice, DateOnly today, CancellationToken cancel)
    {
        var kept = await Kept(slice, cancel);
        var marks = await repayments.Running(slice, cancel);
        var rated = await Rate(marks, kept, today, cancel);
        house.RemoveRange(rated.Where(w => w is { Points: 0, HasSigns: false })); // nothing to say any more
        house.RemoveRange(kept.Values.ExceptBy(marks.Select(m => m.Agreement), w => w.Agreement)); // ended
        return default(Unit);
    }

    Task<Dictionary<Id<Agreement>, WarningRow>> Kept(
        IReadOnlyCollection<Id<Agreement>> agreements, CancellationToken cancel) => house.Set<WarningRow>()
        .Where(w => agreements.Contains(w.Agreement)).ToDictionaryAsync(w => w.Agreement, cancel);

    async Task<List<WarningRow>> Rate(
        IReadOnlyList<RepaymentMark> marks, Dictionary<Id<Agreement>, WarningRow> kept, DateOnly today,
        CancellationToken cancel)
    {
        if (marks.Count == 0)
        {
            return [];
        }

        var facts = await Gather(marks, kept, today, cancel);
        var card = WarningCard.On(today);
        return [.. marks.Zip(facts, (mark, found) => Keep(mark, found, card, kept.GetValueOrDefault(mark.Agreement)))];
    }

    async Task<IReadOnlyList<WarningFacts>> Gather(
        IReadOnlyList<RepaymentMark> marks, Dictionary<Id<Agreement>, WarningRow> kept, DateOnly today,
        CancellationToken cancel)
    {
        var (ids, since) = (marks.Select(m => m.Agreement).ToArray(), today.AddMonths(-WarningFacts.Months));
        var from = clock.GetUtcNow().AddMonths(-WarningFacts.Months);
        var changed = marks.Where(m => kept.GetValueOrDefault(m.Agreement)?.Seen != m.Version);
        var late = (await repayments.Of([.. changed.Select(m => m.Agreement)], cancel))
            .ToDictionary(h => h.Agreement, h => h.Late);
        var bounced = await money.Bounced(ids, since, cancel);
        var broken = await house.Set<PromiseRow>()
            .Where(p => ids.Contains(p.Agreement) && p.State == PromiseState.Broken && p.Day >= since)
            .GroupBy(p => p.Agreement).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var plans = await house.Set<HardshipRow>()
            .Where(h => ids.Contains(h.Agreement) && h.State == HardshipState.Granted && h.At >= from)
            .GroupBy(h => h.Agreement).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var cars = marks.Where(m => m.Customer is not null)
            .Select(m => new SignedCar(m.Vin, m.Customer!.Value)).Distinct().ToList();
        var told = cars.Zip(await signs.Of(marks[0].Organisation, cars, cancel))
            .ToDictionary(s => s.First, s => s.Second);
        return
        [
            .. marks.Select(m => new WarningFacts(
                today, m.OldestDue, late.TryGetValue(m.Agreement, out var read) ? read : kept[m.Agreement].Late,
                bounced.GetValueOrDefault(m.Agreement), broken.GetValueOrDefault(m.Agreement),
                plans.GetValueOrDefault(m.Agreement) + (m.RestructuredOn >= since ? 1 : 0),
                m.Customer is { } customer ? told[new(m.Vin, customer)] : new(m.Vin, SignsAbsent.NoDevice))),
        ];
    }

    WarningRow Keep(RepaymentMark mark, WarningFacts facts, WarningCard card, WarningRow? row)
    {
        var parts = card.Rate(facts.Findings());
        var points = parts.Sum(p => p.Points);
        if (row is null)
        {
            row = new()
            {
                Organisation = mark.Organisation,
                Agreement = mark.Agreement,
                Number = mark.Number,
                Vin = mark.Vin,
                Since = facts.Today,
                Card = card.Number,
                Points = points,
                Band = card.Band(points),
                Parts = parts,
                Seen = mark.Version,
                Late = facts.Late,
            };
            house.Add(row);
            return row;
        }

        (row.Seen, row.Late) = (mark.Version, facts.Late);
        row.Since = row.Band == card.Band(points) ? row.Since : facts.Today;
        if (row.Card != card.Number || !row.Parts.SequenceEqual(parts))
        {
            (row.Card, row.Points, row.Band, row.Parts) = (card.Number, points, card.Band(points), parts);
        }

        return row;
    }
}
