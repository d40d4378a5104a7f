using Microsoft.EntityFrameworkCore;
using Wheelhouse.Ledger.Storage;
using Wheelhouse.Platform;

namespace Wheelhouse.Ledger.Entries;

/// <summary>Reads entries with their lines and with what became of them: two queries for any number of
/// entries.</summary>
static class EntryCards
{
    internal static async Task<IReadOnlyList<EntryCard>> Of(
        House house, IReadOnlyList<EntryRow> entries, CancellationToken cancel)
    {
        var ids = entries.Select(e => e.Id).ToList();
        var lines = (await house.Set<LineRow>().AsNoTracking().Where(l => ids.Contains(l.Entry)).ToListAsync(cancel))
            .ToLookup(l => l.Entry);
        var resolvers = (await house.Set<EntryRow>().AsNoTracking()
                .Where(e => e.Resolves != null && ids.Contains(e.Resolves.Value)).ToListAsync(cancel))
            .ToDictionary(e => e.Resolves!.Value);
        return [.. entries.Select(e => Card(e, lines[e.Id], resolvers.GetValueOrDefault(e.Id)))];
    }

    static EntryCard Card(EntryRow entry, IEnumerable<LineRow> lines, EntryRow? resolver) => new(
        entry.Id, entry.Key, State(entry.Kind, resolver?.Kind), entry.ValueDate, entry.BookedOn, entry.Narrative,
        entry.Subject, entry.LinkedTo, entry.Resolves, resolver?.Id,
        [.. lines.OrderBy(l => l.Number).Select(l => new Line(l.Account, l.Amount))]);

    internal static EntryState State(EntryKind kind, EntryKind? resolver) => (kind, resolver) switch
    {
        (EntryKind.Pending, null) => EntryState.Pending,
        (EntryKind.Pending, EntryKind.Void) => EntryState.Voided,
        (EntryKind.Pending, _) => EntryState.Completed,
        (EntryKind.Void, _) => EntryState.Void,
        (EntryKind.Reversal, _) => EntryState.Reversal,
        (EntryKind.Posted or EntryKind.Completion, null) => EntryState.Posted,
        (EntryKind.Posted or EntryKind.Completion, _) => EntryState.Reversed,
    };
}
