using Microsoft.EntityFrameworkCore;
using Wheelhouse.CreditRisk;
using Wheelhouse.Kernel;
using Wheelhouse.Ledger;
using Wheelhouse.Platform;
using Wheelhouse.Portfolio.Storage;

namespace Wheelhouse.Portfolio;

/// <summary>What must hold for every closed month.</summary>
public static class PortfolioLaws
{
    /// <summary>A sentence for each breach, in all organisations the house is open to; empty: all in order.</summary>
    /// <remarks>The ledger's accounts of the allowance hold what the last snapshot expects to be lost; a month opens
    /// with what the one before closed with; its cells add up to its snapshot, and whoever asks a cell of a roll-rate
    /// matrix or a vintage curve for its agreements is named as many as it counts.</remarks>
    public static async Task<IReadOnlyList<string>> Check(
        House house, IJournal journal, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(house);
        ArgumentNullException.ThrowIfNull(journal);
        var months = await house.Set<MonthRow>().AsNoTracking().Where(m => m.State == MonthState.Done)
            .OrderBy(m => m.Month).ToListAsync(cancel);
        var breaches = new List<string>();
        foreach (var mine in months.GroupBy(m => m.Organisation))
        {
            breaches.AddRange(await Check(house, journal, [.. mine], cancel));
        }

        return breaches;
    }

    static async Task<List<string>> Check(
        House house, IJournal journal, IReadOnlyList<MonthRow> months, CancellationToken cancel)
    {
        var breaches = new List<string>();
        var held = new Dictionary<(Stage, Currency), long>();
        Dictionary<(short, Stage), long> closed = [];
        var currencies = await house.Set<SegmentRow>().AsNoTracking()
            .Where(s => s.Organisation == months[0].Organisation)
            .ToDictionaryAsync(s => s.Number, s => s.Currency, cancel);
        foreach (var month in months)
        {
            var cells = await Movement(house, month, cancel);
            var opened = Of(cells, MovementCause.Opening);
            breaches.AddRange(Unequal(closed, opened).Select(
                k => $"{month.Month:O} opens segment {k.Item1} {k.Item2} with another allowance than was closed."));
            closed = Of(cells, MovementCause.Closing);
            breaches.AddRange(Unequal(closed, await Snapshot(house, month, cancel)).Select(
                k => $"{month.Month:O} closes segment {k.Item1} {k.Item2} with another allowance than its snapshot."));
            breaches.AddRange(Open(cells, month.Month));
            await Post(journal, month, held, cancel);
            foreach (var stage in Enum.GetValues<Stage>())
            {
                foreach (var currency in currencies.Values.Distinct())
                {
                    var expected = closed.Where(c => c.Key.Item2 == stage && currencies[c.Key.Item1] == currency)
                        .Sum(c => c.Value);
                    if (-held.GetValueOrDefault((stage, currency)) != expected)
                    {
                        breaches.Add(
                            $"{month.Month:O}: the ledger's allowance of {stage} in {currency} is not {expected}.");
                    }
                }
            }
        }

        breaches.AddRange(await CellLaws.Check(house, months, cancel));
        return breaches;
    }

    /// <summary>Segments and stages whose causes do not lead from opening to closing.</summary>
    static IEnumerable<string> Open(
        Dictionary<(short Segment, Stage Stage, MovementCause Cause), long> cells, DateOnly month) =>
        from cell in cells
        group cell by (cell.Key.Segment, cell.Key.Stage) into stage
        let closing = stage.Where(c => c.Key.Cause == MovementCause.Closing).Sum(c => c.Value)
        where stage.Sum(c => c.Value) != 2 * closing
        select $"{month:O}: the movement of segment {stage.Key.Segment} {stage.Key.Stage} does not close.";

    static async Task Post(
        IJournal journal, MonthRow month, Dictionary<(Stage, Currency), long> held, CancellationToken cancel)
    {
        var subject = BookMonth.SubjectOf(month.Organisation, month.Month);
        foreach (var line in (await journal.Of(subject, cancel)).SelectMany(e => e.Lines))
        {
            foreach (var stage in Enum.GetValues<Stage>().Where(s => BookMonth.AccountOf(s) == line.Account))
            {
                var key = (stage, line.Amount.Currency);
                held[key] = held.GetValueOrDefault(key) + line.Amount.MinorUnits;
            }
        }
    }

    static async Task<Dictionary<(short Segment, Stage Stage, MovementCause Cause), long>> Movement(
        House house, MonthRow month, CancellationToken cancel) => await house.Set<CellRow>().AsNoTracking()
        .Where(c => c.Organisation == month.Organisation && c.Kind == CellKind.Movement && c.Month == month.Month)
        .GroupBy(c => new { c.Segment, c.Row, c.Column })
        .Select(g => new { g.Key, Amount = g.Sum(c => c.Amount) })
        .ToDictionaryAsync(g => (g.Key.Segment, (Stage)g.Key.Row, (MovementCause)g.Key.Column), g => g.Amount, cancel);

    static async Task<Dictionary<(short, Stage), long>> Snapshot(
        House house, MonthRow month, CancellationToken cancel) => await house.Set<SnapshotRow>().AsNoTracking()
        .Where(s => s.Organisation == month.Organisation && s.Month == month.Month && s.Allowance != 0)
        .GroupBy(s => new { s.Segment, s.Stage })
        .Select(g => new { g.Key, Amount = g.Sum(s => s.Allowance) })
        .ToDictionaryAsync(g => (g.Key.Segment, g.Key.Stage), g => g.Amount, cancel);

    static Dictionary<(short, Stage), long> Of(
        Dictionary<(short Segment, Stage Stage, MovementCause Cause), long> cells, MovementCause cause) =>
        cells.Where(c => c.Key.Cause == cause && c.Value != 0)
            .ToDictionary(c => (c.Key.Segment, c.Key.Stage), c => c.Value);

    static IEnumerable<(short, Stage)> Unequal(
        Dictionary<(short, Stage), long> a, Dictionary<(short, Stage), long> b) =>
        a.Keys.Union(b.Keys).Where(k => a.GetValueOrDefault(k) != b.GetValueOrDefault(k));
}
