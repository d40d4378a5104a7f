using Microsoft.EntityFrameworkCore;
using System.Linq.Expressions;
using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Wheelhouse.Origination;
using Wheelhouse.Platform;

namespace Wheelhouse.Servicing.Storage;

/// <summary>An account with the row that caches it.</summary>
sealed record Kept(Account Account, AccountRow Row);

/// <summary>Reads agreements with their events: one query, whoever asks, and only what the caller may see.</summary>
sealed class Agreements(House house)
{
    static readonly PreparedQuery<Id<Agreement>, Loaded> ToChange = new((house, id) =>
        house.Set<AgreementRow>().AsTracking().Where(a => a.Id == id).Select(Whole));

    static readonly PreparedQuery<Id<Agreement>, Loaded> ToRead = new((house, id) =>
        house.Set<AgreementRow>().AsNoTracking().Where(a => a.Id == id).Select(Whole));

    /// <summary>Row, contract and events in order. The row is an entity, and tracked where the query tracks.</summary>
    static Expression<Func<AgreementRow, Loaded>> Whole => a => new Loaded(
        new Contract(
            a.Id, a.Organisation, a.Dealer, a.Customer, a.Number, a.Vin, a.Product, a.Model, a.Terms, a.PaidOn,
            a.Subsidy, a.ContractRate, a.Commission, a.Application),
        a.Account,
        a.Events.OrderBy(e => e.Sequence).Select(e => e.Body).ToList());

    /// <summary>The agreement as the books stand, its row tracked for the change that follows; or null.</summary>
    internal async Task<Kept?> Find(Id<Agreement> agreement, CancellationToken cancel) =>
        ToKept(await ToChange.First(house, agreement, cancel));

    /// <summary>The agreement as the books stand, for reading.</summary>
    internal async Task<Kept?> Read(Id<Agreement> agreement, CancellationToken cancel) =>
        ToKept(await ToRead.First(house, agreement, cancel));

    /// <summary>Several agreements at once, for the close of a day.</summary>
    internal async Task<IReadOnlyList<Kept>> Find(List<Id<Agreement>> agreements, CancellationToken cancel)
    {
        var loaded = await house.Set<AgreementRow>().AsTracking().Where(a => agreements.Contains(a.Id)).Select(Whole)
            .ToListAsync(cancel);
        return [.. loaded.Select(one => ToKept(one)!)];
    }

    /// <summary>The refusal for an agreement that is not there, or not for this caller: no telling which.</summary>
    internal static Refusal Unknown(Id<Agreement> agreement) => new(
        "servicing.no_such_agreement", $"There is no agreement {agreement}; search for it by its number or its VIN.",
        RefusalKind.NotFound, new RefusalValue("agreement", agreement.ToString()));

    static Kept? ToKept(Loaded? loaded)
    {
        if (loaded is null)
        {
            return null;
        }

        LoanEvent[] events = [.. loaded.Events.Select(EventJson.Read)];
        return new(Account.Fold(loaded.Contract, events, loaded.Row.AsOf), loaded.Row);
    }

    sealed record Loaded(Contract Contract, AccountRow Row, List<string> Events);
}
