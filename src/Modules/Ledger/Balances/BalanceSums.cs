using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Ledger.Storage;
using Wheelhouse.Platform;

namespace Wheelhouse.Ledger.Balances;

/// <summary>By which day a balance counts: the day an entry was booked, or the day its money counts from.</summary>
public enum BalanceBasis
{
    Booked,
    Value,
}

/// <summary>What stands on an account in one currency.</summary>
/// <param name="Balance">Debits less credits: positive is a debit balance.</param>
/// <param name="Pending">Reserved by entries that were neither completed nor voided by then, beside the
/// balance.</param>
public sealed record AccountBalance(string Account, Money Balance, Money Pending);

/// <summary>As of which day, by which of its two days an entry counts, and known by when.</summary>
/// <param name="KnownOn">For a value-dated balance: only what was booked by this day.</param>
public sealed record BalanceDay(DateOnly AsOf, BalanceBasis Basis = BalanceBasis.Booked, DateOnly? KnownOn = null);

/// <summary>Sums lines as of any day: balances are computed, never kept.</summary>
static class BalanceSums
{
    internal static async Task<IReadOnlyList<AccountBalance>> Of(
        House house, Id<Organisation> books, BalanceDay day, string? account, CancellationToken cancel)
    {
        var lines = house.Set<LineRow>()
            .Where(l => l.Organisation == books && (account == null || l.Account == account));
        lines = day.Basis == BalanceBasis.Booked
            ? lines.Where(l => l.BookedOn <= day.AsOf)
            : lines.Where(l => l.ValueDate <= day.AsOf && (day.KnownOn == null || l.BookedOn <= day.KnownOn));
        var posted = await Sums(lines.Where(l => !l.Pending), cancel);

        // a reservation stands until the day on which it was booked what became of it
        var until = day.Basis == BalanceBasis.Booked ? day.AsOf : day.KnownOn ?? DateOnly.MaxValue;
        var resolved = house.Set<EntryRow>().Where(e => e.Resolves != null && e.BookedOn <= until);
        var pending = await Sums(lines.Where(l => l.Pending && !resolved.Any(e => e.Resolves == l.Entry)), cancel);
        return
        [
            .. posted.Keys.Union(pending.Keys).Order().Select(key => new AccountBalance(
                key.Account,
                new(posted.GetValueOrDefault(key), Currency.Parse(key.Currency)),
                new(pending.GetValueOrDefault(key), Currency.Parse(key.Currency)))),
        ];
    }

    static async Task<Dictionary<(string Account, string Currency), long>> Sums(
        IQueryable<LineRow> lines, CancellationToken cancel) =>
        (await lines.GroupBy(l => new { l.Account, l.Amount.Currency })
            .Select(g => new { g.Key.Account, g.Key.Currency, Sum = g.Sum(l => l.Amount.MinorUnits) })
            .ToListAsync(cancel))
        .ToDictionary(s => (s.Account, s.Currency.Code), s => s.Sum);
}
