using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Storage;

namespace Wheelhouse.Servicing.Views;

/// <summary>Reads an account as it stands on the lender's business date, within what the caller may see.</summary>
sealed class Reader(Agreements agreements, IBusinessDays days)
{
    internal async Task<Outcome<Account>> Today(Id<Agreement> agreement, CancellationToken cancel) =>
        (await Versioned(agreement, cancel)).Select(kept => kept.Account);

    /// <summary>The same for what only a loan has, with its version.</summary>
    internal async Task<Outcome<(LoanAccount Account, long Version)>> Loan(
        Id<Agreement> agreement, CancellationToken cancel) =>
        (await Versioned(agreement, cancel)).Then<(LoanAccount, long)>(kept => kept.Account is LoanAccount loan
            ? (loan, kept.Row.Version)
            : Agreements.OtherFamily(kept.Account.Contract));

    /// <summary>The account today, with its row for the version.</summary>
    internal async Task<Outcome<Kept>> Versioned(Id<Agreement> agreement, CancellationToken cancel)
    {
        if (await agreements.Find(agreement, cancel) is not { } kept)
        {
            return Agreements.Unknown(agreement);
        }

        var today = await days.Of(kept.Account.Contract.Organisation, cancel);
        return today > kept.Account.AsOf ? kept with { Account = kept.Account.On(today) } : kept;
    }
}

/// <summary>What all exports share.</summary>
static class Exports
{
    /// <summary>More rows than this nobody reads in a sheet; narrow the filter.</summary>
    internal const int MostRows = 100_000;
}
