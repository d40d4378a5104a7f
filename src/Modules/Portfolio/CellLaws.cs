using Microsoft.EntityFrameworkCore;
using Wheelhouse.CreditRisk;
using Wheelhouse.Platform;
using Wheelhouse.Portfolio.Storage;
using Wheelhouse.Portfolio.Views;

namespace Wheelhouse.Portfolio;

/// <summary>A cell counts the agreements that are named behind it.</summary>
static class CellLaws
{
    /// <param name="months">Of one organisation, oldest first.</param>
    internal static async Task<IReadOnlyList<string>> Check(
        House house, IReadOnlyList<MonthRow> months, CancellationToken cancel)
    {
        var breaches = new List<string>();
        foreach (var (was, now) in months.Zip(months.Skip(1)))
        {
            breaches.AddRange(await Rolls(house, was, now, cancel));
        }

        breaches.AddRange(await Vintages(house, months[^1], cancel));
        return breaches;
    }

    static async Task<IEnumerable<string>> Rolls(House house, MonthRow was, MonthRow now, CancellationToken cancel)
    {
        var rows = Rows(house, now);
        var named = await (
            from end in rows.Where(s => s.Month == now.Month)
            join start in rows.Where(s => s.Month == was.Month && s.State < RollState.ChargedOff)
                on new { end.Part, end.Agreement } equals new { start.Part, start.Agreement }
            group end by new { start.Segment, From = start.State, To = end.State } into cell
            select new { cell.Key, Count = cell.LongCount() })
            .ToDictionaryAsync(c => (c.Key.Segment, (int)c.Key.From, (int)c.Key.To), c => c.Count, cancel);
        var counted = await Cells(house, now).Where(c => c.Kind == CellKind.Roll && c.Month == now.Month)
            .GroupBy(c => new { c.Segment, c.Row, c.Column })
            .Select(g => new { g.Key, Count = g.Sum(c => c.Count) })
            .ToDictionaryAsync(c => (c.Key.Segment, c.Key.Row, c.Key.Column), c => c.Count, cancel);
        return Unequal(named, counted).Select(k => $"{now.Month:O}: the cell from {(RollState)k.Item2} to "
            + $"{(RollState)k.Item3} of segment {k.Item1} counts others than are named behind it.");
    }

    static async Task<IEnumerable<string>> Vintages(House house, MonthRow last, CancellationToken cancel)
    {
        var found = await Book.LastOf(Rows(house, last), last.Month)
            .GroupBy(s => new { s.Segment, s.PaidOn, s.Ever })
            .Select(g => new { g.Key, Count = g.LongCount() }).ToListAsync(cancel);
        var named = found
            .SelectMany(f => Enumerable.Range(-1, 5).Where(m => m < 0 || ((int)f.Key.Ever & (1 << m)) != 0)
                .Select(m => (Key: (f.Key.Segment, (f.Key.PaidOn.Year * 12) + f.Key.PaidOn.Month - 1, m), f.Count)))
            .GroupBy(f => f.Key).ToDictionary(g => g.Key, g => g.Sum(f => f.Count));
        var counted = await Cells(house, last).Where(c => c.Kind == CellKind.Vintage && c.Month <= last.Month)
            .GroupBy(c => new { c.Segment, c.Row, c.Column })
            .Select(g => new { g.Key, Count = g.Sum(c => c.Count) })
            .ToDictionaryAsync(c => (c.Key.Segment, c.Key.Row, c.Key.Column), c => c.Count, cancel);
        return Unequal(named, counted).Select(k => $"{last.Month:O}: the vintage of {(k.Item2 % 12) + 1}/{k.Item2 / 12}"
            + $" of segment {k.Item1} counts others than are named behind it.");
    }

    static IQueryable<SnapshotRow> Rows(House house, MonthRow month) =>
        house.Set<SnapshotRow>().AsNoTracking().Where(s => s.Organisation == month.Organisation);

    static IQueryable<CellRow> Cells(House house, MonthRow month) =>
        house.Set<CellRow>().AsNoTracking().Where(c => c.Organisation == month.Organisation);

    static IEnumerable<(short, int, int)> Unequal(
        Dictionary<(short, int, int), long> a, Dictionary<(short, int, int), long> b) =>
        a.Keys.Union(b.Keys).Where(k => a.GetValueOrDefault(k) != b.GetValueOrDefault(k));
}
