using Microsoft.EntityFrameworkCore;
using Wheelhouse.Insurance.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Insurance.Tariffs;

/// <summary>The tariffs by which an insurer rates. They belong to it, and whoever asks for a quote is rated by them: so
/// they are read here past the filter of owners, and only those that were approved.</summary>
sealed class TariffsInForce(House house)
{
    /// <summary>The newest approved version of an insurer that is in force on a day; null where there is none.
    /// </summary>
    internal async Task<TariffRow?> On(Id<Organisation> insurer, DateOnly day, CancellationToken cancel)
    {
        var approved = await Approved.Where(t => t.Organisation == insurer)
            .OrderByDescending(t => t.Number).ToListAsync(cancel);
        return approved.Find(t => t.Tariff.IsOn(day));
    }

    /// <summary>The one of each insurer on a day; insurers are few.</summary>
    internal async Task<IReadOnlyList<TariffRow>> On(DateOnly day, CancellationToken cancel)
    {
        var approved = await Approved.OrderByDescending(t => t.Number).ToListAsync(cancel);
        return
        [
            .. approved.Where(t => t.Tariff.IsOn(day)).DistinctBy(t => t.Organisation)
                .OrderBy(t => t.Organisation.Value),
        ];
    }

    /// <summary>The version that something was rated by.</summary>
    internal Task<TariffRow> Of(Id<TariffVersion> tariff, CancellationToken cancel) =>
        Approved.FirstAsync(t => t.Id == tariff, cancel);

    internal Task<Dictionary<Id<TariffVersion>, TariffRow>> Of(
        IReadOnlyList<Id<TariffVersion>> ids, CancellationToken cancel) =>
        Approved.Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, cancel);

    IQueryable<TariffRow> Approved => house.Set<TariffRow>().IgnoreQueryFilters().AsNoTracking()
        .Where(t => house.Set<TariffApprovalRow>().IgnoreQueryFilters().Any(a => a.Tariff == t.Id));
}
