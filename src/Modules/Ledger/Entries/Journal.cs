using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Ledger.Storage;
using Wheelhouse.Platform;

namespace Wheelhouse.Ledger.Entries;

/// <summary>The journal of one unit of work.</summary>
/// <remarks>
/// Posting reads nothing: the chart is in memory and a key that was used before breaks the unique index, whereupon the
/// command is decided again and only then the earlier entry is looked up (<see cref="IWork.Attempt"/>).
/// </remarks>
sealed partial class Journal(House house, ChartCodes charts, IWork work, TimeProvider clock) : IJournal
{
    readonly Dictionary<(Id<Organisation> Books, string Key), Kept> here = [];
    readonly Dictionary<Id<Organisation>, HashSet<string>> opened = [];

    public async Task<Outcome<Unit>> Open(Id<Organisation> books, string template, CancellationToken cancel)
    {
        if (Chart.Template(template) is not { } accounts)
        {
            return new Refusal(
                "ledger.unknown_template", $"There is no chart of accounts called {template}.", RefusalKind.Invalid,
                new RefusalValue("template", template));
        }

        var known = await charts.Of(books, house, fresh: true, cancel);
        var added = accounts.Where(a => !known.Contains(a.Code)).ToList();
        house.AddRange(added.Select(a => AccountRow.Of(books, a)));
        opened[books] = [.. known, .. added.Select(a => a.Code)];
        return default(Unit);
    }

    public async Task<Outcome<Id<Entry>>> Post(Id<Organisation> books, Posting posting, CancellationToken cancel) =>
        (await Post(books, [posting], cancel)).Select(ids => ids[0]);

    public async Task<Outcome<IReadOnlyList<Id<Entry>>>> PostLinked(
        Id<Organisation> books, IReadOnlyList<Posting> all, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfZero(all.Count);
        return await Post(books, [.. all.Select(p => p with { LinkedTo = all[0].Key })], cancel);
    }

    public async Task<Outcome<Id<Entry>>> Complete(
        Id<Organisation> books, string pendingKey, DateOnly bookedOn, CancellationToken cancel)
    {
        if (await Find(books, pendingKey, cancel) is not { } pending)
        {
            return NoEntry(pendingKey);
        }

        var completion = new Resolution(
            EntryKind.Completion, $"{pendingKey}/completed", bookedOn, pending.Entry.Narrative);
        return pending.Entry.Kind == EntryKind.Pending
            ? await Resolve(pending, completion, pending.Lines, cancel)
            : NotPending(pendingKey);
    }

    public async Task<Outcome<Unit>> Void(
        Id<Organisation> books, string pendingKey, DateOnly bookedOn, CancellationToken cancel)
    {
        if (await Find(books, pendingKey, cancel) is not { } pending)
        {
            return NoEntry(pendingKey);
        }

        var giveUp = new Resolution(EntryKind.Void, $"{pendingKey}/voided", bookedOn, pending.Entry.Narrative);
        return pending.Entry.Kind == EntryKind.Pending
            ? (await Resolve(pending, giveUp, [], cancel)).Select(_ => default(Unit))
            : NotPending(pendingKey);
    }

    public async Task<Outcome<Id<Entry>>> Reverse(
        Id<Organisation> books, string key, string newKey, DateOnly bookedOn, Text narrative, CancellationToken cancel)
    {
        if (await Find(books, key, cancel) is not { } original)
        {
            return NoEntry(key);
        }

        return original.Entry.Kind is EntryKind.Posted or EntryKind.Completion
            ? await Resolve(
                original, new(EntryKind.Reversal, newKey, bookedOn, narrative), PostingRules.Mirror(original.Lines),
                cancel)
            : new Refusal(
                "ledger.not_reversible",
                $"Entry {key} is no posted entry; void it while it is pending, or book what should stand instead.",
                RefusalKind.Conflict, new RefusalValue("key", key));
    }

    public async Task<IReadOnlyList<EntryCard>> Of(string subject, CancellationToken cancel)
    {
        var rows = await house.Set<EntryRow>().AsNoTracking().Where(e => e.Subject == subject).ToListAsync(cancel);
        return await EntryCards.Of(house, [.. rows.OrderBy(e => e.BookedOn).ThenBy(e => e.Id)], cancel);
    }

    async Task<Outcome<IReadOnlyList<Id<Entry>>>> Post(
        Id<Organisation> books, IReadOnlyList<Posting> all, CancellationToken cancel)
    {
        var accounts = await Accounts(books, all, cancel);
        if (accounts.Count == 0)
        {
            return PostingRules.NoBooks;
        }

        if (all.Select(p => PostingRules.Check(p, accounts)).FirstOrDefault(wrong => wrong is not null) is { } refused)
        {
            return refused;
        }

        var ids = new List<Id<Entry>>(all.Count);
        foreach (var posting in all)
        {
            if (await Seen(books, posting.Key, cancel) is not { } kept)
            {
                continue;
            }

            if (!kept.Says(posting))
            {
                return KeyReused(posting.Key);
            }

            ids.Add(kept.Entry.Id);
        }

        if (ids.Count > 0)
        {
            return ids.Count == all.Count ? ids : KeyReused(all[0].Key);
        }

        foreach (var posting in all)
        {
            var kind = posting.Mode == PostingMode.Pending ? EntryKind.Pending : EntryKind.Posted;
            ids.Add(Add(Row(books, posting, kind, Id<Entry>.New(clock), clock.GetUtcNow()), posting.Lines));
        }

        return ids;
    }

    async Task<Outcome<Id<Entry>>> Resolve(
        Kept target, Resolution how, IReadOnlyList<Line> lines, CancellationToken cancel)
    {
        var books = target.Entry.Organisation;
        var earlier = here.Values.FirstOrDefault(k => k.Entry.Resolves == target.Entry.Id)?.Entry
            ?? await house.Set<EntryRow>().IgnoreQueryFilters().AsNoTracking()
                .FirstOrDefaultAsync(e => e.Resolves == target.Entry.Id, cancel);
        if (earlier is not null)
        {
            return earlier.Kind == how.Kind && earlier.Key == how.Key
                ? earlier.Id
                : new Refusal(
                    "ledger.already_resolved",
                    $"Entry {target.Entry.Key} was reversed, completed or voided before, by {earlier.Key}.",
                    RefusalKind.Conflict, new RefusalValue("key", target.Entry.Key),
                    new RefusalValue("by", earlier.Key));
        }

        if (await Seen(books, how.Key, cancel) is not null)
        {
            return KeyReused(how.Key);
        }

        return Add(
            new EntryRow
            {
                Id = Id<Entry>.New(clock),
                Organisation = books,
                Key = how.Key,
                Kind = how.Kind,
                ValueDate = target.Entry.ValueDate,
                BookedOn = how.BookedOn,
                Narrative = how.Narrative,
                Subject = target.Entry.Subject,
                LinkedTo = target.Entry.LinkedTo,
                Resolves = target.Entry.Id,
                RecordedAt = clock.GetUtcNow(),
            },
            lines);
    }

    Id<Entry> Add(EntryRow entry, IReadOnlyList<Line> lines)
    {
        house.Append(entry);
        AppendLines(entry, lines);
        here[(entry.Organisation, entry.Key)] = new(entry, lines);
        return entry.Id;
    }

    void AppendLines(EntryRow entry, IReadOnlyList<Line> lines)
    {
        for (var number = 0; number < lines.Count; number++)
        {
            house.Append(new LineRow
            {
                Entry = entry.Id,
                Number = number,
                Organisation = entry.Organisation,
                Account = lines[number].Account,
                Amount = lines[number].Amount,
                ValueDate = entry.ValueDate,
                BookedOn = entry.BookedOn,
                Pending = entry.Kind == EntryKind.Pending,
            });
        }
    }

    static EntryRow Row(
        Id<Organisation> books, Posting posting, EntryKind kind, Id<Entry> id, DateTimeOffset at) => new()
        {
            Id = id,
            Organisation = books,
            Key = posting.Key,
            Kind = kind,
            ValueDate = posting.ValueDate,
            BookedOn = posting.BookedOn,
            Narrative = posting.Narrative,
            Subject = posting.Subject,
            LinkedTo = posting.LinkedTo,
            RecordedAt = at,
        };

    async Task<IReadOnlySet<string>> Accounts(
        Id<Organisation> books, IReadOnlyList<Posting> all, CancellationToken cancel)
    {
        if (opened.TryGetValue(books, out var justOpened))
        {
            return justOpened;
        }

        var known = await charts.Of(books, house, fresh: false, cancel);
        return known.Count == 0 || all.Any(p => p.Lines.Any(l => !known.Contains(l.Account)))
            ? await charts.Of(books, house, fresh: true, cancel)
            : known;
    }

    /// <summary>The entry under a key, as far as it can exist: in this unit of work, or after a lost race in the
    /// books.</summary>
    async Task<Kept?> Seen(Id<Organisation> books, string key, CancellationToken cancel) =>
        here.TryGetValue((books, key), out var kept) ? kept
            : work.Attempt > 1 ? await Find(books, key, cancel)
            : null;

    async Task<Kept?> Find(Id<Organisation> books, string key, CancellationToken cancel)
    {
        if (here.TryGetValue((books, key), out var kept))
        {
            return kept;
        }

        var entry = await house.Set<EntryRow>().IgnoreQueryFilters().AsNoTracking()
            .FirstOrDefaultAsync(e => e.Organisation == books && e.Key == key, cancel);
        if (entry is null)
        {
            return null;
        }

        var lines = await house.Set<LineRow>().IgnoreQueryFilters().AsNoTracking()
            .Where(l => l.Entry == entry.Id).OrderBy(l => l.Number).ToListAsync(cancel);
        return new(entry, [.. lines.Select(l => new Line(l.Account, l.Amount))]);
    }

    static Refusal NoEntry(string key) => new(
        "ledger.no_such_entry", $"These books have no entry {key}.", RefusalKind.NotFound,
        new RefusalValue("key", key));

    static Refusal NotPending(string key) => new(
        "ledger.not_pending", $"Entry {key} is not pending; reverse it instead.", RefusalKind.Conflict,
        new RefusalValue("key", key));

    static Refusal KeyReused(string key) => new(
        "ledger.key_reused", $"The key {key} already stands for another entry; use a key of its own for each event.",
        RefusalKind.Conflict, new RefusalValue("key", key));

    sealed record Resolution(EntryKind Kind, string Key, DateOnly BookedOn, Text Narrative);

    sealed record Kept(EntryRow Entry, IReadOnlyList<Line> Lines)
    {
        internal bool Says(Posting posting) =>
            Entry.Kind == (posting.Mode == PostingMode.Pending ? EntryKind.Pending : EntryKind.Posted)
            && Entry.ValueDate == posting.ValueDate && Entry.BookedOn == posting.BookedOn
            && Entry.Narrative == posting.Narrative && Entry.Subject == posting.Subject
            && Entry.LinkedTo == posting.LinkedTo && Lines.SequenceEqual(posting.Lines);
    }
}
