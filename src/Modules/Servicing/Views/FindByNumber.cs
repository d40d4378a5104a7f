using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Storage;

namespace Wheelhouse.Servicing.Views;

/// <summary>Finds agreements of a lender by the numbers that people write.</summary>
public interface IAgreementNumbers
{
    /// <summary>The agreements of these numbers; numbers that no agreement has are left out.</summary>
    Task<IReadOnlyDictionary<string, Id<Agreement>>> Find(
        Id<Organisation> lender, IReadOnlyCollection<string> numbers, CancellationToken cancel);

    /// <summary>The numbers of these agreements.</summary>
    Task<IReadOnlyDictionary<Id<Agreement>, string>> Of(
        IReadOnlyCollection<Id<Agreement>> agreements, CancellationToken cancel);
}

sealed class FindByNumber(House house) : IAgreementNumbers
{
    public async Task<IReadOnlyDictionary<string, Id<Agreement>>> Find(
        Id<Organisation> lender, IReadOnlyCollection<string> numbers, CancellationToken cancel)
    {
        var asked = numbers.ToArray();
        return await house.Set<AgreementRow>().AsNoTracking()
            .Where(a => a.Organisation == lender && asked.Contains(a.Number))
            .Select(a => new { a.Id, a.Number })
            .ToDictionaryAsync(a => a.Number, a => a.Id, StringComparer.Ordinal, cancel);
    }

    public async Task<IReadOnlyDictionary<Id<Agreement>, string>> Of(
        IReadOnlyCollection<Id<Agreement>> agreements, CancellationToken cancel)
    {
        var asked = agreements.ToArray();
        return await house.Set<AgreementRow>().AsNoTracking().Where(a => asked.Contains(a.Id))
            .Select(a => new { a.Id, a.Number }).ToDictionaryAsync(a => a.Id, a => a.Number, cancel);
    }
}
