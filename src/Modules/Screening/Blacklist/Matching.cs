using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Screening.Storage;
using Wheelhouse.Screening.Traits;

namespace Wheelhouse.Screening.Blacklist;

/// <summary>An entry that fits, and what of the application it fits.</summary>
sealed record Matched(Trait Trait, ListedMatch Match);

/// <summary>Finds the entries of a lender's list that fit an application.</summary>
sealed class Matching(House house)
{
    static readonly PreparedQuery<Id<Organisation>, string[], DateOnly, ListingRow> Standing = new(
        (house, lender, hashes, day) => house.Set<ListingRow>().IgnoreQueryFilters().AsNoTracking()
            .Where(l => l.Organisation == lender && hashes.Contains(l.Hash) && l.EndedAt == null && l.ExpiresOn > day)
            .OrderBy(l => l.Id));

    internal async Task<IReadOnlyList<Matched>> Find(
        Id<Organisation> lender, IReadOnlyList<Trait> traits, DateOnly day, CancellationToken cancel)
    {
        var hashes = traits.Select(t => t.Hash).Distinct().ToArray();
        var rows = await Standing.All(house, lender, hashes, day, cancel);
        return
        [
            .. from row in rows
               from trait in traits
               where trait.Hash == row.Hash
               select new Matched(trait, new(row.Id, trait.Kind, row.Source, row.ExpiresOn, row.IsUnderAppeal)),
        ];
    }

    /// <summary>Whether an entry says something bad of the applicant himself: a listed employer does not, nor does an
    /// entry that is disputed.</summary>
    internal static bool Marks(Matched matched) =>
        !matched.Match.UnderAppeal && matched.Trait.Kind is
            TraitKind.IdNumber or TraitKind.Phone or TraitKind.Card or TraitKind.Device;
}
