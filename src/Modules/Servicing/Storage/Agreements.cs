using Microsoft.EntityFrameworkCore;
using System.Text.Json;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;

namespace Wheelhouse.Servicing.Storage;

/// <summary>An account with the row that caches it.</summary>
sealed record Kept(Account Account, AccountRow Row);

/// <summary>Reads agreements with their events: one query, whoever asks, and only what the caller may see.</summary>
sealed class Agreements(House house)
{
    /// <summary>Contract, the row that caches the fold, and the events' bodies as one text: one row to read.</summary>
    static readonly PreparedQuery<Id<Agreement>, Loaded> One = new((house, id) =>
        house.Set<AgreementRow>().AsNoTracking().Where(a => a.Id == id).Select(a => new Loaded(
            a,
            a.Account,
            house.Set<EventRow>().Where(e => e.Agreement == a.Id).GroupBy(e => e.Agreement)
                .Select(g => string.Join(",", g.Select(e => e.Body))).FirstOrDefault())));

    /// <summary>The agreement as the books stand; null when there is none.</summary>
    internal async Task<Kept?> Find(Id<Agreement> agreement, CancellationToken cancel) =>
        ToKept(await One.First(house, agreement, cancel));

    /// <summary>Several agreements at once, for the close of a day and for a bank's file.</summary>
    /// <remarks>Two plain queries: for hundreds they cost less than <see cref="One"/>, which asks for the events of
    /// each by itself. An agreement's events come as one row: ten of them cost more to hand over than to join.
    /// </remarks>
    internal async Task<IReadOnlyList<Kept>> Find(List<Id<Agreement>> agreements, CancellationToken cancel)
    {
        var found = await house.Set<AgreementRow>().AsNoTracking().Where(a => agreements.Contains(a.Id))
            .Select(a => new { Agreement = a, Row = a.Account }).ToListAsync(cancel);
        var visible = found.Select(one => one.Agreement.Id).ToArray();
        var events = await house.Set<EventRow>().AsNoTracking().Where(e => visible.Contains(e.Agreement))
            .GroupBy(e => e.Agreement)
            .Select(g => new { Agreement = g.Key, Bodies = string.Join(",", g.Select(e => e.Body)) })
            .ToDictionaryAsync(e => e.Agreement, e => e.Bodies, cancel);
        return
        [
            .. found.Select(one =>
                ToKept(new(one.Agreement, one.Row, events.GetValueOrDefault(one.Agreement.Id)))!),
        ];
    }

    /// <summary>The refusal for an agreement that does not exist, or not for this caller: nobody can tell.</summary>
    internal static Refusal Unknown(Id<Agreement> agreement) => new(
        "servicing.no_such_agreement", $"There is no agreement {agreement}; search for it by its number or its VIN.",
        RefusalKind.NotFound, new RefusalValue("agreement", agreement.ToString()));

    /// <summary>The refusal of a command of one family to an agreement of another.</summary>
    internal static Refusal OtherFamily(Contract contract) => new(
        "servicing.other_family",
        $"Agreement {contract.Number} is a {contract.Family.ToString().ToLowerInvariant()}; this is not done with one.",
        RefusalKind.Conflict, new RefusalValue("number", contract.Number),
        new RefusalValue("family", JsonNamingPolicy.CamelCase.ConvertName(contract.Family.ToString())));

    static Kept? ToKept(Loaded? loaded)
    {
        if (loaded is null)
        {
            return null;
        }

        var contract = loaded.Agreement.ToContract();
        return new(contract.Fold(loaded.Events ?? "", loaded.Row.AsOf), loaded.Row);
    }

    sealed record Loaded(AgreementRow Agreement, AccountRow Row, string? Events);
}
