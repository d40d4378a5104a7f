using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Ledger.Storage;
using Wheelhouse.Platform;

namespace Wheelhouse.Ledger.Entries;

/// <content>Entries by the thousand, for runs over whole portfolios.</content>
sealed partial class Journal
{
    public async Task<Outcome<Unit>> PostMany(
        Id<Organisation> books, IReadOnlyList<Posting> all, DateTimeOffset at, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(all);
        if (all.Count == 0)
        {
            return default(Unit);
        }

        var accounts = await Accounts(books, all, cancel);
        if (accounts.Count == 0)
        {
            return PostingRules.NoBooks;
        }

        foreach (var posting in all)
        {
            if (PostingRules.Check(posting, accounts) is { } wrong)
            {
                return wrong;
            }
        }

        if (work.Attempt > 1 && await FirstTaken(books, all, cancel) is { } taken)
        {
            return KeyReused(taken);
        }

        Append(books, all, at);
        return default(Unit);
    }

    /// <summary>All entries before all lines: so each table is one copy.</summary>
    void Append(Id<Organisation> books, IReadOnlyList<Posting> all, DateTimeOffset at)
    {
        var entries = new List<EntryRow>(all.Count);
        foreach (var posting in all)
        {
            var kind = posting.Mode == PostingMode.Pending ? EntryKind.Pending : EntryKind.Posted;
            var entry = Row(books, posting, kind, Id<Entry>.Named(at, $"{books}/{posting.Key}"), at);
            entries.Add(entry);
            house.Append(entry);
        }

        for (var i = 0; i < all.Count; i++)
        {
            AppendLines(entries[i], all[i].Lines);
        }
    }

    async Task<string?> FirstTaken(Id<Organisation> books, IReadOnlyList<Posting> all, CancellationToken cancel)
    {
        foreach (var keys in all.Select(p => p.Key).Chunk(1_000))
        {
            var taken = await house.Set<EntryRow>().IgnoreQueryFilters().AsNoTracking()
                .Where(e => e.Organisation == books && keys.Contains(e.Key)).Select(e => e.Key)
                .FirstOrDefaultAsync(cancel);
            if (taken is not null)
            {
                return taken;
            }
        }

        return null;
    }
}
