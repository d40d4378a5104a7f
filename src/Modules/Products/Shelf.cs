using Microsoft.EntityFrameworkCore;
using System.Collections.Concurrent;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Products.Storage;

namespace Wheelhouse.Products;

/// <summary>Published versions never change, so each is read from its document once.</summary>
sealed class PublishedVersions
{
    internal ConcurrentDictionary<(Id<Product> Product, int Version), ProductVersion> Known { get; } = new();
}

sealed class Shelf(House house, PublishedVersions published) : IProducts
{
    public async Task<IReadOnlyList<ProductVersion>> On(DateOnly day, CancellationToken cancel)
    {
        var versions = await Published().Where(v => v.ValidFrom <= day)
            .Select(v => new { v.Product, v.Version, v.ValidTo }).ToListAsync(cancel);
        var inForce = versions.GroupBy(v => v.Product).Select(g => g.MaxBy(v => v.Version)!)
            .Where(v => v.ValidTo is not { } last || day <= last).Select(v => (v.Product, v.Version)).ToList();
        var missing = inForce.Where(k => !published.Known.ContainsKey(k)).Select(k => k.Product).ToList();
        if (missing.Count > 0)
        {
            foreach (var row in await Published().Where(v => missing.Contains(v.Product)).ToListAsync(cancel))
            {
                published.Known[(row.Product, row.Version)] = row.ToVersion();
            }
        }

        return
        [
            .. inForce.Select(k => published.Known[k])
                .OrderBy(v => v.Lender).ThenBy(v => v.Code, StringComparer.Ordinal),
        ];
    }

    public async Task<ProductVersion?> Find(Id<Product> product, int version, CancellationToken cancel)
    {
        if (published.Known.TryGetValue((product, version), out var known))
        {
            return known;
        }

        var row = await Published().FirstOrDefaultAsync(v => v.Product == product && v.Version == version, cancel);
        return row is null ? null : published.Known[(product, version)] = row.ToVersion();
    }

    IQueryable<VersionRow> Published() => house.Set<VersionRow>().AsNoTracking()
        .Where(v => house.Set<PublicationRow>().Any(p => p.Product == v.Product && p.Version == v.Version));
}
