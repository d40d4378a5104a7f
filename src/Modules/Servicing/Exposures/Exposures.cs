using Microsoft.EntityFrameworkCore;
using System.Runtime.CompilerServices;
using Wheelhouse.CreditRisk;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Storage;

namespace Wheelhouse.Servicing.Exposures;

/// <summary>Reads the cached accounts as a stream; no event is read and nothing is folded.</summary>
sealed class Exposures(House house) : IExposures
{
    public int Parts => AccountRow.Parts;

    public Task<int> Count(Id<Organisation> organisation, CancellationToken cancel) =>
        house.Set<AgreementRow>().CountAsync(a => a.Organisation == organisation, cancel);

    public async Task<IReadOnlyList<(Text Product, Currency Currency)>> Products(
        Id<Organisation> organisation, CancellationToken cancel)
    {
        var pairs = await house.Set<AgreementRow>().AsNoTracking().Where(a => a.Organisation == organisation)
            .Select(a => new { a.Product, a.Account.Currency }).Distinct().ToListAsync(cancel);
        return [.. pairs.Select(p => (p.Product, p.Currency))];
    }

    public async Task<IReadOnlyDictionary<Id<Agreement>, string>> Numbers(
        IReadOnlyList<Id<Agreement>> agreements, CancellationToken cancel) => await house.Set<AgreementRow>()
        .AsNoTracking().Where(a => agreements.Contains(a.Id)).Select(a => new { a.Id, a.Number })
        .ToDictionaryAsync(a => a.Id, a => a.Number, cancel);

    public async IAsyncEnumerable<Exposure> Of(
        Id<Organisation> organisation, int first, int last, DateOnly since,
        [EnumeratorCancellation] CancellationToken cancel)
    {
        var standings = await house.Set<StandingRow>().AsNoTracking()
            .Where(s => s.Organisation == organisation && s.Part >= first && s.Part <= last)
            .ToDictionaryAsync(s => s.Agreement, s => s.Standing, cancel);
        var rows = house.Set<AgreementRow>().AsNoTracking()
            .Where(a => a.Account.Organisation == organisation && a.Account.Part >= first && a.Account.Part <= last
                && (a.Account.State != AgreementState.Closed || a.Account.AsOf > since))
            .Select(a => new ExposureLine(a.Product, a.PaidOn, a.Terms, a.Lease, a.Account));
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancel))
        {
            yield return row.ToExposure(
                standings.TryGetValue(row.Account.Agreement, out var known) ? known : CreditStanding.New);
        }
    }
}
