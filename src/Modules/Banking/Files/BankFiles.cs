using Microsoft.EntityFrameworkCore;
using Wheelhouse.Banking.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Banking.Files;

/// <summary>Reads files with their accounts and progress, within what the caller may see.</summary>
sealed class BankFiles(House house)
{
    internal static Refusal Unknown(Id<BankFile> file) => new(
        "banking.no_such_file", "There is no such file; open it from the list.", RefusalKind.NotFound,
        new RefusalValue("file", file.ToString()));

    /// <summary>The file, tracked, to be changed.</summary>
    internal Task<BankFileRow?> Find(Id<BankFile> file, CancellationToken cancel) =>
        house.Set<BankFileRow>().FirstOrDefaultAsync(f => f.Id == file, cancel);

    internal Task<BankAccountRow> Account(BankFileRow file, CancellationToken cancel) =>
        house.Set<BankAccountRow>().AsNoTracking().FirstAsync(a => a.Id == file.Account, cancel);

    internal async Task<FileCard> Card(BankFileRow row, long version, CancellationToken cancel) =>
        (await Cards([row], version, cancel))[0];

    /// <summary>How far the bank has come with files for it.</summary>
    async Task<IReadOnlyDictionary<Id<BankFile>, Progress>> Ordered(Id<BankFile>[] files, CancellationToken cancel)
    {
        if (files.Length == 0)
        {
            return new Dictionary<Id<BankFile>, Progress>();
        }

        var states = await house.Set<OrderRow>().AsNoTracking().Where(o => files.Contains(o.File))
            .GroupBy(o => new { o.File, o.State }).Select(g => new { g.Key.File, g.Key.State, Count = g.LongCount() })
            .ToListAsync(cancel);
        return states.GroupBy(s => s.File).ToDictionary(g => g.Key, g =>
        {
            var count = g.ToLookup(s => s.State, s => s.Count);
            long Of(params OrderState[] some) => some.Sum(s => count[s].Sum());
            return new Progress(
                Of(OrderState.Done), Of(OrderState.Ordered, OrderState.Accepted), 0,
                Of(OrderState.Rejected, OrderState.Repeated, OrderState.Returned));
        });
    }

    internal async Task<IReadOnlyList<FileCard>> Cards(
        IReadOnlyList<BankFileRow> rows, long? version, CancellationToken cancel)
    {
        var (ids, accounts) = (rows.Select(r => r.Id).ToArray(), rows.Select(r => r.Account).Distinct().ToArray());
        var currencies = await house.Set<BankAccountRow>().AsNoTracking().Where(a => accounts.Contains(a.Id))
            .Select(a => new { a.Id, a.Currency }).ToDictionaryAsync(a => a.Id, a => a.Currency, cancel);
        var done = await house.Set<BatchRow>().AsNoTracking().Where(b => ids.Contains(b.File))
            .GroupBy(b => b.File)
            .Select(g => new
            {
                File = g.Key,
                Booked = g.Sum(b => (long)b.Booked),
                Waiting = g.Sum(b => (long)b.Waiting),
                Known = g.Sum(b => (long)b.Known),
            })
            .ToDictionaryAsync(g => g.File, g => new Progress(g.Booked, g.Waiting, g.Known), cancel);
        foreach (var sent in await Ordered([.. rows.Where(r => r.Total is not null).Select(r => r.Id)], cancel))
        {
            done[sent.Key] = sent.Value;
        }

        return
        [
            .. rows.Select(row => FileCard.Of(
                row, done.GetValueOrDefault(row.Id, Progress.None), currencies[row.Account], version ?? row.Version)),
        ];
    }
}
