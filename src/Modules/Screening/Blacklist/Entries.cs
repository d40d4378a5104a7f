using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Screening.Storage;

namespace Wheelhouse.Screening.Blacklist;

/// <summary>Finds an entry for a command that changes it.</summary>
sealed class Entries(House house, IBusinessDays days, Caller caller, IWork work)
{
    internal static readonly Refusal Unknown = new(
        "screening.no_such_listing", "There is no such entry; open it from the list.", RefusalKind.NotFound);

    /// <summary>The entry with the business date; another's is refused like an unknown one, one that does not count
    /// any more because nothing is left to change.</summary>
    internal async Task<Outcome<ListingRow>> Standing(Id<Listing> listing, long? seen, CancellationToken cancel)
    {
        work.About(listing.ToString());
        if (await house.Set<ListingRow>().FirstOrDefaultAsync(l => l.Id == listing, cancel) is not { } row)
        {
            return Unknown;
        }

        return Versions.Check(row, seen) is { } stale ? stale
            : row.Counts(await days.Of(caller.Actor.Organisation, cancel)) ? row
            : new Refusal("screening.listing_over", "The entry counts no more; there is nothing left to change.");
    }
}
