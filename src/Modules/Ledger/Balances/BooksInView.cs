using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Ledger.Entries;
using Wheelhouse.Ledger.Storage;
using Wheelhouse.Platform;

namespace Wheelhouse.Ledger.Balances;

/// <summary>Whose books a reader looks at: his own; a regulator names them, for sums over several lenders mean
/// nothing.</summary>
sealed class BooksInView(House house, Caller caller)
{
    internal House House => house;

    internal async Task<Outcome<Id<Organisation>>> Of(Id<Organisation>? asked, CancellationToken cancel)
    {
        if (asked is null && caller.Actor.SeesEveryone)
        {
            return new Refusal(
                "ledger.name_books", "Name the lender whose books you want in the parameter organisation.",
                RefusalKind.Invalid);
        }

        var books = asked ?? caller.Actor.Organisation;
        return await house.Set<AccountRow>().AnyAsync(a => a.Organisation == books, cancel)
            ? books
            : PostingRules.NoBooks;
    }

    /// <summary>The chart by number, as accountants read it.</summary>
    internal async Task<IReadOnlyList<AccountCard>> Chart(Id<Organisation> books, CancellationToken cancel) =>
    [
        .. (await house.Set<AccountRow>().AsNoTracking().Where(a => a.Organisation == books).ToListAsync(cancel))
            .OrderBy(a => a.Number, StringComparer.Ordinal).Select(a => a.ToCard()),
    ];
}
