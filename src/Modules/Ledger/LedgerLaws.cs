using Microsoft.EntityFrameworkCore;
using Wheelhouse.Ledger.Storage;
using Wheelhouse.Platform;

namespace Wheelhouse.Ledger;

/// <summary>What must hold in every set of books at every moment.</summary>
public static class LedgerLaws
{
    /// <summary>Sentences that name each breach; empty when the books are in order. Looks at all
    /// organisations.</summary>
    public static Task<IReadOnlyList<string>> Check(House house, CancellationToken cancel = default) =>
        Check(house, DateOnly.MinValue, cancel);

    /// <summary>The same for those who check every day: entries are looked at one by one from a booking day
    /// on.</summary>
    /// <param name="since">What was booked before was looked at before; the sums are over all of it all the
    /// same.</param>
    public static async Task<IReadOnlyList<string>> Check(
        House house, DateOnly since, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(house);
        var breaches = new List<string>();
        breaches.AddRange(await Sums(house, cancel));
        breaches.AddRange(await Balanced(house, since, cancel));
        breaches.AddRange(await Mirrored(house, since, cancel));
        return breaches;
    }

    /// <summary>All debits of an organisation and currency equal all its credits.</summary>
    static async Task<IEnumerable<string>> Sums(House house, CancellationToken cancel)
    {
        var sums = await house.Set<LineRow>().IgnoreQueryFilters()
            .GroupBy(l => new { l.Organisation, l.Amount.Currency })
            .Select(g => new { g.Key.Organisation, g.Key.Currency, Sum = g.Sum(l => l.Amount.MinorUnits) })
            .ToListAsync(cancel);
        return sums.Where(s => s.Sum != 0)
            .Select(s => $"The books of {s.Organisation} are out by {s.Sum} minor units of {s.Currency}.");
    }

    /// <summary>Every entry balances in one currency, has two lines or more (none to void), and its lines repeat its
    /// days.</summary>
    static async Task<IEnumerable<string>> Balanced(House house, DateOnly since, CancellationToken cancel)
    {
        var entries = house.Set<EntryRow>().IgnoreQueryFilters();
        var lines = house.Set<LineRow>().IgnoreQueryFilters().Where(l => l.BookedOn >= since);
        var unbalanced = await lines
            .GroupBy(l => l.Entry)
            .Select(g => new
            {
                Entry = g.Key,
                Sum = g.Sum(l => l.Amount.MinorUnits),
                Count = g.Count(),
                Mixed = g.Min(l => l.Amount.Currency) != g.Max(l => l.Amount.Currency),
            })
            .Where(g => g.Sum != 0 || g.Count < 2 || g.Mixed)
            .ToListAsync(cancel);
        var astray = await lines
            .Join(entries, l => l.Entry, e => e.Id, (l, e) => new { Line = l, Entry = e })
            .Where(p => p.Line.Organisation != p.Entry.Organisation || p.Line.BookedOn != p.Entry.BookedOn
                || p.Line.ValueDate != p.Entry.ValueDate || p.Line.Pending != (p.Entry.Kind == EntryKind.Pending))
            .Select(p => p.Entry.Id).Distinct().ToListAsync(cancel);
        var loose = await lines.Where(l => !entries.Any(e => e.Id == l.Entry)).Select(l => l.Entry).Distinct()
            .ToListAsync(cancel);
        var empty = await entries
            .Where(e => e.BookedOn >= since && e.Kind != EntryKind.Void && !lines.Any(l => l.Entry == e.Id))
            .Select(e => e.Id).ToListAsync(cancel);
        return
        [
            .. unbalanced.Select(u => $"Entry {u.Entry} has {u.Count} lines that sum to {u.Sum}."),
            .. astray.Select(id => $"Lines of entry {id} differ from it in books, days or mode."),
            .. loose.Select(id => $"There are lines of entry {id}, which is not there."),
            .. empty.Select(id => $"Entry {id} has no lines."),
        ];
    }

    /// <summary>A reversal is the mirror image of what it reverses, a completion its copy, and both stay in the same
    /// books.</summary>
    static async Task<IEnumerable<string>> Mirrored(House house, DateOnly since, CancellationToken cancel)
    {
        var entries = house.Set<EntryRow>().IgnoreQueryFilters();
        var resolving = entries.Where(e => e.Resolves != null && e.BookedOn >= since);
        var pairs = await resolving
            .Join(entries, e => e.Resolves, t => t.Id, (e, t) => new
            {
                e.Id,
                e.Kind,
                Target = t.Id,
                TargetKind = t.Kind,
                Same = e.Organisation == t.Organisation && e.ValueDate == t.ValueDate && e.Subject == t.Subject,
            })
            .ToListAsync(cancel);
        var involved = resolving.Select(e => e.Id).Concat(resolving.Select(e => e.Resolves!.Value));
        var lines = (await house.Set<LineRow>().IgnoreQueryFilters().AsNoTracking()
            .Where(l => involved.Contains(l.Entry)).ToListAsync(cancel)).ToLookup(l => l.Entry);
        return pairs
            .Where(p => !p.Same || !Fits(p.Kind, p.TargetKind, [.. lines[p.Id]], [.. lines[p.Target]]))
            .Select(p => $"Entry {p.Id} does not mirror entry {p.Target}.");
    }

    static bool Fits(EntryKind kind, EntryKind target, List<LineRow> mine, List<LineRow> theirs) => kind switch
    {
        EntryKind.Reversal => target is EntryKind.Posted or EntryKind.Completion && Equal(mine, theirs, sign: -1),
        EntryKind.Completion => target is EntryKind.Pending && Equal(mine, theirs, sign: 1),
        EntryKind.Void => target is EntryKind.Pending && mine.Count == 0,
        EntryKind.Posted or EntryKind.Pending => false,
    };

    static bool Equal(List<LineRow> mine, List<LineRow> theirs, int sign) =>
        mine.Select(l => (l.Number, l.Account, Minor: l.Amount.MinorUnits * sign, l.Amount.Currency.Code)).Order()
            .SequenceEqual(
                theirs.Select(l => (l.Number, l.Account, Minor: l.Amount.MinorUnits, l.Amount.Currency.Code)).Order());
}
