using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Ledger;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Nights;
using Wheelhouse.Servicing.Storage;

namespace Wheelhouse.Servicing;

/// <summary>What must hold for every agreement at every moment.</summary>
public static class ServicingLaws
{
    /// <summary>A sentence for each breach, in all organisations the house is open to; empty: all in order.</summary>
    /// <remarks>
    /// The cached row is what its events replay to; the journal holds exactly the position of that state, account by
    /// account; sequences run from 1 without gaps and every event is of an agreement; what is booked as accrued is what
    /// the last night found.
    /// </remarks>
    public static async Task<IReadOnlyList<string>> Check(
        House house, IJournal journal, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(house);
        ArgumentNullException.ThrowIfNull(journal);
        var ids = await house.Set<AgreementRow>().AsNoTracking()
            .OrderBy(a => a.Id).Select(a => a.Id).ToListAsync(cancel);
        return
        [
            .. await Check(house, journal, ids, cancel), .. await Loose(house, cancel),
            .. await Accruals(house, journal, cancel),
        ];
    }

    /// <summary>Every event is of an agreement.</summary>
    static async Task<IEnumerable<string>> Loose(House house, CancellationToken cancel) =>
        (await house.Set<EventRow>().AsNoTracking()
            .Where(e => !house.Set<AgreementRow>().IgnoreQueryFilters().Any(a => a.Id == e.Agreement))
            .Select(e => e.Agreement).Distinct().ToListAsync(cancel))
        .Select(id => $"There are events of {id}, which is not there.");

    /// <summary>The laws of some agreements; one that the house is not open to is a breach too.</summary>
    public static async Task<IReadOnlyList<string>> Check(
        House house, IJournal journal, IReadOnlyList<Id<Agreement>> ids, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(house);
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(ids);
        var breaches = new List<string>();
        var reader = new Agreements(house);
        foreach (var id in ids)
        {
            if (await reader.Find(id, cancel) is not { } kept)
            {
                breaches.Add($"{id} is not there.");
                continue;
            }

            breaches.AddRange(Replay(kept).Select(b => $"{kept.Account.Contract.Number}: {b}"));
            var entries = await journal.Of(id.ToString(), cancel);
            breaches.AddRange(Tied(kept.Account, entries).Select(b => $"{kept.Account.Contract.Number}: {b}"));
        }

        return breaches;
    }

    static IEnumerable<string> Replay(Kept kept)
    {
        var (row, account) = (kept.Row, kept.Account);
        var replayed = AccountRow.Of(account);
        replayed.Version = row.Version;
        foreach (var column in typeof(AccountRow).GetProperties())
        {
            var (stored, again) = (column.GetValue(row), column.GetValue(replayed));
            if (!Equals(stored, again))
            {
                yield return $"{column.Name} is stored as {stored} and replays to {again}.";
            }
        }

        var story = account.Story;
        for (var i = 0; i < story.Count; i++)
        {
            if (story[i].Stamp.Sequence != i + 1)
            {
                yield return $"Event {i + 1} carries the sequence {story[i].Stamp.Sequence}.";
            }
        }
    }

    /// <summary>The sum of the journal's lines is the position, on every account.</summary>
    internal static IEnumerable<string> Tied(Account account, IReadOnlyList<EntryCard> entries)
    {
        var booked = entries.Where(e => e.State != EntryState.Pending).SelectMany(e => e.Lines)
            .GroupBy(l => l.Account)
            .ToDictionary(g => g.Key, g => g.Sum(l => l.Amount.MinorUnits), StringComparer.Ordinal);
        var position = account.Position
            .ToDictionary(l => l.Account, l => l.Amount.MinorUnits, StringComparer.Ordinal);
        if (position.Values.Sum() is not 0 and var sum)
        {
            yield return $"The position sums to {sum} instead of zero.";
        }

        foreach (var code in booked.Keys.Union(position.Keys, StringComparer.Ordinal))
        {
            var (inJournal, inPosition) = (booked.GetValueOrDefault(code), position.GetValueOrDefault(code));
            if (inJournal != inPosition)
            {
                yield return $"{code} holds {inJournal} minor units in the journal and {inPosition} by the state.";
            }
        }
    }

    /// <summary>What the nights booked as accrued is what the last of them found, pool by pool.</summary>
    static async Task<IReadOnlyList<string>> Accruals(House house, IJournal journal, CancellationToken cancel)
    {
        var breaches = new List<string>();
        foreach (var pool in await house.Set<PoolRow>().AsNoTracking().ToListAsync(cancel))
        {
            var last = await house.Set<AccrualRow>().AsNoTracking()
                .Where(a => a.Organisation == pool.Organisation && a.Pool == pool.Key)
                .OrderByDescending(a => a.Day).FirstOrDefaultAsync(cancel);
            var booked = (await journal.Of(BookAccruals.SubjectOf(pool.Key), cancel))
                .SelectMany(e => e.Lines).Where(l => l.Account == pool.Asset).Sum(l => l.Amount.MinorUnits);
            if (booked != (last?.Amount ?? 0))
            {
                breaches.Add($"{pool.Product.En}: {last?.Amount} minor units accrued, {booked} booked.");
            }
        }

        return breaches;
    }
}
