using Microsoft.EntityFrameworkCore;
using Wheelhouse.CreditRisk;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Portfolio.Storage;
using Wheelhouse.Products;

namespace Wheelhouse.Portfolio.MonthEnd;

/// <summary>Rules, parameters and loss rates of a month: curves rest on the months that were closed before
/// it.</summary>
sealed class Grounds(House house, IRuleBook rules)
{
    /// <summary>From so many charged-off agreements on, the own book tells the loss given default.</summary>
    const int LeastLosses = 100;

    internal async Task<Basis> Of(
        Id<Organisation> me, DateOnly month, IReadOnlyList<SegmentRow> segments, CancellationToken cancel)
    {
        var since = await house.Set<MonthRow>().AsNoTracking()
            .Where(m => m.Organisation == me && m.Month < month && m.State == MonthState.Done)
            .OrderByDescending(m => m.Month).Select(m => m.Month).FirstOrDefaultAsync(cancel);
        var parameters = EclParameters.On(month);
        var from = month.AddDays(1).AddMonths(-parameters.LookBackMonths - 1);
        var currencies = segments.ToDictionary(s => s.Number, s => s.Currency);
        var rolls = await Rolls(me, from, month, currencies, cancel);
        var losses = await Losses(me, since, currencies, cancel);
        return new(month, since, rules.Credit(month), parameters, currencies.Values.Distinct().ToDictionary(
            currency => currency,
            currency => Ground.Of(
                parameters, rolls.GetValueOrDefault(currency) ?? new(), losses.GetValueOrDefault(currency))));
    }

    async Task<Dictionary<Currency, RollMatrix>> Rolls(
        Id<Organisation> me, DateOnly from, DateOnly before, Dictionary<short, Currency> currencies,
        CancellationToken cancel)
    {
        var cells = await house.Set<CellRow>().AsNoTracking()
            .Where(c => c.Organisation == me && c.Kind == CellKind.Roll && c.Month >= from && c.Month < before)
            .GroupBy(c => new { c.Segment, c.Row, c.Column })
            .Select(g => new { g.Key, Count = g.Sum(c => c.Count), Amount = g.Sum(c => c.Amount) })
            .ToListAsync(cancel);
        var rolls = currencies.Values.Distinct().ToDictionary(c => c, _ => new RollMatrix());
        foreach (var cell in cells)
        {
            rolls[currencies[cell.Key.Segment]].Add(
                (RollState)cell.Key.Row, (RollState)cell.Key.Column, cell.Amount, cell.Count);
        }

        return rolls;
    }

    /// <summary>What the charged-off lost of what they owed in default, where there are enough of them.</summary>
    async Task<Dictionary<Currency, decimal?>> Losses(
        Id<Organisation> me, DateOnly since, Dictionary<short, Currency> currencies, CancellationToken cancel)
    {
        var lost = await house.Set<SnapshotRow>().AsNoTracking()
            .Where(s => s.Organisation == me && s.Month == since && s.State == RollState.ChargedOff && s.AtDefault > 0)
            .GroupBy(s => s.Segment)
            .Select(g => new { g.Key, Owed = g.Sum(s => s.AtDefault), Lost = g.Sum(s => s.Lost), Count = g.Count() })
            .ToListAsync(cancel);
        return lost
            .GroupBy(l => currencies[l.Key])
            .Where(g => g.Sum(l => l.Count) >= LeastLosses)
            .ToDictionary(
                g => g.Key,
                g => (decimal?)LossGivenDefault.Pooled(
                    g.Select(l => (l.Owed, Math.Max(0, l.Owed - l.Lost))), floor: 0m));
    }
}
