using Microsoft.EntityFrameworkCore;
using System.Globalization;
using Wheelhouse.Kernel;
using Wheelhouse.Ledger;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Storage;

namespace Wheelhouse.Servicing.Nights;

/// <summary>Books what has accrued: one entry a product, currency and organisation.</summary>
/// <remarks>The entry is what has accrued by the new day less what was booked the day before. So it corrects itself:
/// what a payment recognised meanwhile, or a back-dated event changed, is in the difference.</remarks>
sealed class BookAccruals(House house, IJournal journal) : INightStep
{
    public string Name => "accruals";

    public int Order => 100;

    public Text Title => new("计提", "Accruals");

    public async Task<Outcome<NightProgress>> Do(Night night, int done, CancellationToken cancel)
    {
        var parts = await house.Set<NightPartRow>().AsNoTracking()
            .Where(p => p.Organisation == night.Organisation && p.Day == night.Day).ToListAsync(cancel);
        var sums = parts.SelectMany(p => p.Accrued).ToLookup(s => s.Pool);
        var before = (await house.Set<AccrualRow>().AsNoTracking()
            .Where(a => a.Organisation == night.Organisation && a.Day == night.Day).ToListAsync(cancel))
            .ToDictionary(a => a.Pool, a => a.Amount);
        var pools = await house.Set<PoolRow>().AsNoTracking()
            .Where(p => p.Organisation == night.Organisation).OrderBy(p => p.Key).ToListAsync(cancel);
        var postings = new List<Posting>();
        foreach (var pool in pools)
        {
            var now = new AccrualRow
            {
                Organisation = night.Organisation,
                Pool = pool.Key,
                Day = night.Next,
                Amount = sums[pool.Key].Sum(s => s.Amount),
                Agreements = sums[pool.Key].Sum(s => s.Agreements),
            };
            house.Append(now);
            if (Decide(pool, before.GetValueOrDefault(pool.Key), now) is { } posting)
            {
                postings.Add(posting);
            }
        }

        return (await journal.PostMany(night.Organisation, postings, night.At, cancel))
            .Select(_ => new NightProgress(pools.Count, pools.Count));
    }

    /// <summary>The entry of a pool, or null when nothing moved.</summary>
    /// <remarks>By hand: 1,200.00 had accrued, of which 400.00 fell due today and 30.00 came on top: 830.00 now, so
    /// the asset is credited and the income debited with 370.00.</remarks>
    internal static Posting? Decide(PoolRow pool, long before, AccrualRow now)
    {
        var moved = new Money(now.Amount - before, pool.Currency);
        var subject = SubjectOf(pool.Key);
        return moved.IsZero ? null : new(
            $"{subject}/{now.Day:O}", now.Day, now.Day,
            Narrative(pool), subject,
            [new(pool.Asset, moved), new(pool.Income, -moved)]);
    }

    static Text Narrative(PoolRow pool) => pool.Income == "rent.income"
        ? new($"计提租金 {pool.Product.Zh}", $"Rent earned, {pool.Product.En}")
        : new($"计提利息 {pool.Product.Zh}", $"Interest accrued, {pool.Product.En}");

    /// <summary>What the entries of a pool are about.</summary>
    internal static string SubjectOf(long pool) =>
        $"accrual/{unchecked((ulong)pool).ToString("x16", CultureInfo.InvariantCulture)}";
}
